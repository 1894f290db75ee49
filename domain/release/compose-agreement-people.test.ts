import { describe, expect, test } from 'vitest'
import { apply, award, report, sign } from './test-commands.ts'
import { applied, digest, reported, type Step } from './test-ledger.ts'
import { pageOf } from './test-pages.ts'

describe('people', () => {
  const rows = [applied('2', 1, 1), applied('5', 10, 2), applied('9a', 10, 3), applied('22', 1, 4)]
  const begun: readonly Step[] = [
    ['2022-05-01', apply('2022', ['10001'], rows)],
    ['2022-08-01', award('2022', 90_000)],
    ['2022-09-01', sign('2022', '10001')],
    [
      '2023-04-01',
      report(
        '2022',
        '10001',
        'interim',
        reported('2', 1),
        reported('5', 8, { sharedWith: [{ kpi: '9a', people: 3 }] }),
        reported('9a', 5),
        reported('22', 1),
      ),
    ],
  ]

  test('[C80] only KPIs counted in people, those counted under two subtracted once', () => {
    expect(pageOf(begun, '10001', '2023-04-01').people).toEqual({ people: 10, countedTwice: 3 })
  })

  test('null before anything is reported', () => {
    expect(pageOf(begun, '10001', '2023-03-30').people).toBeNull()
    expect(pageOf(begun.slice(0, 3), '10001', '2023-04-01').people).toBeNull()
  })

  test('each KPI with the report that is judged: the final one once it is in', () => {
    const final: Step = ['2023-10-01', report('2022', '10001', 'final', reported('9a', 12))]
    expect(pageOf([...begun, final], '10001', '2023-10-01').people).toEqual({
      people: 17,
      countedTwice: 3,
    })
  })

  test('a correction replaces the shared people too', () => {
    const row = reported('5', 9, { sharedWith: [{ kpi: '9a', people: 1 }], reason: digest('x') })
    const corrected: Step = ['2023-05-01', report('2022', '10001', 'interim', row)]
    expect(pageOf([...begun, corrected], '10001', '2023-05-01').people).toEqual({
      people: 13,
      countedTwice: 1,
    })
  })
})
