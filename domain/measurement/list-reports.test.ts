import { describe, expect, test } from 'vitest'
import type { Report } from '../agreement/agreement.ts'
import type { Moment, ReportRow } from '../agreement/entries.ts'
import { digest, noon, reported } from '../release/test-ledger.ts'
import { call, day } from '../release/test-programme.ts'
import { parseInstant } from '../values/instant.ts'
import { listReports } from './list-reports.ts'

const received = (moment: Moment, date: string, ...rows: readonly ReportRow[]): Report => ({
  moment,
  recordedAt: parseInstant(date) ?? noon(date),
  rows,
})

const list = (on: string, ...reports: readonly Report[]) =>
  listReports({ reports }, call('2022', '1', 2022), '5', day(on))

describe('listReports', () => {
  test('only this KPI, with its days, in order of recording', () => {
    const pages = list(
      '2023-10-01',
      received('interim', '2023-04-10', reported('2', 0), reported('5', 40)),
      received(
        'final',
        '2023-10-01',
        reported('5', 90, { sharedWith: [{ kpi: '9a', people: 3 }] }),
      ),
    )
    expect(pages).toEqual([
      {
        moment: 'interim',
        referenceDay: '2023-03-31',
        dueDay: '2023-04-15',
        receivedOn: '2023-04-10',
        late: false,
        reach: 40,
        sharedWith: [],
        hasReason: false,
        replaced: false,
      },
      {
        moment: 'final',
        referenceDay: '2023-09-30',
        dueDay: '2023-10-15',
        receivedOn: '2023-10-01',
        late: false,
        reach: 90,
        sharedWith: [{ kpi: '9a', people: 3 }],
        hasReason: false,
        replaced: false,
      },
    ])
  })

  test('a report counts from its reference day on', () => {
    const report = received('interim', '2023-03-20', reported('5', 40))
    expect(list('2023-03-30', report)).toEqual([])
    expect(list('2023-03-31', report)).toHaveLength(1)
  })

  test('late is the day after the due day, not the due day itself', () => {
    const on = (moment: string) =>
      list('2023-05-01', received('interim', moment, reported('5', 40))).map(({ late }) => late)
    expect(on('2023-04-15T23:59:59.999Z')).toEqual([false])
    expect(on('2023-04-16T00:00:00.000Z')).toEqual([true])
  })

  test('a correction replaces the report before it; coming after the due day, it is not late', () => {
    const pages = list(
      '2023-10-30',
      received('interim', '2023-04-10', reported('5', 40)),
      received('final', '2023-10-20', reported('5', 90)),
      received('interim', '2023-06-01', reported('5', 41, { reason: digest('recount') })),
    )
    expect(pages.map(({ replaced }) => replaced)).toEqual([true, false, false])
    expect(pages.map(({ late }) => late)).toEqual([false, true, false])
    expect(pages.map(({ hasReason }) => hasReason)).toEqual([false, false, true])
  })
})
