import { describe, expect, it, test } from 'vitest'
import { findingsOf, placesOf } from '../testing/refused-import.ts'
import { signedCall } from '../testing/signed-call.ts'
import { csvFile, fileWith, reported, tableText, type Row } from '../testing/table-files.ts'
import { accepted, sharedPeil } from '../testing/test-peil.ts'
import { importReports } from './import-reports.ts'

describe('a file of reports', () => {
  const peil = sharedPeil(signedCall)
  const refused = (...rows: readonly Row[]) =>
    findingsOf(peil(), importReports, csvFile('reports', rows))
  const take = async (...rows: readonly Row[]) =>
    accepted(await importReports(peil(), csvFile('reports', rows), { dryRun: false }))

  test.each<[string, Row, string, RegExp]>([
    ['an unknown call', { call: '2021' }, '2 call unknown-call', /call/],
    ['no applicant', { applicant: '' }, '2 applicant empty-cell', /NIS code/],
    ['an unknown KPI', { kpi: '99' }, '2 kpi unknown-kpi', /kpi/],
    ['an unknown period', { period: '9' }, '2 period unknown-period', /period/],
    ['the period of another call', { period: '2' }, '2 period period-of-another-call', /period/],
    ['an unknown moment', { moment: 'soon' }, '2 moment unknown-moment', /moment/],
    ['no reach', { reach: '' }, '2 reach empty-cell', /0 if/],
    ['a reach below zero', { reach: '-1' }, '2 reach negative', /below 0/],
    ['a fraction', { reach: '1.5' }, '2 reach fractional', /fraction/],
    ['thousands', { reach: '1.250' }, '2 reach ambiguous-separator', /1250/],
    [
      'people shared with nothing',
      { shared_with: '6' },
      '2 shared_with malformed-shared-with',
      /K/,
    ],
    ['no people shared', { shared_with: '6:' }, '2 shared_with malformed-shared-with', /KPI/],
    ['half a person', { shared_with: '6:0.5' }, '2 shared_with malformed-shared-with', /KPI/],
    ['a KPI shared twice', { shared_with: '6:1;6:2' }, '2 shared_with shared-with-itself', /once/],
    ['no agreement', { applicant: '24062' }, '2 applicant no-agreement', /check the code/],
    ['a member, not the lead', { applicant: '24016' }, '2 applicant no-agreement', /use 24107/],
    ['no signature', { applicant: '24107' }, '2 applicant wrong-stage', /sign the agreement/],
    ['a KPI that got nothing', { kpi: '8' }, '2 kpi kpi-not-agreed', /leave the row out/],
    ['a KPI not applied for', { kpi: '2' }, '2 kpi kpi-not-agreed', /leave the row out/],
    [
      'people shared with itself',
      { shared_with: '5:1' },
      '2 shared_with shared-with-itself',
      /oth/,
    ],
    [
      'a KPI without report',
      { shared_with: '6:1' },
      '2 shared_with shared-kpi-not-reported',
      /too/,
    ],
    ['a KPI without award', { shared_with: '8:1' }, '2 shared_with shared-kpi-not-reported', /too/],
  ])('with %s is refused', async (_, changes, place, advice) => {
    const findings = await refused(reported(changes))
    expect(placesOf(findings)).toEqual([place])
    expect(findings[0]?.whatToDo).toMatch(advice)
  })

  it('refuses more shared people than either KPI reached, and two counts that differ', async () => {
    const over = await refused(
      reported({ reach: 40, shared_with: '6:13' }),
      reported({ kpi: '6', reach: 12 }),
    )
    expect(placesOf(over)).toEqual(['2 shared_with shared-over-reach'])
    expect(over[0]?.expected).toContain('from 0 to 12')
    const differ = await refused(
      reported({ reach: 40, shared_with: '6:10' }),
      reported({ kpi: '6', reach: 12, shared_with: '5:11' }),
    )
    expect(placesOf(differ)).toEqual([
      '2 shared_with shared-contradiction',
      '3 shared_with shared-contradiction',
    ])
  })

  it('does not complain of a KPI whose own row could not be read', async () => {
    const findings = await refused(
      reported({ shared_with: '6:5' }),
      reported({ kpi: '6', reach: '1.200' }),
      reported({ kpi: '7', reach: 3, shared_with: '5:9' }),
    )
    expect(placesOf(findings)).toEqual([
      '3 reach ambiguous-separator',
      '4 shared_with shared-over-reach',
    ])
  })

  it('tells all errors at once, in order of the file', async () => {
    const findings = await refused(
      reported({ applicant: '24062' }),
      reported({ kpi: '8' }),
      reported({ kpi: '7', reach: 'x', period: '2' }),
      reported(),
      reported({ reach: 41 }),
    )
    expect(placesOf(findings)).toEqual([
      '2 applicant no-agreement',
      '3 kpi kpi-not-agreed',
      '4 period period-of-another-call',
      '4 reach not-a-number',
      '6 kpi duplicate-row',
    ])
  })

  it('[C116] corrects only with a reason, which stands beside the ledger', async () => {
    await take(
      reported({ reach: 40, shared_with: '6:10', reason: 'Winter' }),
      reported({ kpi: '6', reach: 12 }),
    )
    const known = await refused(reported({ reach: 41, shared_with: '6:10' }))
    expect(placesOf(known)).toEqual(['2 reason correction-without-reason'])
    expect(known[0]?.found).toContain('40')
    // A correction may not leave the people shared with another KPI behind.
    const lower = await refused(reported({ kpi: '6', reach: 9, reason: 'Hertelling' }))
    expect(placesOf(lower)).toEqual(['2 shared_with shared-over-reach'])
    // The same figures, with the reason or without it, say nothing new.
    expect(await take(reported({ reach: 40, shared_with: '6:10' }))).toMatchObject({ changed: 0 })
    const same = reported({ reach: 40, shared_with: '6:10', reason: 'Winter' })
    expect(await take(same, reported({ kpi: '7', reach: 1 }))).toMatchObject({
      changed: 1,
      unchanged: 1,
    })
    const before = await peil().ledger.head()
    const corrected = reported({ reach: 42, shared_with: '6:11', reason: 'Hertelling' })
    expect(await take(corrected)).toMatchObject({ changed: 1 })
    const [entry] = (await peil().ledger.read()).slice(before.position)
    expect(entry).toMatchObject({ type: 'report-received', data: { moment: 'interim' } })
    expect(JSON.stringify(entry)).not.toContain('Hertelling')
    expect(await take(corrected)).toMatchObject({ changed: 0, unchanged: 1 })
  })

  it('takes the final report beside the interim one', async () => {
    expect(await take(reported({ moment: 'Final', reach: 0 }))).toMatchObject({ changed: 1 })
  })

  it('takes text that begins with = as text, through quotes, and keeps it as it is', async () => {
    const text = tableText('reports', [
      reported({ kpi: '6', moment: 'final', reach: 1, reason: '"=1+1, ""zei"" hij"' }),
    ])
    accepted(await importReports(peil(), fileWith(text, 'a.csv'), { dryRun: false }))
    const entries = await peil().ledger.read({ stream: 'agreement/2022/44021' })
    const last = entries.at(-1)
    const digests =
      last?.type === 'report-received' ? last.data.rows.flatMap(({ reason }) => reason ?? []) : []
    const kept = await peil().ledger.texts(digests)
    expect([...kept.values()]).toEqual(['=1+1, "zei" hij'])
  })
})
