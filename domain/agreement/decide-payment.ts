import type { NewEntry } from '../recorded-entry.ts'
import type { Cents } from '../values/cents.ts'
import { accept, refuse, type Decision } from '../values/decision.ts'
import type { Agreement } from './agreement.ts'
import { place } from './decide-answer.ts'
import type { PaymentKind } from './entries.ts'

export interface Payment {
  readonly payment: PaymentKind
  readonly amountCents: Cents
}

/** Orders a payment that is due, of exactly what is due: nothing is ordered twice. */
export const decidePayment = (
  agreement: Agreement,
  due: readonly Payment[],
  { payment, amountCents }: Payment,
): Decision<readonly NewEntry[]> => {
  const expected = due.find((one) => one.payment === payment)
  if (expected?.amountCents !== amountCents) {
    const { applicant } = agreement
    return refuse({
      code: 'payment-not-due',
      found: `an order of ${amountCents / 100} euro (${payment}) for ${applicant}`,
      expected:
        expected === undefined
          ? `nothing: no ${payment} is due`
          : `exactly what is due: ${expected.amountCents / 100} euro`,
      whatToDo: 'make the list of payments again, and order what it says',
      about: { applicant, payment },
    })
  }
  return accept([{ ...place(agreement), type: 'payment-ordered', data: { payment, amountCents } }])
}
