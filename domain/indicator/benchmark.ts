import type { Indicator } from '../programme/programme.ts'
import type { Benchmark, Figure } from './figure.ts'
import { figureOfSums, statusOfSum } from './figure-of-sums.ts'

/** A municipality of an area with its figure, known or not, and how many live there. */
export interface Member {
  readonly nis: string
  readonly figure: Figure | null
  readonly population: number | null
}

/** Share of the residents that may live in municipalities without a figure. */
const mayBeMissing = 0.1

/**
 * The value of a whole area from the figures of its municipalities, before any is withheld; null
 * when it cannot be given. A total needs every municipality: a sum of what happens to be there
 * says nothing. A proportion, rate or mean is still given when at most one in ten residents live
 * where there is no figure; how many are counted in stands beside it. A municipality to which the
 * indicator does not apply adds nothing and is missed by nobody.
 */
export const benchmarkOf = (
  indicator: Pick<Indicator, 'kind' | 'per' | 'collection'>,
  members: readonly Member[],
): Benchmark | null => {
  if (indicator.collection !== 'register') return null
  const counted = countedIn(indicator, members)
  const figures = counted.flatMap(({ figure }) => figure ?? [])
  const sums = figureOfSums(indicator, figures)
  if (sums === null || !enough(indicator, members, counted)) return null
  return {
    kind: 'benchmark',
    ...sums,
    areas: counted.length,
    of: members.length,
    ...statusOfSum(figures),
  }
}

/** Those whose figure can be added to others. */
export const countedIn = <Counted extends Pick<Member, 'figure'>>(
  { kind }: Pick<Indicator, 'kind'>,
  members: readonly Counted[],
): readonly Counted[] =>
  members.filter(({ figure }) => {
    if (figure === null || figure.value === null) return false
    return kind === 'count' || (figure.numerator !== undefined && figure.denominator !== undefined)
  })

const enough = (
  { kind }: Pick<Indicator, 'kind'>,
  members: readonly Member[],
  counted: readonly Member[],
): boolean => {
  const has = new Set(counted.map(({ nis }) => nis))
  const missing = members.filter(
    ({ nis, figure }) => !has.has(nis) && figure?.status !== 'not-applicable',
  )
  if (missing.length === 0) return true
  if (kind === 'count') return false
  const everybody = residentsOf(members)
  const without = residentsOf(missing)
  return everybody !== null && without !== null && without <= mayBeMissing * everybody
}

const residentsOf = (members: readonly Member[]): number | null => {
  let sum = 0
  for (const { population } of members) {
    if (population === null) return null
    sum += population
  }
  return sum
}
