import { agreementStream } from '@peil/domain/agreement/agreement.ts'
import type { ApprovalFacts } from '@peil/domain/approval/entries.ts'
import { callStream } from '@peil/domain/call/call-state.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import type { Cents } from '@peil/domain/values/cents.ts'
import { streamFacts } from './stream-facts.ts'

/** The award that two people decide on: call, budget, and every application as it stands. */
export const awardFacts = (state: LedgerState, call: string, budgetCents: Cents): ApprovalFacts => {
  const streams = [...state.agreements.values()]
    .filter((agreement) => agreement.call === call)
    .map(({ applicant }) => agreementStream(call, applicant))
  return {
    call,
    budgetCents,
    ...streamFacts(state, streams),
  }
}

/** Streams whose change would change the facts: where a new application appears too. */
export const awardReads = (facts: ApprovalFacts, call: string): readonly string[] => [
  callStream(call),
  ...Object.keys(facts).filter((name) => name.startsWith('agreement/')),
]
