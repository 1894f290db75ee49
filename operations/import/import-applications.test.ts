import { describe, expect, it, test } from 'vitest'
import { cents } from '@peil/domain/values/cents.ts'
import { awardCall } from '../award-call.ts'
import { findingsOf, placesOf } from '../testing/refused-import.ts'
import { applied, csvFile, fileWith, residentRows, type Row } from '../testing/table-files.ts'
import { accepted, newPeil, newPlace, sharedPeil } from '../testing/test-peil.ts'
import { importApplications } from './import-applications.ts'
import { importResidents } from './import-residents.ts'

const take = async (peil: Parameters<typeof importApplications>[0], rows: readonly Row[]) =>
  importApplications(peil, csvFile('applications', rows), { dryRun: false })

describe('a file of applications', () => {
  const peil = sharedPeil(async (opened) => {
    accepted(await importResidents(opened, csvFile('residents', residentRows), { dryRun: false }))
  })
  const refused = (...rows: readonly Row[]) =>
    findingsOf(peil(), importApplications, csvFile('applications', rows))

  test.each<[string, Row, string, RegExp]>([
    ['no call', { call: '' }, '2 call unknown-call', /call/],
    ['another call', { call: '2021' }, '2 call unknown-call', /call/],
    ['no applicant', { applicant: '' }, '2 applicant empty-cell', /NIS code/],
    ['no members', { members: '' }, '2 members empty-cell', /Fill in/],
    ['a part missing', { members: '44021;;24062' }, '2 members empty-part', /;/],
    ['a member twice', { members: '44021;44021' }, '2 members duplicate-part', /once/],
    ['an unknown KPI', { kpi: '1' }, '2 kpi unknown-kpi', /kpi/],
    ['a reach below zero', { planned_reach: '-5' }, '2 planned_reach negative', /below 0/],
    ['a fraction', { current_reach: '1,5' }, '2 current_reach fractional', /fraction/],
    ['thousands', { planned_reach: '1.000' }, '2 planned_reach ambiguous-separator', /1000/],
    ['too much', { planned_reach: '2251' }, '2 planned_reach reach-over-maximum', /lower/],
    ['nothing planned', { planned_reach: '0' }, '2 planned_reach nothing-planned', /reach/],
    ['no priority', { priority: '' }, '2 priority priority-gap', /1, 2, 3/],
    ['priority 0', { priority: '0' }, '2 priority priority-gap', /1, 2, 3/],
    ['priority 2 of 1', { priority: '2' }, '2 priority priority-gap', /1, 2, 3/],
    ['half a priority', { priority: '1,5' }, '2 priority fractional', /fraction/],
    ['money below zero', { own_cash_eur: '-1' }, '2 own_cash_eur negative', /below 0/],
    ['thousands of euro', { own_cash_eur: '1.234' }, '2 own_cash_eur ambiguous-separator', /1234/],
    ['tenths of cents', { own_in_kind_eur: '0.001' }, '2 own_in_kind_eur fraction-of-cent', /R/],
  ])('with %s is refused', async (_, changes, place, advice) => {
    const quoted = Object.entries(applied(changes)).map(([column, cell]) => [column, `"${cell}"`])
    const findings = await refused(Object.fromEntries(quoted) as Row)
    expect(placesOf(findings)).toEqual([place])
    expect(findings[0]?.whatToDo).toMatch(advice)
  })

  it('[C54] takes the maximum, a current reach over it, and any number of actions', async () => {
    const path = csvFile('applications', [applied({ planned_reach: 2_250, current_reach: 9_000 })])
    const dry = await importApplications(peil(), path, { dryRun: true })
    expect(accepted(dry)).toMatchObject({ changed: 1 })
  })

  it('with priorities that tie or leave a gap is refused at those rows', async () => {
    const findings = await refused(
      applied({ kpi: '5', priority: 1 }),
      applied({ kpi: '6', planned_reach: 5, priority: 1 }),
      applied({ kpi: '7', planned_reach: 5, priority: 4 }),
      applied({ kpi: '8', planned_reach: 0, priority: 9 }),
    )
    expect(placesOf(findings)).toEqual(['3 priority priority-tie', '4 priority priority-gap'])
    expect(findings.map(({ found }) => found)).toEqual(['priority 1 twice', 'priority 4'])
  })

  it('with a KPI twice is refused, naming the first line', async () => {
    const findings = await refused(applied(), applied({ applicant: '24062' }), applied())
    expect(placesOf(findings)).toEqual(['4 kpi duplicate-row'])
    expect(findings[0]?.expected).toContain('line 2')
  })

  it('does not complain again of what follows from a row that could not be read', async () => {
    const findings = await refused(
      applied({ planned_reach: 'veel', priority: 1 }),
      applied({ kpi: '6', planned_reach: 5, priority: 2 }),
      applied({ kpi: '7', planned_reach: 5, priority: 3, members: '' }),
    )
    expect(placesOf(findings)).toEqual(['2 planned_reach not-a-number', '4 members empty-cell'])
  })

  it('[C115] tells all errors at once, those of the table and those of the rules', async () => {
    const findings = await refused(
      applied({ kpi: '5', planned_reach: 3_000 }),
      applied({ applicant: '24107', members: '24107', kpi: 'x' }),
      applied({ applicant: '24016', members: '24016', kpi: '6' }),
      applied({ applicant: '24062', kpi: '2', planned_reach: 1, priority: 3 }),
    )
    expect(placesOf(findings)).toEqual([
      '2 planned_reach reach-over-maximum',
      '3 kpi unknown-kpi',
      '4 members too-few-residents',
      '4 planned_reach reach-over-maximum',
      '5 priority priority-gap',
    ])
  })

  it('with wrong columns is refused for those, all at once', async () => {
    const path = fileWith('call,applicant,lid,kpi\n2022,44021,44021,5\n', 'a.csv')
    const findings = await findingsOf(peil(), importApplications, path)
    expect(placesOf(findings).map((place) => place.split(' ').slice(1).join(' '))).toEqual([
      'current_reach missing-column',
      'lid unknown-column',
      'members missing-column',
      'own_cash_eur missing-column',
      'own_in_kind_eur missing-column',
      'planned_reach missing-column',
      'priority missing-column',
    ])
  })

  it('[C72] keeps no own contribution apart from none at all, in cents', async () => {
    const own = await newPeil(await newPlace())
    try {
      const residents = csvFile('residents', residentRows)
      accepted(await importResidents(own, residents, { dryRun: false }))
      const rows = [
        applied({ kpi: '5', own_cash_eur: '12.5', own_in_kind_eur: '' }),
        applied({ kpi: '6', planned_reach: 0, own_cash_eur: '0', own_in_kind_eur: '€ 7.25' }),
      ]
      accepted(await take(own, rows))
      const entries = await own.ledger.read({ stream: 'agreement/2022/44021' })
      expect(entries).toMatchObject([
        {
          data: {
            rows: [
              { kpi: '5', priority: 1, ownCashCents: 1_250, ownInKindCents: null },
              { kpi: '6', priority: null, ownCashCents: 0, ownInKindCents: 725 },
            ],
          },
        },
      ])
      // A new version replaces the one before, until the award; the same again never counts.
      accepted(await take(own, [applied({ planned_reach: 120 })]))
      accepted(await awardCall(own, '2022', cents(100)))
      expect(accepted(await take(own, [applied({ planned_reach: 120 })]))).toMatchObject({
        changed: 0,
      })
      const late = await findingsOf(own, importApplications, csvFile('applications', rows))
      expect(placesOf(late)).toEqual(['2 call award-already-decided'])
    } finally {
      await own.close()
    }
  })
})
