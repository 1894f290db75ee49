import { scanXml } from './scan-xml.ts'

/** Formats that every program has, by number: 14–22 dates and times, 27–36 and 50–58 East Asian. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 50 && id <= 58) ||
  id === 45 ||
  id === 47

/**
 * Whether a number format shows a date or a time of day. `[h]:mm` shows a duration, which is a
 * number. Quoted text, escaped and padding characters, colours and currencies are no letters of it.
 */
export const isDateFormat = (format: string): boolean => {
  if (/\[(h+|m+|s+)\]/i.test(format)) return false
  const bare = format.replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, '')
  const [positive = ''] = bare.split(';')
  return !/general/i.test(positive) && /[ymdhs]/i.test(positive)
}

/** For each cell style, by number, whether it shows numbers as dates. */
export const readDateStyles = (bytes: Uint8Array): readonly boolean[] => {
  const custom = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCellStyles = false
  scanXml(bytes, {
    open: (name, attributes) => {
      const id = Number(attributes['numFmtId'] ?? '0')
      if (name === 'numFmt') custom.set(id, isDateFormat(attributes['formatCode'] ?? ''))
      if (name === 'cellXfs') inCellStyles = true
      if (name === 'xf' && inCellStyles) styles.push(custom.get(id) ?? isBuiltInDate(id))
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return styles
}
