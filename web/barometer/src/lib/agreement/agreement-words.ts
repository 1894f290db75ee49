import type {
  AgreementPage,
  AgreementState,
  MunicipalityPage,
} from '@peil/domain/release/release.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'

export const stateWord: Record<AgreementState, () => string> = {
  applied: m.state_applied,
  'not-funded': m.state_not_funded,
  offered: m.state_offered,
  declined: m.state_declined,
  signed: m.state_signed,
  ended: m.state_ended,
}

/** Who the agreement is with, when it is not with one municipality alone: `Aalst en Ninove`. */
export const partiesOf = (
  place: Place,
  { members, applicant, applicantName }: AgreementPage,
  municipality: MunicipalityPage,
): string | null => {
  if (members.length > 1) return place.format.list(members.map(({ name }) => name))
  return applicant === municipality.nis ? null : applicantName
}

/** Id of an agreement's section on a page. */
export const agreementId = ({ call, applicant }: AgreementPage): string =>
  `agreement-${call}-${applicant}`
