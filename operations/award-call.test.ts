import { describe, expect, it } from 'vitest'
import { cents } from '@peil/domain/values/cents.ts'
import { awardCall, simulateAward } from './award-call.ts'
import { importApplications } from './import/import-applications.ts'
import { importResidents } from './import/import-residents.ts'
import { listClusters, listEligible } from './list-eligible.ts'
import { applicationRows, budgetCents } from './testing/signed-call.ts'
import { csvFile, residentRows } from './testing/table-files.ts'
import { accepted, codesOf, sharedPeil } from './testing/test-peil.ts'
import { loadState } from './transact.ts'

describe('an award', () => {
  const peil = sharedPeil(async (opened) => {
    const residents = csvFile('residents', residentRows)
    accepted(await importResidents(opened, residents, { dryRun: false }))
  })

  it('[C65] [C113] is preceded by who may apply, alone or together', async () => {
    const { rows, moreThanResidents } = accepted(await listEligible(peil(), '2022'))
    expect(moreThanResidents).toBe(7_500)
    expect(rows).toHaveLength(300)
    expect(rows.filter((row) => row.eligible).map(({ nis }) => nis)).toEqual(['24062', '44021'])
    expect(rows.filter((row) => row.eligible === null)).toHaveLength(294)
    const options = { max: 2, connected: true }
    const clusters = accepted(await listClusters(peil(), '2022', '24107', options))
    expect(clusters.clusters).toMatchObject([
      { members: ['24016', '24107'], residents: 7_501, surplus: 1, connected: true },
    ])
    const refused = await listClusters(peil(), '2022', '44088', options)
    expect(codesOf(refused)).toEqual(['municipality-does-not-exist-yet'])
    expect(JSON.stringify(refused)).toContain('44040 (Melle)')
    expect(codesOf(await listClusters(peil(), '2021', '24107', options))).toEqual(['unknown-call'])
  })

  it('needs applications', async () => {
    expect(codesOf(await awardCall(peil(), '2022', cents(1)))).toEqual(['no-applications'])
    expect(codesOf(await awardCall(peil(), '2021', cents(1)))).toEqual(['unknown-call'])
  })

  it('[C104] is simulated with two budgets, and nothing is written', async () => {
    const path = csvFile('applications', applicationRows)
    accepted(await importApplications(peil(), path, { dryRun: false }))
    const before = await peil().ledger.head()
    const both = accepted(await simulateAward(peil(), '2022', cents(1_200_000), budgetCents))
    const [small, large] = [both.award, both.other ?? both.award]
    expect([small.spentCents, large.spentCents]).toEqual([1_200_000, 5_650_000])
    const units = (rows: typeof small.rows) => rows.map(({ kpi, awarded }) => [kpi, awarded])
    expect(units(small.rows)).toEqual([
      ['5', 100],
      ['5', 100],
      ['6', 0],
      ['7', 0],
      ['8', 0],
    ])
    expect(units(large.rows)).toEqual([
      ['5', 100],
      ['5', 100],
      ['6', 20],
      ['7', 50],
      ['8', 0],
    ])
    expect(large.rows.map(({ basis }) => basis.kind)).toEqual([
      'round-in-full',
      'round-in-full',
      'round-in-full',
      'round-in-full',
      'round-in-part',
    ])
    expect(await peil().ledger.head()).toEqual(before)
  })

  it('is what was simulated, once', async () => {
    const { award: simulated, other } = accepted(await simulateAward(peil(), '2022', budgetCents))
    expect(other).toBeNull()
    expect(accepted(await awardCall(peil(), '2022', budgetCents))).toEqual(simulated)
    const { agreements, calls } = await loadState(peil())
    expect([...agreements.values()].map(({ state }) => state)).toEqual(['offered', 'offered'])
    expect(calls.get('2022')?.committedCents).toBe(simulated.spentCents)
    const before = await peil().ledger.head()
    expect(codesOf(await awardCall(peil(), '2022', budgetCents))).toEqual(['award-already-decided'])
    expect(await peil().ledger.head()).toEqual(before)
    expect(accepted(await simulateAward(peil(), '2022', budgetCents)).award).toEqual(simulated)
  })

  it('gives a cluster its incentive on top, and the others none', async () => {
    const { agreements } = await loadState(peil())
    const incentives = [...agreements.values()].map(({ applicant, incentiveCents }) => [
      applicant,
      incentiveCents,
    ])
    expect(incentives).toEqual([
      ['44021', 0],
      ['24107', 1_000_000],
    ])
  })
})
