import { decideAmendment, type AmendmentChange } from '../agreement/decide-amendment.ts'
import { decideDecline, decideEnding, decideSignature } from '../agreement/decide-answer.ts'
import { decideApplication } from '../agreement/decide-application.ts'
import { decideAward } from '../agreement/decide-award.ts'
import { decideReport } from '../agreement/decide-report.ts'
import type { ApplicationRow, Moment, ReportRow } from '../agreement/entries.ts'
import { emptyCall, type CallState } from '../call/call-state.ts'
import type { LedgerState } from '../fold-ledger.ts'
import type { Call } from '../programme/programme.ts'
import { accept } from '../values/decision.ts'
import { agreementIn, digest, type Step } from './test-ledger.ts'
import { day, euro, testProgramme } from './test-programme.ts'

/** Commands on the test programme, each as it would be decided on the state of a ledger. */
type Decide = Step[1]

const callOf = (id: string): Call => {
  const call = testProgramme.calls.find((one) => one.id === id)
  if (call === undefined) throw new Error(`no call ${id}`)
  return call
}

const callStateOf = ({ calls }: LedgerState, id: string): CallState => calls.get(id) ?? emptyCall

export const apply =
  (call: string, members: readonly string[], rows: readonly ApplicationRow[]): Decide =>
  (state) => {
    const [applicant = ''] = members
    return decideApplication(
      {
        call: callOf(call),
        callState: callStateOf(state, call),
        agreement: state.agreements.get(`agreement/${call}/${applicant}`),
        memberRefusals: [],
      },
      { applicant, members, rows },
    )
  }

export const award =
  (call: string, budgetEuro: number): Decide =>
  (state) => {
    const decision = decideAward(
      {
        call: callOf(call),
        callState: callStateOf(state, call),
        agreements: [...state.agreements.values()].filter((one) => one.call === call),
        kpiOrder: testProgramme.kpis.map(({ id }) => id),
      },
      euro(budgetEuro),
    )
    return decision.ok ? accept(decision.value.entries) : decision
  }

export const sign =
  (call: string, applicant: string): Decide =>
  (state) =>
    decideSignature(agreementIn(state, call, applicant))

export const decline =
  (call: string, applicant: string): Decide =>
  (state) =>
    decideDecline(agreementIn(state, call, applicant), digest('declined'))

export const end =
  (call: string, applicant: string, on: string): Decide =>
  (state) =>
    decideEnding(agreementIn(state, call, applicant), day(on), digest('ended'))

export const amend =
  (call: string, applicant: string, ...changes: readonly AmendmentChange[]): Decide =>
  (state) =>
    decideAmendment(
      {
        call: callOf(call),
        callState: callStateOf(state, call),
        agreement: agreementIn(state, call, applicant),
      },
      changes,
      digest('amended'),
    )

export const report =
  (call: string, applicant: string, moment: Moment, ...rows: readonly ReportRow[]): Decide =>
  (state) =>
    decideReport(agreementIn(state, call, applicant), moment, rows)
