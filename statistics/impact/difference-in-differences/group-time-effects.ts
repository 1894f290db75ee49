import type { StaggeredDesign } from './staggered-design.ts'
import { twoGroupEffect, type TwoGroupMethod, type TwoGroupProblem } from './two-group-effect.ts'

/**
 * Base times: `varying` compares each time before treatment with the one before it, `universal`
 * compares every time with the last one before treatment.
 */
export type BasePeriod = 'varying' | 'universal'

/** The effect on one group at one time. */
export interface GroupTimeEffect {
  /** When the group was first treated. */
  readonly group: number
  readonly time: number
  /** The time it is compared with. */
  readonly base: number
  /** NaN where there is a problem. */
  readonly estimate: number
  /** Per unit of the design, mean zero; its mean square over n is the variance. */
  readonly influence: Float64Array
  readonly problem: TwoGroupProblem | 'no-controls-left' | null
}

/**
 * Group-time average effects ATT(g, t) of Callaway & Sant'Anna (2021), section 2 and 4.1: for each
 * group g and time t the two-group, two-time comparison of g with its controls, from the base time
 * to t. From g on the base is the last time before g (less anticipation); before g see `BasePeriod`.
 * Controls: units never treated, or also those not yet treated at the later of t and base, plus
 * anticipation. Covariates are those of the earlier of the two times (as package did takes them).
 */
export const groupTimeEffects = (
  design: StaggeredDesign,
  method: TwoGroupMethod,
  base: BasePeriod,
): readonly GroupTimeEffect[] => {
  const { times, groups, anticipation } = design
  return groups.flatMap((group) => {
    const before = times.filter((time) => time + anticipation < group).length - 1
    return times.flatMap((time, t) => {
      if (base === 'universal') return [compare(design, method, group, t, before)]
      if (t === 0) return []
      return [compare(design, method, group, t, time >= group ? before : t - 1)]
    })
  })
}

const compare = (
  design: StaggeredDesign,
  method: TwoGroupMethod,
  group: number,
  t: number,
  base: number,
): GroupTimeEffect => {
  const { starts, times, outcome } = design
  const n = starts.length
  const influence = new Float64Array(n)
  const about = { group, time: times[t] ?? NaN, base: times[base] ?? NaN, influence }
  if (t === base) return { ...about, estimate: 0, problem: null }
  const members = compared(design, group, Math.max(t, base))
  const treated = Float64Array.from(members, (i) => (starts[i] === group ? 1 : 0))
  if (!treated.includes(0)) return { ...about, estimate: NaN, problem: 'no-controls-left' }
  const at = (values: Float64Array, i: number, time: number): number =>
    values[i * times.length + time] ?? NaN
  const effect = twoGroupEffect(
    {
      change: Float64Array.from(members, (i) => at(outcome, i, t) - at(outcome, i, base)),
      treated,
      covariates: design.covariates.map((values) =>
        Float64Array.from(members, (i) => at(values, i, Math.min(t, base))),
      ),
    },
    method,
  )
  if (typeof effect === 'string') return { ...about, estimate: NaN, problem: effect }
  // Only part of the units is used; the mean over all of them shall still be the effect's.
  const part = n / members.length
  members.forEach((i, m) => {
    influence[i] = part * (effect.influence[m] ?? NaN)
  })
  return { ...about, estimate: effect.estimate, problem: null }
}

/** The units of a group and of its controls, up to the later of the two times compared. */
const compared = (design: StaggeredDesign, group: number, later: number): number[] => {
  const { starts, times, anticipation, control } = design
  const freeUntil = control === 'never' ? Infinity : (times[later] ?? NaN) + anticipation
  return Array.from(starts.keys()).filter((i) => {
    const start = starts[i] ?? NaN
    return start === group || start === Infinity || start > freeUntil
  })
}
