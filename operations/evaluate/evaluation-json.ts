import type { Evaluation } from './method.ts'

/** A value as JSON can hold it: typed arrays as arrays, numbers that are not finite as null. */
const plain = (value: unknown): unknown => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object' || value === null) return value
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, plain)
  if (Array.isArray(value)) return value.map(plain)
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]))
}

/** An evaluation as scripts read it: the figure first, then the parts of the method. */
export const evaluationJson = (evaluation: Evaluation): unknown => {
  const { estimate, se, low, high, level, method, n, warnings, parts } = evaluation
  return plain({
    ...{ estimate, se, low, high, level, method, n },
    warnings: warnings.map(({ code, message }) => ({ code, message })),
    ...parts,
  })
}
