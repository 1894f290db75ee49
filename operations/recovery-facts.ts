import { agreementStream, type Agreement } from '@peil/domain/agreement/agreement.ts'
import type { ApprovalFacts } from '@peil/domain/approval/entries.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import { atRiskOfKpi } from '@peil/domain/funding/at-risk-of-kpi.ts'
import type { Programme } from '@peil/domain/programme/programme.ts'
import type { RecoveryFacts } from '@peil/domain/support-case/decide-recovery.ts'
import { caseStream } from '@peil/domain/support-case/support-case.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Cents } from '@peil/domain/values/cents.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { findAgreement } from './answer-offer.ts'
import { findCall } from './find-call.ts'
import type { CaseId } from './find-case.ts'
import { streamFacts } from './stream-facts.ts'

export interface Recovery extends CaseId {
  readonly amountCents: Cents
}

export interface RecoveryBasis {
  readonly agreement: Agreement
  /** What the rule asks. */
  readonly recovery: RecoveryFacts
  /** What two people decide on. */
  readonly approval: ApprovalFacts
  /** Streams whose change would change them. */
  readonly reads: readonly string[]
}

/** Everything that a recovery is decided on, as it stands now. */
export const recoveryFacts = (
  programme: Programme,
  state: LedgerState,
  { call: callId, applicant, kpi, amountCents }: Recovery,
  today: CalendarDate,
): Decision<RecoveryBasis> => {
  const call = findCall(programme, callId)
  if (!call.ok) return call
  const agreement = findAgreement(state, programme, callId, applicant)
  if (!agreement.ok) return agreement
  const reads = [agreementStream(callId, applicant), caseStream(callId, applicant, kpi)]
  return accept({
    agreement: agreement.value,
    recovery: {
      known: state.cases.get(caseStream(callId, applicant, kpi)),
      kpi,
      amountCents,
      atRiskCents: atRiskOfKpi(call.value, agreement.value, kpi, today),
    },
    approval: {
      call: callId,
      applicant,
      kpi,
      amountCents,
      ...streamFacts(state, reads),
    },
    reads,
  })
}
