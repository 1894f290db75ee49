import { callStream, type CallState } from '../call/call-state.ts'
import type { Call } from '../programme/programme.ts'
import type { NewEntry } from '../recorded-entry.ts'
import { addCents, cents, timesUnits, type Cents } from '../values/cents.ts'
import { accept, refuse, type Decision, type Refusal } from '../values/decision.ts'
import { versionInForce, type Agreement } from './agreement.ts'
import { place, wrongStage } from './decide-answer.ts'
import type { TermsRow, TextDigest } from './entries.ts'

export interface AmendmentChange {
  readonly kpi: string
  readonly awardedReach: number
  /** Awarded reach × price when absent; never more than that. */
  readonly contributionCents?: Cents
}

/**
 * A new version of a signed agreement: other awarded reach or another contribution, with a reason.
 * What the call commits in all never passes the award's budget.
 */
export const decideAmendment = (
  {
    call,
    callState,
    agreement,
  }: { readonly call: Call; readonly callState: CallState; readonly agreement: Agreement },
  changes: readonly AmendmentChange[],
  reason: TextDigest,
): Decision<readonly NewEntry[]> => {
  const version = versionInForce(agreement)
  if (agreement.state !== 'signed' || version === null) {
    return refuse(wrongStage(agreement, 'signed', 'amend an agreement that is signed'))
  }
  const refusals = [
    ...changes.flatMap((change) => checkChange(call, agreement, version.rows, change)),
    ...checkDuplicates(agreement, changes),
  ]
  if (refusals.length > 0) return refuse(...refusals)
  const rows = version.rows.map((row) => amended(row, changes))
  const differenceCents = cents(totalOf(rows) - totalOf(version.rows))
  const budget = callState.award?.budgetCents ?? 0
  if (callState.committedCents + differenceCents > budget) {
    return refuse({
      code: 'over-budget',
      found: `an amendment that adds ${differenceCents / 100} euro`,
      expected: `at most ${(budget - callState.committedCents) / 100} euro, what is left of the budget of call ${call.id}`,
      whatToDo: 'amend to a smaller amount, or free money in another agreement first',
      about: { applicant: agreement.applicant },
    })
  }
  if (JSON.stringify(rows) === JSON.stringify(version.rows)) return accept([])
  return accept([
    {
      ...place(agreement),
      type: 'agreement-amended',
      data: { version: version.version + 1, rows, reason },
    },
    ...(differenceCents === 0
      ? []
      : [
          {
            stream: callStream(agreement.call),
            parties: agreement.members,
            type: 'commitment-changed' as const,
            data: { applicant: agreement.applicant, differenceCents },
          },
        ]),
  ])
}

const totalOf = (rows: readonly TermsRow[]): Cents =>
  addCents(...rows.map((row) => row.contributionCents))

const amended = (row: TermsRow, changes: readonly AmendmentChange[]): TermsRow => {
  const change = changes.find(({ kpi }) => kpi === row.kpi)
  if (change === undefined) return row
  return {
    ...row,
    awardedReach: change.awardedReach,
    contributionCents:
      change.contributionCents ?? timesUnits(row.unitPriceCents, change.awardedReach),
  }
}

const checkDuplicates = (
  { applicant }: Agreement,
  changes: readonly AmendmentChange[],
): readonly Refusal[] =>
  changes.flatMap(({ kpi }, index) =>
    changes.findIndex((change) => change.kpi === kpi) === index
      ? []
      : [
          {
            code: 'duplicate-kpi',
            found: `KPI ${kpi} a second time`,
            expected: 'one change per KPI',
            whatToDo: 'keep one of the changes',
            about: { applicant, kpi },
          },
        ],
  )

const checkChange = (
  call: Call,
  { applicant }: Agreement,
  rows: readonly TermsRow[],
  { kpi, awardedReach, contributionCents }: AmendmentChange,
): readonly Refusal[] => {
  const about = { applicant, kpi }
  const row = rows.find((terms) => terms.kpi === kpi)
  if (row === undefined) {
    return [
      {
        code: 'kpi-not-agreed',
        found: `KPI ${kpi}`,
        expected: `a KPI of the agreement: ${rows.map((terms) => terms.kpi).join(', ')}`,
        whatToDo: 'amend a KPI that was agreed; a new one needs a new application',
        about,
      },
    ]
  }
  const maximum = call.rows.find((tariff) => tariff.kpi === kpi)?.maximumReach ?? 0
  const refusals: Refusal[] = []
  if (!Number.isInteger(awardedReach) || awardedReach < 0 || awardedReach > maximum) {
    refusals.push({
      code: 'reach-over-maximum',
      found: `awarded reach ${awardedReach}`,
      expected: `a whole number from 0 to ${maximum}`,
      whatToDo: 'amend within the maximum of the call',
      about,
    })
  }
  const full = row.unitPriceCents * awardedReach
  if (contributionCents !== undefined && (contributionCents < 0 || contributionCents > full)) {
    refusals.push({
      code: 'contribution-over-price',
      found: `a contribution of ${contributionCents / 100} euro`,
      expected: `0 to ${full / 100} euro: awarded reach × unit price`,
      whatToDo: 'lower the contribution or raise the awarded reach',
      about,
    })
  }
  return refusals
}
