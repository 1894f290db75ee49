import { tickStep, quantileSorted } from 'd3-array'
import type { Absence } from './chart-figure.ts'

/** A class of a map: values from `from` on and below `to`; the last holds its upper end too. */
interface ValueClass {
  /** From 1, the lowest. */
  readonly number: number
  readonly from: number
  readonly to: number
  readonly count: number
}

/** What is drawn of a place: the number of its class, or why it has none. */
export type MapClass = number | Absence

export interface Classification {
  readonly classes: readonly ValueClass[]
  readonly classOf: (value: number) => number
}

/** As many classes as can be told apart by shape on a small tile. */
const most = 5

/**
 * Up to five classes with round limits and about as many places in each. Places with the same value
 * are always in the same class, so there are fewer classes when many are equal, one when all are,
 * and none without values.
 */
export const classifyValues = (values: readonly number[]): Classification => {
  const sorted = values.toSorted((a, b) => a - b)
  const low = sorted[0]
  const high = sorted.at(-1)
  if (low === undefined || high === undefined) return { classes: [], classOf: () => 1 }
  const step = tickStep(low, high, 20)
  const limits: number[] = []
  for (let part = 1; part < most; part += 1) {
    const limit = roundTo(quantileSorted(sorted, part / most) ?? low, step)
    const before = limits.at(-1) ?? -Infinity
    // No class is empty: some value lies below each limit, and at or above it.
    if (limit <= high && sorted.some((value) => value >= before && value < limit))
      limits.push(limit)
  }
  const classOf = (value: number): number => 1 + limits.filter((limit) => limit <= value).length
  const counts = Map.groupBy(sorted, classOf)
  return {
    classes: [low, ...limits].map((from, index) => ({
      number: index + 1,
      from,
      to: limits[index] ?? high,
      count: counts.get(index + 1)?.length ?? 0,
    })),
    classOf,
  }
}

/** The nearest multiple of a step; a step below one is written as what it divides by, as d3 does. */
const roundTo = (value: number, step: number): number => {
  if (step === 0 || !Number.isFinite(step)) return value
  const perOne = Math.round(1 / step)
  return step < 1 ? Math.round(value * perOne) / perOne : Math.round(value / step) * step
}
