import { seeded } from '../../../numerics/random.ts'
import type { TreatmentColumns } from '../treatment-design.ts'

export interface InventedPanel {
  readonly units: number
  readonly times: number
  /** Per treated unit (the last ones), the index of its first treated time. */
  readonly starts: readonly number[]
  readonly seed: number
  /** Added to the treated while they are treated. */
  readonly effect?: number
  /** Standard deviation of what neither units nor times nor factors explain; default 1. */
  readonly noise?: number
}

export interface Long extends TreatmentColumns {
  readonly unit: readonly string[]
  readonly time: readonly number[]
  readonly outcome: readonly number[]
  readonly treated: readonly number[]
}

/** A panel with levels of units, common times and two factors; names u01, u02 …; times from 2001. */
export const inventedPanel = (wanted: InventedPanel): Long => {
  const { units, times, starts, effect = 0, noise = 1 } = wanted
  const random = seeded(wanted.seed)
  const common = Array.from({ length: times }, () => random.normal())
  const factors = Array.from({ length: 2 }, () => {
    let level = 0
    return Array.from({ length: times }, () => (level += random.normal()))
  })
  const rows = Array.from({ length: units }, (_, i) => {
    const level = 20 + 3 * random.normal()
    const loads = factors.map(() => random.uniform())
    const start = starts[i - (units - starts.length)] ?? Infinity
    return Array.from({ length: times }, (__, t) => ({
      unit: `u${String(i + 1).padStart(2, '0')}`,
      time: 2001 + t,
      outcome:
        level +
        (common[t] ?? NaN) +
        loads.reduce((sum, load, k) => sum + load * (factors[k]?.[t] ?? NaN), 0) +
        noise * random.normal() +
        (t >= start ? effect : 0),
      treated: t >= start ? 1 : 0,
    }))
  }).flat()
  return {
    unit: rows.map(({ unit }) => unit),
    time: rows.map(({ time }) => time),
    outcome: rows.map(({ outcome }) => outcome),
    treated: rows.map(({ treated }) => treated),
  }
}

/** The rows of a table for which a condition holds. */
export const rowsWhere = (long: Long, keep: (row: number) => boolean): Long => {
  const own = <Value>(values: readonly Value[]): Value[] => values.filter((_, row) => keep(row))
  return {
    unit: own(long.unit),
    time: own(long.time),
    outcome: own(long.outcome),
    treated: own(long.treated),
  }
}

/** The value of an outcome that must be there. */
export const valueOf = <Value>(
  outcome:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly refusals: readonly { readonly found: string }[] },
): Value => {
  if (!outcome.ok) throw new Error(outcome.refusals.map(({ found }) => found).join('; '))
  return outcome.value
}
