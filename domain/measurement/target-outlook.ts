import { probabilityOfReachingCount } from '@peil/statistics/targets/probability-of-reaching-count.ts'
import type { Call, Period } from '../programme/programme.ts'
import type { KpiKind } from '../programme/schema.ts'
import type { KpiAssessment } from '../release/release.ts'
import { toNumber } from '../values/fraction.ts'
import type { OutlookGap, TargetOutlook } from './comparison.ts'
import { shareOfPeriodPassed } from './expected-path.ts'
import type { Status } from './status.ts'

export interface OutlookFacts {
  readonly kind: KpiKind
  readonly period: Period
  readonly reporting: Pick<Call['reporting'], 'interim'>
  /** How much the pace of a participant varies beyond chance; undefined: as the method assumes. */
  readonly paceVariation: number | undefined
}

/** Why nothing can be said yet, or any more, in a status; null where a report is being judged. */
const gapOfStatus: Readonly<Record<Status, OutlookGap | null>> = {
  'not-applicable': 'nothing-agreed',
  withdrawn: 'nothing-agreed',
  'not-started': 'not-started',
  met: 'decided',
  missed: 'decided',
  overdue: 'report-overdue',
  'not-due': 'no-report',
  'below-interim': null,
  behind: null,
  'on-course': null,
}

const notSaid = (reason: OutlookGap): TargetOutlook => ({ kind: 'not-said', reason })

/**
 * The chance that the final report reaches the target, from the interim report. A flow is counted
 * from the start of the period; of a stock only what was added; a plan does not grow with time, so
 * nothing can be said about it. Statuses decide when there is a question at all.
 */
export const targetOutlook = (
  kpi: Pick<KpiAssessment, 'status' | 'target' | 'reach' | 'currentReach'>,
  { kind, period, reporting, paceVariation }: OutlookFacts,
): TargetOutlook => {
  const gap = gapOfStatus[kpi.status]
  if (gap !== null) return notSaid(gap)
  if (kind === 'plan') return notSaid('plan')
  const answer = probabilityOfReachingCount({
    reached: kpi.reach,
    target: kpi.target ?? NaN,
    elapsed: toNumber(shareOfPeriodPassed(period, reporting.interim.referenceDay)),
    ...(kind === 'stock' && { base: kpi.currentReach }),
    ...(paceVariation !== undefined && { paceVariation }),
  })
  // Reach and target are counts by then: a refusal would be a fault of the rules, not of the data.
  if (!answer.ok) throw new Error(answer.refusals.map(({ found }) => found).join('; '))
  const { value } = answer
  if (value.kind === 'cannot-be-said') return notSaid('too-few-data')
  return {
    kind: 'chance',
    chance: rounded(value.probability),
    word: value.words.code,
    low: value.low ?? NaN,
    high: value.high ?? NaN,
    level: value.level,
  }
}

/** To six decimals: more would only be noise of the arithmetic. */
const rounded = (chance: number): number => Math.round(chance * 1e6) / 1e6
