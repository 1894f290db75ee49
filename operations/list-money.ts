import { may, requireRight } from '@peil/domain/access/may.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import type { Agreement } from '@peil/domain/agreement/agreement.ts'
import { foldLedger, type LedgerState } from '@peil/domain/fold-ledger.ts'
import { moneyOfAgreement, type AgreementMoney } from '@peil/domain/funding/money-of-agreement.ts'
import type { Programme } from '@peil/domain/programme/programme.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { endOf } from '@peil/domain/values/instant.ts'
import type { Peil } from './open.ts'

/**
 * The money of every signed agreement that the reader may see, as it was known and stood on a day;
 * by call, then applicant.
 */
export const listMoney = async (
  { ledger, programme }: Peil,
  reader: Reader,
  on: CalendarDate,
): Promise<Decision<readonly AgreementMoney[]>> => {
  const members = reader.grants.flatMap((grant) =>
    'municipality' in grant ? [grant.municipality] : [],
  )
  const allowed = requireRight(reader, 'see-payments', { members })
  if (!allowed.ok) return allowed
  const state = foldLedger(await ledger.read({ recordedBy: endOf(on) }))
  const rows = [...state.agreements.values()]
    .filter((one) => may(reader, 'see-payments', { members: one.members }))
    .flatMap((agreement) => moneyOf(programme, state, agreement, on) ?? [])
  return accept(
    rows.toSorted((a, b) => (a.call + '/' + a.applicant < b.call + '/' + b.applicant ? -1 : 1)),
  )
}

/** The money of one agreement; null before it is signed. */
export const moneyOf = (
  { calls, kpis }: Programme,
  { cases }: LedgerState,
  agreement: Agreement,
  on: CalendarDate,
): AgreementMoney | null => {
  const call = calls.find(({ id }) => id === agreement.call)
  if (call === undefined) throw new Error(`an agreement in call ${agreement.call}, which is not`)
  const own = [...cases.values()].filter(
    (one) => one.call === agreement.call && one.applicant === agreement.applicant,
  )
  return moneyOfAgreement({ call, agreement, kpis, cases: own }, on)
}
