import { agreementStream, type Agreement } from '@peil/domain/agreement/agreement.ts'
import { decideAward, divideBudget } from '@peil/domain/agreement/decide-award.ts'
import { emptyCall } from '@peil/domain/call/call-state.ts'
import type { AwardRow } from '@peil/domain/call/entries.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import type { Cents } from '@peil/domain/values/cents.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { findCall } from './find-call.ts'
import type { Peil } from './open.ts'
import { loadState, transact, type Outcome } from './transact.ts'

export interface Award {
  readonly call: string
  readonly budgetCents: Cents
  readonly spentCents: Cents
  readonly rows: readonly AwardRow[]
}

/** Divides the budget and makes the offers. */
export const awardCall = (peil: Peil, call: string, budgetCents: Cents): Promise<Decision<Award>> =>
  transact(peil, (state) => decideAwardOf(peil, state, call, budgetCents))

export interface Simulation {
  readonly award: Award
  /** The same with another budget, when one was asked for. */
  readonly other: Award | null
}

/**
 * What an award of this budget would be, also after the real one, and of another budget beside it;
 * nothing is written. Both divide the same applications, whatever is recorded meanwhile.
 */
export const simulateAward = async (
  peil: Peil,
  callId: string,
  budgetCents: Cents,
  otherCents: Cents | null = null,
): Promise<Decision<Simulation>> => {
  const call = findCall(peil.programme, callId)
  if (!call.ok) return call
  const agreements = agreementsOf(await loadState(peil), callId)
  const divide = (budget: Cents): Award => ({
    call: callId,
    budgetCents: budget,
    ...divideBudget(call.value, agreements, kpiOrder(peil), budget),
  })
  return accept({
    award: divide(budgetCents),
    other: otherCents === null ? null : divide(otherCents),
  })
}

const agreementsOf = (state: LedgerState, call: string): readonly Agreement[] =>
  [...state.agreements.values()].filter((agreement) => agreement.call === call)

const kpiOrder = ({ programme }: Pick<Peil, 'programme'>): readonly string[] =>
  programme.kpis.map(({ id }) => id)

/** The decision alone; nothing is written. */
export const decideAwardOf = (
  peil: Pick<Peil, 'programme'>,
  state: LedgerState,
  callId: string,
  budgetCents: Cents,
): Decision<Outcome<Award>> => {
  const call = findCall(peil.programme, callId)
  if (!call.ok) return call
  const agreements = agreementsOf(state, callId)
  const decision = decideAward(
    {
      call: call.value,
      callState: state.calls.get(callId) ?? emptyCall,
      agreements,
      kpiOrder: kpiOrder(peil),
    },
    budgetCents,
  )
  if (!decision.ok) return decision
  const { entries, spentCents, rows } = decision.value
  return accept({
    entries,
    // Who gets no offer gets no entry: a new version of that application would go unnoticed.
    reads: agreements.map(({ applicant }) => agreementStream(callId, applicant)),
    value: { call: callId, budgetCents, spentCents, rows },
  })
}
