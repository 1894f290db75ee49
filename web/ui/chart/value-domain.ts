import { nice } from 'd3-array'
import type { ChartFigure } from './chart-figure.ts'

interface DomainOptions {
  /** Whether zero is always in sight; true unless said otherwise. */
  readonly fromZero?: boolean
}

/** The values and interval ends that a scale must hold. */
export const valuesOf = (figures: readonly ChartFigure[], intervals: boolean): readonly number[] =>
  figures.flatMap(({ value, lower, upper }) =>
    value === null ? [] : [value, ...(intervals ? [lower ?? value, upper ?? value] : [])],
  )

/**
 * From where to where a scale runs: round numbers around all values. Zero is in sight, so that a
 * small difference looks small. One value, or all equal, stands in the middle of a scale rather
 * than at its edge; without any value it runs from 0 to 1.
 */
export const valueDomain = (
  values: readonly number[],
  { fromZero = true }: DomainOptions = {},
): readonly [number, number] => {
  const held = fromZero ? [...values, 0] : values
  // Not spread into Math.min: there may be more values than a call takes arguments.
  const low = held.reduce((least, value) => Math.min(least, value), Infinity)
  const high = held.reduce((most, value) => Math.max(most, value), -Infinity)
  if (values.length === 0 || (low === 0 && high === 0)) return [0, 1]
  if (low === high) {
    const around = Math.abs(low) / 10
    return nice(low - around, high + around, 4)
  }
  return nice(low, high, 4)
}
