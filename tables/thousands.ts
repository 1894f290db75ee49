const grouped = /^([1-9]\d{0,2}(?:[.,'’\s]\d{3})+)(?:[.,](\d{1,2}))?$/

/**
 * The number in a text with thousands separators, written without them and with a decimal comma:
 * `1.234,56` → `1234,56`, `1,234` → `1234`. A group of three digits at the end is taken for
 * thousands. Null when there are no such groups.
 */
export const withoutThousands = (text: string): string | null => {
  const [, groups, decimals] = grouped.exec(text) ?? []
  if (groups === undefined) return null
  const digits = groups.replace(/\D/g, '')
  return decimals === undefined || /^0+$/.test(decimals) ? digits : `${digits},${decimals}`
}
