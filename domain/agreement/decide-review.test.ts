import { describe, expect, test } from 'vitest'
import { amend, end, report } from '../release/test-commands.ts'
import { codesOf, digest, must, noon, reported, type Step } from '../release/test-ledger.ts'
import { reportedAt } from './agreement.ts'
import type { ReportRow } from './entries.ts'
import {
  agreementOf,
  after,
  append,
  certify,
  giveBack,
  manager,
  reader,
  signed,
  submit,
  take,
} from './test-review.ts'

const rows = [reported('5', 40), reported('9a', 20)]
const submitted = after(signed, ['coordinator', submit('interim', ...rows)])

describe('a report under review', () => {
  test('[C48] counts nowhere until it is accepted, and then exactly as submitted', () => {
    expect(reportedAt(agreementOf(submitted), 'interim').size).toBe(0)
    expect(agreementOf(submitted).reviews.interim).toEqual({
      stage: 'submitted',
      submission: 1,
      rows,
      submittedAt: noon('2023-04-10'),
      submittedBy: 'account:coordinator',
      certifiedBy: null,
      returned: null,
    })
    expect(must(take('interim')(agreementOf(submitted)))).toEqual([
      {
        type: 'report-accepted',
        stream: 'agreement/2022/10001',
        parties: ['10001'],
        data: { moment: 'interim', submission: 1 },
      },
      ...must(report('2022', '10001', 'interim', ...rows)(signed.state)),
    ])
    const accepted = agreementOf(after(submitted, ['manager', take('interim')]))
    expect([...reportedAt(accepted, 'interim').keys()]).toEqual(['5', '9a'])
    expect(accepted.reviews.interim?.stage).toBe('accepted')
  })

  test('is checked like any report', () => {
    const codes = (...wrong: readonly ReportRow[]) =>
      codesOf(submit('interim', ...wrong)(agreementOf(signed)))
    expect(codes(reported('22', 1))).toEqual(['kpi-not-agreed'])
    expect(codes(reported('5', -1))).toEqual(['not-a-whole-number'])
    expect(codes(...rows)).toEqual([])
  })

  test('the same again gives nothing; another one replaces it, certificate and all', () => {
    const certified = after(submitted, ['mayor', certify('interim')])
    expect(agreementOf(certified).reviews.interim?.certifiedBy).toBe('account:mayor')
    expect(must(submit('interim', ...rows.toReversed())(agreementOf(certified)))).toEqual([])
    const again = after(certified, ['coordinator', submit('interim', reported('5', 41))])
    expect(agreementOf(again).reviews.interim).toMatchObject({
      stage: 'submitted',
      submission: 2,
      rows: [{ kpi: '5', reach: 41 }],
      certifiedBy: null,
    })
    for (const stale of [certify('interim', 1), take('interim'), giveBack('interim')]) {
      expect(codesOf(stale(agreementOf(again)))).toEqual(['report-replaced'])
    }
    expect(codesOf(take('interim', manager, 2)(agreementOf(again)))).toEqual([])
  })

  test('four eyes: who submitted neither accepts nor returns, and may certify', () => {
    const same = reader('coordinator')
    expect(codesOf(take('interim', same)(agreementOf(submitted)))).toEqual(['four-eyes'])
    expect(codesOf(giveBack('interim', same)(agreementOf(submitted)))).toEqual(['four-eyes'])
    expect(codesOf(certify('interim')(agreementOf(submitted)))).toEqual([])
  })

  test('a final report needs a certificate, an interim one does not', () => {
    const final = after(signed, ['coordinator', submit('final', ...rows)])
    expect(codesOf(take('final')(agreementOf(final)))).toEqual(['not-certified'])
    const certified = after(final, ['mayor', certify('final')])
    expect(codesOf(take('final')(agreementOf(certified)))).toEqual([])
    expect(codesOf(certify('final')(agreementOf(certified)))).toEqual(['wrong-review-stage'])
    expect(codesOf(take('interim')(agreementOf(certified)))).toEqual(['report-replaced'])
  })

  test('goes back with remarks on its rows, and may come again', () => {
    const back = (...kpis: readonly string[]) => giveBack('interim', manager, 1, kpis)
    expect(codesOf(back('9b')(agreementOf(submitted)))).toEqual(['kpi-not-reported'])
    expect(codesOf(back('5', '5')(agreementOf(submitted)))).toEqual(['duplicate-kpi'])
    const returned = after(submitted, ['manager', back('5')])
    expect(agreementOf(returned).reviews.interim).toMatchObject({
      stage: 'returned',
      returned: { reason: digest('why'), remarks: [{ kpi: '5', text: digest('5') }] },
    })
    for (const late of [take('interim'), certify('interim'), giveBack('interim')]) {
      expect(codesOf(late(agreementOf(returned)))).toEqual(['wrong-review-stage'])
    }
    const again = after(returned, ['coordinator', submit('interim', ...rows)])
    expect(agreementOf(again).reviews.interim).toMatchObject({ stage: 'submitted', submission: 2 })
  })

  test('what is accepted is corrected with a reason only, and by another review', () => {
    const accepted = after(submitted, ['manager', take('interim')])
    expect(must(submit('interim', ...rows)(agreementOf(accepted)))).toEqual([])
    const correct = (reason: ReportRow['reason']) =>
      submit('interim', reported('5', 39, { reason }))
    expect(codesOf(correct(null)(agreementOf(accepted)))).toEqual(['correction-without-reason'])
    const corrected = after(accepted, ['coordinator', correct(digest('recount'))])
    expect(reportedAt(agreementOf(corrected), 'interim').get('5')?.reach).toBe(40)
    expect(codesOf(submit('interim', ...rows)(agreementOf(corrected)))).toEqual(['nothing-new'])
    const all = after(corrected, ['manager', take('interim', manager, 2)])
    expect(reportedAt(agreementOf(all), 'interim').get('5')?.reach).toBe(39)
  })

  test('is refused when it no longer fits', () => {
    const step = (decide: Step[1]) => append(submitted, 'x', must(decide(submitted.state)))
    const overtaken = step(report('2022', '10001', 'interim', reported('5', 40)))
    expect(codesOf(take('interim')(agreementOf(overtaken)))).toEqual(['report-overtaken'])
    const changed = step(report('2022', '10001', 'interim', reported('5', 30)))
    expect(codesOf(take('interim')(agreementOf(changed)))).toEqual(['correction-without-reason'])
    const dropped = step(amend('2022', '10001', { kpi: '5', awardedReach: 0 }))
    expect(codesOf(take('interim')(agreementOf(dropped)))).toEqual(['kpi-not-agreed'])
    const ended = step(end('2022', '10001', '2023-05-01'))
    for (const late of [take('interim'), certify('interim'), giveBack('interim')]) {
      expect(codesOf(late(agreementOf(ended)))).toEqual(['wrong-stage'])
    }
  })
})
