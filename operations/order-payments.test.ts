import { describe, expect, it } from 'vitest'
import type { Grant, Reader } from '@peil/domain/access/role.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { cents } from '@peil/domain/values/cents.ts'
import { signAgreements } from './answer-offer.ts'
import { listMoney } from './list-money.ts'
import { orderPayments } from './order-payments.ts'
import { signedCall } from './testing/signed-call.ts'
import { accepted, at, codesOf, sharedPeil } from './testing/test-peil.ts'
import { writePayments } from './write-payments.ts'

const reader = (grant: Grant): Reader => ({ account: 'x', grants: [grant] })
const manager = reader({ role: 'programme-manager' })
const auditor = reader({ role: 'auditor' })
const coordinator = (municipality: string) => reader({ role: 'coordinator', municipality })
const liaison = reader({ role: 'action-liaison', action: '5' })
const day = (text: string) => text as CalendarDate

describe('the money of a programme', () => {
  const peil = sharedPeil(async (opened) => {
    await signedCall(opened)
    accepted(await signAgreements(at(opened, '2022-10-05'), '2022', ['24107']))
  })
  const seenBy = async (who: Reader, on = '2022-10-10') =>
    accepted(await listMoney(peil(), who, day(on))).map(({ applicant }) => applicant)
  const now = () => at(peil(), '2022-10-10')

  it('[C104] is seen by the agency and auditors, and by members of the agreement', async () => {
    expect(await seenBy(manager)).toEqual(['24107', '44021'])
    expect(await seenBy(auditor)).toEqual(['24107', '44021'])
    expect(await seenBy(coordinator('24016'))).toEqual(['24107'])
    expect(await seenBy(coordinator('11002'))).toEqual([])
    expect(codesOf(await listMoney(peil(), liaison, day('2022-10-10')))).toEqual(['not-allowed'])
  })

  it('as it was known on a day', async () => {
    expect(await seenBy(manager, '2022-09-19')).toEqual([])
    expect(await seenBy(manager, '2022-09-20')).toEqual(['44021'])
  })

  it('is ordered from a list, all of it or nothing, and never twice', async () => {
    const money = accepted(await listMoney(peil(), manager, day('2022-10-10')))
    expect(writePayments(money)).toBe(
      [
        'call,applicant,members,payment,amount_eur,open_cases',
        '2022,24107,"24016;24107",advance,4800,',
        '2022,24107,"24016;24107",incentive,10000,',
        '2022,44021,44021,advance,40400,',
        '',
      ].join('\r\n'),
    )
    const orders = money.flatMap(({ call, applicant, due }) =>
      due.map((payment) => ({ call, applicant, ...payment })),
    )
    expect(codesOf(await orderPayments(now(), auditor, orders))).toEqual(['not-allowed'])
    const wrong = orders.map((order, index) =>
      index === 0 ? { ...order, amountCents: cents(1) } : order,
    )
    const before = await peil().ledger.head()
    expect(codesOf(await orderPayments(now(), manager, wrong))).toEqual(['payment-not-due'])
    const twice = [...orders, ...orders.slice(0, 1)]
    expect(codesOf(await orderPayments(now(), manager, twice))).toEqual(['payment-not-due'])
    expect(await peil().ledger.head()).toEqual(before)
    const atOnce = await Promise.all([
      orderPayments(now(), manager, orders),
      orderPayments(now(), manager, orders),
    ])
    const notDue = ['payment-not-due', 'payment-not-due', 'payment-not-due']
    expect(atOnce.map(codesOf).sort()).toEqual([[], notDue])
    expect((await peil().ledger.head()).position).toBe(before.position + 3)
    expect(codesOf(await orderPayments(now(), manager, orders))).toEqual(notDue)
    expect(writePayments(accepted(await listMoney(peil(), manager, day('2022-10-10'))))).toBe(
      'call,applicant,members,payment,amount_eur,open_cases\r\n',
    )
  })
})
