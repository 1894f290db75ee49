import { describe, expect, it, test } from 'vitest'
import { findingsOf, placesOf } from '../testing/refused-import.ts'
import { applied, csvFile, reported, residentRows, type Row } from '../testing/table-files.ts'
import { accepted, sharedPeil } from '../testing/test-peil.ts'
import { importApplications } from './import-applications.ts'
import { importReports } from './import-reports.ts'
import { importResidents } from './import-residents.ts'

const cluster = (applicant: string, members: string, row: Row = {}): Row =>
  applied({ applicant, members, ...row })

describe('members in a file of applications', () => {
  const peil = sharedPeil(async (opened) => {
    accepted(await importResidents(opened, csvFile('residents', residentRows), { dryRun: false }))
  })
  const refused = (...rows: readonly Row[]) =>
    findingsOf(peil(), importApplications, csvFile('applications', rows))

  test.each([
    ['44021', '24062', '2 applicant applicant-not-a-member', /Add 44021/],
    ['44021', '44021;44088', '2 members municipality-not-valid', /44040 Melle, 44043 Merelbeke/],
    ['11002', '11002;99999', '2 members municipality-not-valid', /Correct the code/],
    ['44021', '44021;24107', '2 members members-across-regions', /other regions/],
    ['11001', '11001', '2 members residents-missing', /residents of 11001/],
    ['24107', '24107', '2 members too-few-residents', /same reference region/],
    ['44012', '44012;44040', '2 members too-few-residents', /peil clusters/],
  ])('%s with %s is refused', async (applicant, members, place, advice) => {
    const findings = await refused(cluster(applicant, members))
    expect(placesOf(findings)).toEqual([place])
    expect(findings[0]?.whatToDo).toMatch(advice)
  })

  it('with the code of a merged municipality is refused, naming its successor', async () => {
    // The call of 2024 opens before the mergers of 2025.
    const [finding] = await refused(cluster('46030', '46030', { call: '2024' }))
    expect(finding).toMatchObject({ line: 2, column: 'members', found: '46030' })
    expect(finding?.whatToDo).toContain('46003 Beveren')
    expect(finding?.whatToDo).toContain('11056 Zwijndrecht')
  })

  it('[C67] [C113] takes two that pass together by one resident, and not without it', async () => {
    const path = csvFile('applications', [cluster('24107', '24107;24016')])
    expect(accepted(await importApplications(peil(), path, { dryRun: true })).changed).toBe(1)
    const fewer = csvFile('residents', [
      { nis: '24016', residents: 700, reference_date: '2022-02-01', source: 'invented' },
    ])
    accepted(await importResidents(peil(), fewer, { dryRun: false }))
    const findings = await findingsOf(peil(), importApplications, path)
    expect(placesOf(findings)).toEqual(['2 members too-few-residents'])
    expect(findings[0]?.found).toContain('7500')
    const more = csvFile('residents', [
      { nis: '24016', residents: 701, reference_date: '2022-02-01', source: 'invented' },
    ])
    accepted(await importResidents(peil(), more, { dryRun: false }))
  })

  it('[C115] lets a small one join a city', async () => {
    const path = csvFile('applications', [cluster('44021', '44012;44021')])
    expect(accepted(await importApplications(peil(), path, { dryRun: true })).changed).toBe(1)
  })

  it('in two applications of one file are refused, also when the first is wrong itself', async () => {
    const both = await refused(cluster('44021', '44021;44040'), cluster('44012', '44012;44040'))
    expect(placesOf(both)).toEqual(['3 members member-in-another-application'])
    expect(both[0]?.found).toContain('in the application of 44021')
    const wrong = await refused(
      cluster('44021', '44021;44040', { planned_reach: 9_999 }),
      cluster('44012', '44012;44040'),
    )
    expect(placesOf(wrong)).toEqual([
      '2 planned_reach reach-over-maximum',
      '3 members member-in-another-application',
    ])
  })

  it('that differ between the rows of one application are refused at the row that differs', async () => {
    const findings = await refused(
      cluster('44021', '44021;44012'),
      cluster('44021', '44012; 44021', { kpi: '6', planned_reach: 5, priority: 2 }),
      cluster('44021', '44021', { kpi: '7', planned_reach: 5, priority: 3 }),
    )
    expect(placesOf(findings)).toEqual(['4 members members-differ'])
    expect(findings[0]?.expected).toContain('line 2')
  })

  it('of an application that stands are refused in another one', async () => {
    const first = csvFile('applications', [cluster('24107', '24107;24016')])
    accepted(await importApplications(peil(), first, { dryRun: false }))
    const findings = await refused(
      cluster('24062', '24062;24016'),
      cluster('44021', '44021', { kpi: '6', planned_reach: 5 }),
    )
    expect(placesOf(findings)).toEqual(['2 members member-in-another-application'])
    expect(findings[0]?.whatToDo).toContain('it already takes part through 24107')
  })

  it('keep the code they applied under: after a merger, reports name the old one', async () => {
    const beveren = { nis: '46003', residents: 9_000, reference_date: '2021-01-01', source: 'x' }
    accepted(await importResidents(peil(), csvFile('residents', [beveren]), { dryRun: false }))
    const file = csvFile('applications', [cluster('46003', '46003')])
    accepted(await importApplications(peil(), file, { dryRun: false }))
    const report = csvFile('reports', [reported({ applicant: '46030' })])
    const findings = await findingsOf(peil(), importReports, report)
    expect(placesOf(findings)).toEqual(['2 applicant no-agreement'])
    expect(findings[0]?.whatToDo).toContain('use 46003')
  })
})
