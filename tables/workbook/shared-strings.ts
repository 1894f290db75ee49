import { scanXml } from './scan-xml.ts'

/** Characters that XML cannot hold are written `_x000D_` in a workbook. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text

/** The texts that cells refer to by number. Rich text is joined, phonetic guides are left out. */
export const readSharedStrings = (bytes: Uint8Array): readonly string[] => {
  const strings: string[] = []
  let text = ''
  let inText = false
  let phonetic = false
  scanXml(bytes, {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic = true
      if (name === 't') inText = !phonetic
    },
    text: (piece) => {
      if (inText) text += piece
    },
    close: (name) => {
      if (name === 't') inText = false
      if (name === 'rPh') phonetic = false
      if (name === 'si') strings.push(unescapeText(text))
    },
  })
  return strings
}
