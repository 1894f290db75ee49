import { callStream, type CallState } from '../call/call-state.ts'
import type { Call } from '../programme/programme.ts'
import type { NewEntry } from '../recorded-entry.ts'
import { accept, refuse, type Decision, type Refusal } from '../values/decision.ts'
import { agreementStream, type Agreement } from './agreement.ts'
import { checkApplicationRows } from './check-application-rows.ts'
import type { ApplicationRow } from './entries.ts'

export interface ApplicationCommand {
  readonly applicant: string
  readonly members: readonly string[]
  readonly rows: readonly ApplicationRow[]
}

/**
 * Takes in an application, or a new version of one as long as no award was decided. The members
 * and their eligibility are checked beforehand (`checkMembers`, `assessEligibility`); their
 * refusals are handed in, so that the applicant hears everything at once. The same application
 * again gives no entries.
 */
export const decideApplication = (
  {
    call,
    callState,
    agreement,
    memberRefusals,
  }: {
    readonly call: Call
    readonly callState: CallState
    readonly agreement: Agreement | undefined
    readonly memberRefusals: readonly Refusal[]
  },
  { applicant, members, rows }: ApplicationCommand,
): Decision<readonly NewEntry[]> => {
  const sorted = [...members].sort()
  if (agreement !== undefined && sameApplication(agreement, sorted, rows)) return accept([])
  const refusals = [...memberRefusals, ...checkApplicationRows(call, applicant, rows)]
  if (callState.award !== null) {
    refusals.push({
      code: 'award-already-decided',
      found: `an application for call ${call.id}, which is already awarded`,
      expected: 'applications before the award',
      whatToDo: 'apply in a later call, or amend the agreement',
      about: { applicant },
    })
  }
  if (refusals.length > 0) return refuse(...refusals)
  const registered = callState.registered.get(applicant)?.join() === sorted.join()
  return accept([
    ...(registered
      ? []
      : [
          {
            stream: callStream(call.id),
            parties: sorted,
            type: 'applicant-registered' as const,
            data: { applicant, members: sorted },
          },
        ]),
    {
      stream: agreementStream(call.id, applicant),
      parties: sorted,
      type: 'application-submitted',
      data: { call: call.id, applicant, members: sorted, rows },
    },
  ])
}

const sameApplication = (
  agreement: Agreement,
  members: readonly string[],
  rows: readonly ApplicationRow[],
): boolean =>
  agreement.members.join() === members.join() &&
  canonical(agreement.applicationRows) === canonical(rows)

const canonical = (rows: readonly ApplicationRow[]): string =>
  rows
    .map((row) =>
      [
        row.kpi,
        row.currentReach,
        row.plannedReach,
        row.priority,
        row.ownCashCents,
        row.ownInKindCents,
      ].join('|'),
    )
    .sort()
    .join('\n')
