import { requireRight } from '@peil/domain/access/may.ts'
import type { Right } from '@peil/domain/access/rights.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { agreementStream, type Agreement } from '@peil/domain/agreement/agreement.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import type { Programme } from '@peil/domain/programme/programme.ts'
import { caseStream, type SupportCase } from '@peil/domain/support-case/support-case.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import { findAgreement } from './answer-offer.ts'
import type { DossierId } from './find-dossier.ts'

/** Which target: one KPI of one applicant in a call. */
export interface CaseId extends DossierId {
  readonly kpi: string
}

interface AgreementWithCase {
  readonly agreement: Agreement
  /** Undefined when there is none yet. */
  readonly known: SupportCase | undefined
}

/**
 * The agreement and what there is of a case about one of its KPIs, for a reader who has this right
 * over the action of that KPI there. Who has not hears the same whether or not there is one.
 */
export const findCaseOf = (
  { programme }: { readonly programme: Programme },
  state: LedgerState,
  reader: Reader,
  right: Right,
  { call, applicant, kpi }: CaseId,
): Decision<AgreementWithCase> => {
  const there = state.agreements.get(agreementStream(call, applicant))
  const action = programme.kpis.find(({ id }) => id === kpi)?.action
  const subject =
    there === undefined || action === undefined
      ? {}
      : { members: there.members, lead: there.applicant, actions: [action] }
  const allowed = requireRight(reader, right, subject)
  if (!allowed.ok) return allowed
  const agreement = findAgreement(state, programme, call, applicant)
  if (!agreement.ok) return agreement
  return accept({
    agreement: agreement.value,
    known: state.cases.get(caseStream(call, applicant, kpi)),
  })
}

export const requireCase = (known: SupportCase | undefined): Decision<SupportCase> =>
  known !== undefined
    ? accept(known)
    : refuse({
        code: 'no-case',
        found: 'no case about this target',
        expected: 'a case that was opened',
        whatToDo: 'open one first, when the target is missed',
      })
