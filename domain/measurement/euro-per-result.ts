import { surveyRatio } from '@peil/statistics/intervals/survey-ratio.ts'
import type { Kpi } from '../programme/programme.ts'
import type { KpiAssessment } from '../release/release.ts'
import { addCents, zeroCents, type Cents } from '../values/cents.ts'

/** What one further result cost Flanders, or why that cannot be said. */
export type EuroPerResult =
  | {
      readonly kind: 'ratio'
      /** Flemish contributions of the rows that have a final report. */
      readonly contributionCents: Cents
      /** What those rows reached above their current reach. */
      readonly results: number
      /** Applicants of those rows. */
      readonly applicants: number
      /** Contribution ÷ results, to the cent. */
      readonly centsPerResult: Cents
      /** Null when there are too few applicants, or when no limit can be given. */
      readonly lowCents: Cents | null
      readonly highCents: Cents | null
      readonly level: number
      /** Awarded rows without final report: their results are unknown, not zero. */
      readonly unreported: { readonly rows: number; readonly contributionCents: Cents }
    }
  | { readonly kind: 'not-said'; readonly reason: EuroPerResultGap }

/** `not-a-flow`: stocks and plans do not add up over periods, and their money does. */
export const euroPerResultGaps = [
  'nothing-awarded',
  'units-differ',
  'not-a-flow',
  'no-final-report',
  'nothing-added',
] as const
export type EuroPerResultGap = (typeof euroPerResultGaps)[number]

/** An awarded row of an agreement in force. */
export interface PaidRow extends Pick<
  KpiAssessment,
  'kpi' | 'currentReach' | 'reach' | 'reachAt' | 'contributionCents'
> {
  readonly applicant: string
  readonly period: string
}

const level = 0.95

/** Fewer applicants say too little about how much applicants differ. */
const fewestApplicants = 5

/**
 * Contribution ÷ additional results over the awarded rows of one action that have a final report,
 * with an interval from how much the applicants differ. The contributions were fixed beforehand and
 * the results were not, so the interval is that of results per euro (`surveyRatio`, applicants as
 * sampling units), turned around.
 */
export const euroPerResult = (
  kpis: readonly Pick<Kpi, 'id' | 'unit' | 'kind'>[],
  rows: readonly PaidRow[],
): EuroPerResult => {
  const gap = gapBefore(kpis, rows)
  if (gap !== null) return { kind: 'not-said', reason: gap }
  const final = rows.filter(({ reachAt }) => reachAt === 'final')
  const missing = rows.filter(({ reachAt }) => reachAt !== 'final')
  const contributionCents = contributionOf(final)
  const results = final.reduce((all, row) => all + resultsOf(row), 0)
  if (contributionCents === 0) return { kind: 'not-said', reason: 'nothing-awarded' }
  if (results <= 0) return { kind: 'not-said', reason: 'nothing-added' }
  return {
    kind: 'ratio',
    contributionCents,
    results,
    applicants: new Set(final.map(({ applicant }) => applicant)).size,
    centsPerResult: wholeCents(contributionCents / results),
    ...limitsOf(final),
    level,
    unreported: { rows: missing.length, contributionCents: contributionOf(missing) },
  }
}

const gapBefore = (
  kpis: readonly Pick<Kpi, 'id' | 'unit' | 'kind'>[],
  rows: readonly PaidRow[],
): EuroPerResultGap | null => {
  const awarded = kpis.filter(({ id }) => rows.some(({ kpi }) => kpi === id))
  if (contributionOf(rows) === 0) return 'nothing-awarded'
  if (new Set(awarded.map(({ unit }) => unit)).size > 1) return 'units-differ'
  const overPeriods = new Set(rows.map(({ period }) => period)).size > 1
  if (overPeriods && awarded.some(({ kind }) => kind !== 'flow')) return 'not-a-flow'
  return rows.some(({ reachAt }) => reachAt === 'final') ? null : 'no-final-report'
}

const resultsOf = ({ reach, currentReach }: PaidRow): number => (reach ?? 0) - currentReach

const contributionOf = (rows: readonly PaidRow[]): Cents =>
  rows.reduce<Cents>((all, row) => addCents(all, row.contributionCents ?? zeroCents), zeroCents)

const wholeCents = (value: number): Cents => Math.round(value) as Cents

/** Cents per result, of results per cent. */
const inverse = (perCent: number | null): Cents | null =>
  perCent !== null && perCent > 0 ? wholeCents(1 / perCent) : null

const limitsOf = (
  rows: readonly PaidRow[],
): { readonly lowCents: Cents | null; readonly highCents: Cents | null } => {
  const clusters = rows.map(({ applicant }) => applicant)
  if (new Set(clusters).size < fewestApplicants) return { lowCents: null, highCents: null }
  const perCent = surveyRatio(
    rows.map(resultsOf),
    rows.map(({ contributionCents }) => contributionCents ?? 0),
    { clusters },
    { level },
  )
  // Counts and amounts are finite and the amounts sum to more than 0: a refusal would be a fault.
  if (!perCent.ok) throw new Error(perCent.refusals.map(({ found }) => found).join('; '))
  const { low, high } = perCent.value
  return {
    lowCents: inverse(high),
    // Where there may be no results at all, no amount is high enough.
    highCents: inverse(low),
  }
}
