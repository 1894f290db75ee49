import type { AgreementMoney } from '@peil/domain/funding/money-of-agreement.ts'
import { writeCsv } from '@peil/tables/write-csv.ts'

const columns = ['call', 'applicant', 'members', 'payment', 'amount_eur', 'open_cases'] as const

/** The payments to order, as CSV: one row per payment that is due. */
export const writePayments = (money: readonly AgreementMoney[]): string =>
  writeCsv(
    columns,
    money.flatMap(({ call, applicant, members, due, openCases }) =>
      due.map(({ payment, amountCents }) => ({
        call,
        applicant,
        members: members.join(';'),
        payment,
        amount_eur: amountCents / 100,
        open_cases: openCases.join(';'),
      })),
    ),
  )
