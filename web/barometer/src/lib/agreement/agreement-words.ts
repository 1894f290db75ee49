import type { AgreementPage, AgreementState } from '@peil/domain/release/release.ts'
import { m } from '#lib/paraglide/messages.js'

export const stateWord: Record<AgreementState, () => string> = {
  applied: m.state_applied,
  'not-funded': m.state_not_funded,
  offered: m.state_offered,
  declined: m.state_declined,
  signed: m.state_signed,
  ended: m.state_ended,
}

/** Id of an agreement's section on a page. */
export const agreementId = ({ call, applicant }: AgreementPage): string =>
  `agreement-${call}-${applicant}`
