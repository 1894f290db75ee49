const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const infinite = /^([+-]?)inf(inity)?$/i
const missing = new Set(['', 'na', 'n/a', 'nan', '.'])

/** Whether a cell says that there is no value: empty, `NA`, `N/A`, `NaN` or `.`. */
export const isMissing = (text: string): boolean => missing.has(text.trim().toLowerCase())

/**
 * A number as programs write it: `12`, `-0.5`, `1e-5`, `Inf`. With `decimalComma` also `12,5`, but
 * never a mark for thousands: `1.234,5` and `1 234` are none. Null when the text is no number.
 */
export const parseNumber = (text: string, decimalComma: boolean): number | null => {
  const trimmed = text.trim()
  const written = decimalComma && !trimmed.includes('.') ? trimmed.replace(',', '.') : trimmed
  if (number.test(written)) return Number(written)
  const [, sign] = infinite.exec(written) ?? []
  if (sign === undefined) return null
  return sign === '-' ? -Infinity : Infinity
}
