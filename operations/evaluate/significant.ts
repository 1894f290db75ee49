/** Decimals with which a number shows so many significant digits: 0.0123 with 2 needs 3. */
const decimalsFor = (size: number, digits: number): number =>
  Math.min(12, Math.max(0, digits - 1 - Math.floor(Math.log10(size))))

const fixed = (value: number, decimals: number): string => {
  const text = value.toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  return /^-[0.,]*$/.test(text) ? text.slice(1) : text
}

/**
 * A figure with as many decimals as its uncertainty allows: two significant digits of its standard
 * error or of the half of its interval. Without a known uncertainty, four significant digits.
 */
export const withUncertainty = (value: number, uncertainty: number | null): string => {
  if (!Number.isFinite(value)) return 'not known'
  const known = uncertainty !== null && Number.isFinite(uncertainty) && uncertainty > 0
  return known ? fixed(value, decimalsFor(uncertainty, 2)) : significant(value)
}

/** Four significant digits; whole numbers whole and without separators, for they may be years. */
export const significant = (value: number): string => {
  if (!Number.isFinite(value)) return '–'
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value)
  const size = Math.abs(value)
  if (size < 1e-4 || size >= 1e15) return Number(value.toPrecision(3)).toExponential()
  return String(Number(value.toFixed(decimalsFor(size, 4))))
}
