import { requireRight } from '@peil/domain/access/may.ts'
import type { Right, Subject } from '@peil/domain/access/rights.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { agreementStream, type Agreement } from '@peil/domain/agreement/agreement.ts'
import type { SubmissionNumber } from '@peil/domain/agreement/entries.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import type { Programme } from '@peil/domain/programme/programme.ts'
import type { Decision } from '@peil/domain/values/decision.ts'
import { findAgreement } from './answer-offer.ts'

/** Which dossier: the applicant's in a call. */
export interface DossierId {
  readonly call: string
  readonly applicant: string
}

/** A report as it was seen: a newer submission is not decided on by mistake. */
export interface SubmissionId extends DossierId, SubmissionNumber {}

/**
 * The agreement, for a reader who has this right over it. Who has not hears the same whether or not
 * there is one.
 */
export const findDossier = (
  { programme }: { readonly programme: Programme },
  state: LedgerState,
  reader: Reader,
  right: Right,
  { call, applicant }: DossierId,
): Decision<Agreement> => {
  const agreement = state.agreements.get(agreementStream(call, applicant))
  const allowed = requireRight(reader, right, subjectOf(programme, agreement))
  return allowed.ok ? findAgreement(state, programme, call, applicant) : allowed
}

const subjectOf = ({ kpis }: Programme, agreement: Agreement | undefined): Subject => {
  if (agreement === undefined) return {}
  const applied = new Set(agreement.applicationRows.map(({ kpi }) => kpi))
  const actions = kpis.filter(({ id }) => applied.has(id)).map(({ action }) => action)
  return { members: agreement.members, lead: agreement.applicant, actions }
}
