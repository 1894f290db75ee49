import type { StaggeredDesign } from './staggered-design.ts'

/** One coefficient per time since the start, or one per group and time averaged afterwards. */
export type EventEstimator = 'twfe' | 'sun-abraham'

/** A dummy of an event study. */
export interface EventTerm {
  /** Time since the start: below 0 before it. */
  readonly at: number
  /** 1 in the rows it stands for, units × times. */
  readonly column: Float64Array
  /** How many rows those are. */
  readonly rows: number
}

/**
 * The leads and lags of an event study. For each group the last time before its start has none: it
 * is the reference.
 */
export const eventTerms = (design: StaggeredDesign, estimator: EventEstimator): EventTerm[] => {
  const { starts, times, groups } = design
  const terms = new Map<string, { at: number; column: Float64Array; rows: number }>()
  for (const group of groups) {
    const before = Math.max(...times.filter((time) => time < group))
    for (const [t, time] of times.entries()) {
      if (time === before) continue
      const at = time - group
      const key = estimator === 'twfe' ? String(at) : `${group} ${at}`
      const term = terms.get(key) ?? {
        at,
        column: new Float64Array(design.outcome.length),
        rows: 0,
      }
      starts.forEach((start, unit) => {
        if (start !== group) return
        term.column[unit * times.length + t] = 1
        term.rows += 1
      })
      terms.set(key, term)
    }
  }
  return [...terms.values()]
}
