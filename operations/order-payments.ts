import { requireRight } from '@peil/domain/access/may.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { decidePayment, type Payment } from '@peil/domain/agreement/decide-payment.ts'
import { caseStream } from '@peil/domain/support-case/support-case.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import { dateOf } from '@peil/domain/values/instant.ts'
import { actingAs } from './acting-as.ts'
import { findAgreement } from './answer-offer.ts'
import type { DossierId } from './find-dossier.ts'
import { moneyOf } from './list-money.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

export interface PaymentOrder extends DossierId, Payment {}

/** Orders payments that are due today: all of them, or none and every reason why not. */
export const orderPayments = async (
  peil: Peil,
  reader: Reader,
  orders: readonly PaymentOrder[],
): Promise<Decision<{ readonly ordered: number }>> => {
  const allowed = requireRight(reader, 'order-payments')
  if (!allowed.ok) return allowed
  return transact(actingAs(peil, reader), (state) => {
    const today = dateOf(peil.effects.now())
    const seen = new Set<string>()
    const reads: string[] = []
    const decisions = orders.map(({ call, applicant, ...order }) => {
      const agreement = findAgreement(state, peil.programme, call, applicant)
      if (!agreement.ok) return agreement
      // The same order a second time finds nothing that is due any more.
      const name = [call, applicant, order.payment].join('/')
      const money = seen.has(name) ? null : moneyOf(peil.programme, state, agreement.value, today)
      seen.add(name)
      // A recovery that is decided in between makes the balance smaller.
      for (const row of agreement.value.applicationRows) {
        reads.push(caseStream(call, applicant, row.kpi))
      }
      return decidePayment(agreement.value, money?.due ?? [], order)
    })
    const refusals = decisions.flatMap((decision) => (decision.ok ? [] : decision.refusals))
    if (refusals.length > 0) return refuse(...refusals)
    return accept({
      entries: decisions.flatMap((decision) => (decision.ok ? decision.value : [])),
      reads,
      value: { ordered: orders.length },
    })
  })
}
