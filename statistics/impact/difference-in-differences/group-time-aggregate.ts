import type { GroupTimeEffect } from './group-time-effects.ts'
import type { StaggeredDesign } from './staggered-design.ts'

/**
 * What effects by group and time are summed up to: one figure over all (`simple`), by group, by
 * calendar time, or by time since the start (`dynamic`: the event study).
 */
export type Aggregation = 'simple' | 'group' | 'calendar' | 'dynamic'

/** A weighted mean of group-time effects. */
export interface Combined {
  readonly estimate: number
  readonly influence: Float64Array
}

export interface Aggregated {
  readonly overall: Combined
  /** Per group, calendar time or time since the start, ascending; none for `simple`. */
  readonly rows: readonly (Combined & { readonly at: number })[]
}

export interface AggregationOptions {
  /** Least and most time since the start (`dynamic`; the most also holds for `simple`, `group`). */
  readonly minE?: number
  readonly maxE?: number
  /** Only groups observed at least this long after their start, over the same times (`dynamic`). */
  readonly balanceE?: number
}

/** Effects that exist; those with a problem are left out, as `na.rm` of package did does. */
type Effects = readonly GroupTimeEffect[]

/**
 * Summary effects of Callaway & Sant'Anna (2021), section 3: weighted means of ATT(g, t), groups
 * weighing as their number of units. `simple`: all with t ≥ g. `group`: the plain mean over time for
 * each group, then over groups. `calendar` and `dynamic`: by weight within each time, then the plain
 * mean over times (since the start: from 0 on). The influence functions count that the weights are
 * estimated too. The overall estimate is NaN where there is no effect to average.
 */
export const aggregateGroupTime = (
  design: StaggeredDesign,
  effects: Effects,
  aggregation: Aggregation,
  options: AggregationOptions = {},
): Aggregated => {
  const usable = effects.filter(({ problem }) => problem === null)
  const maxE = options.maxE ?? Infinity
  const after = usable.filter(({ group, time }) => time >= group && time - group <= maxE)
  const weigh = weighing(design)
  if (aggregation === 'simple') return { overall: weigh.byGroup(after), rows: [] }
  if (aggregation === 'group') {
    const rows = steps(after.map(({ group }) => group)).map((at) => ({
      at,
      group: at,
      ...weigh.plain(after.filter(({ group }) => group === at)),
    }))
    return { overall: weigh.byGroup(rows), rows: rows.map(withoutGroup) }
  }
  if (aggregation === 'calendar') {
    const treated = usable.filter(({ group, time }) => time >= group)
    const rows = steps(treated.map(({ time }) => time)).map((at) => ({
      at,
      ...weigh.byGroup(treated.filter(({ time }) => time === at)),
    }))
    return { overall: weigh.plain(rows), rows }
  }
  const rows = eventTimes(design, usable, options).map(({ at, members }) => ({
    at,
    ...weigh.byGroup(members),
  }))
  return { overall: weigh.plain(rows.filter(({ at }) => at >= 0)), rows }
}

const steps = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b)

const withoutGroup = ({ at, estimate, influence }: Combined & { at: number }) => ({
  at,
  estimate,
  influence,
})

/** The times since the start, with the effects each is a mean of. */
const eventTimes = (
  { times }: StaggeredDesign,
  effects: Effects,
  { minE = -Infinity, maxE = Infinity, balanceE }: AggregationOptions,
): { at: number; members: Effects }[] => {
  const span = (times[times.length - 1] ?? NaN) - (times[0] ?? NaN)
  const long = effects.filter(
    ({ group }) => balanceE === undefined || (times[times.length - 1] ?? NaN) - group >= balanceE,
  )
  return steps(long.map(({ group, time }) => time - group))
    .filter((e) => e >= minE && e <= maxE)
    .filter((e) => balanceE === undefined || (e <= balanceE && e >= balanceE - span))
    .map((at) => ({ at, members: long.filter(({ group, time }) => time - group === at) }))
}

const weighing = ({ starts }: StaggeredDesign) => {
  const n = starts.length
  const share = (group: number): number =>
    starts.reduce((count, start) => (start === group ? count + 1 : count), 0) / n

  const mix = (parts: readonly Combined[], weights: readonly number[]): Combined => {
    const influence = new Float64Array(n)
    let estimate = 0
    parts.forEach((part, p) => {
      const weight = weights[p] ?? NaN
      estimate += weight * part.estimate
      for (let i = 0; i < n; i += 1) {
        influence[i] = (influence[i] ?? NaN) + weight * (part.influence[i] ?? NaN)
      }
    })
    return { estimate: parts.length === 0 ? NaN : estimate, influence }
  }

  const plain = (parts: readonly Combined[]): Combined =>
    mix(
      parts,
      parts.map(() => 1 / parts.length),
    )

  const byGroup = (parts: readonly (Combined & { group: number })[]): Combined => {
    const shares = parts.map(({ group }) => share(group))
    const whole = shares.reduce((sum, part) => sum + part, 0)
    const mean = mix(
      parts,
      shares.map((part) => part / whole),
    )
    // What the weights, being shares of the sample, add: (1{Gᵢ = g} - p_g)(ATT - mean) / Σp, in
    // which the p_g cancel over all parts.
    for (const { group, estimate } of parts) {
      for (let i = 0; i < n; i += 1) {
        if (starts[i] !== group) continue
        mean.influence[i] = (mean.influence[i] ?? NaN) + (estimate - mean.estimate) / whole
      }
    }
    return mean
  }
  return { plain, byGroup }
}
