import { describe, expect, test } from 'vitest'
import { foldLedger } from '../fold-ledger.ts'
import type { NewEntry } from '../recorded-entry.ts'
import { accept } from '../values/decision.ts'
import { composeAgreements, composeRelease } from './compose-release.ts'
import type { Release } from './release.ts'
import { apply, award, decline, end, report, sign } from './test-commands.ts'
import { applied, noon, playOut, reported, type Step } from './test-ledger.ts'
import { day, euro, testProgramme } from './test-programme.ts'

const adopt = (provenance: 'sample' | 'supplied'): Step => {
  const data = { programme: 'test-programme', hash: '0'.repeat(64), provenance }
  const entry: NewEntry = { type: 'programme-adopted', stream: 'programme', parties: [], data }
  return ['2022-01-01', () => accept([entry])]
}
const dataset = (provenance: 'sample' | 'supplied'): Step => {
  const entry: NewEntry = {
    type: 'dataset-recorded',
    stream: 'figures',
    parties: [],
    data: { dataset: 'a', indicator: 'residents', rows: 1, periods: [], fileName: 'a', provenance },
  }
  return ['2022-02-01', () => accept([entry])]
}

const steps: readonly Step[] = [
  adopt('supplied'),
  dataset('supplied'),
  ['2022-05-02', apply('2022', ['10004'], [applied('5', 100, 1)])],
  ['2022-05-01', apply('2022', ['10003', '10002'], [applied('5', 50, 1), applied('2', 1, 2)])],
  ['2022-08-01', award('2022', 100_000)],
  ['2022-09-01', sign('2022', '10003')],
  ['2022-09-01', sign('2022', '10004')],
  ['2023-05-01', apply('2023', ['10002'], [applied('2', 1, 1)])],
  ['2023-05-01', apply('2023', ['10001'], [applied('2', 1, 1)])],
  ['2023-05-01', apply('2023', ['10004'], [applied('2', 1, 1)])],
  ['2023-08-01', award('2023', 100_000)],
  ['2023-09-01', sign('2023', '10002')],
  ['2023-09-02', sign('2023', '10001')],
  ['2023-09-02', decline('2023', '10004')],
  ['2023-10-10', report('2022', '10003', 'final', reported('5', 60), reported('2', 1))],
  ['2023-12-01', end('2023', '10001', '2023-12-01')],
]

const frame = {
  asOf: noon('2023-12-01'),
  ledgerPosition: 99,
  ledgerHash: 'a'.repeat(64),
  generatorVersion: '0.1.0',
  previous: null,
  earlier: [],
}
const releaseOn = (on: string, of: readonly Step[] = steps): Release =>
  composeRelease(
    {
      programme: testProgramme,
      state: playOut(of).state,
      residents: [{ area: '10001', period: day('2021-01-01'), value: 9_000, source: 'count' }],
      texts: new Map(),
      figures: { indicators: [], syntheses: [], similar: [] },
      boundaries: null,
      on: day(on),
    },
    frame,
  )

describe('composeRelease', () => {
  const release = releaseOn('2025-02-01')

  test('the frame, the definition without its areas, and the day', () => {
    expect(release).toMatchObject({ formatVersion: 1, on: '2025-02-01', ...frame })
    expect(release.programme).not.toHaveProperty('areaSets')
    expect(release.programme.calls).toHaveLength(2)
  })

  test('it is one JSON value, the same again from the same facts', () => {
    expect(JSON.parse(JSON.stringify(release))).toEqual(release)
    expect(JSON.stringify(releaseOn('2025-02-01'))).toBe(JSON.stringify(release))
  })

  test('every application of every call, by call and applicant', () => {
    expect(release.agreements.map(({ key, state }) => `${key} ${state}`)).toEqual([
      '2022/10003 signed',
      '2022/10004 signed',
      '2023/10001 ended',
      '2023/10002 signed',
      '2023/10004 declined',
    ])
  })

  test('[C86] after the merger the successor lists what its predecessors agreed', () => {
    const bekoda = release.municipalities.find(({ nis }) => nis === '20001')
    expect(bekoda?.agreements).toEqual(['2022/10003', '2023/10002'])
    expect(release.vanished.map(({ nis, successor }) => [nis, successor])).toEqual([
      ['10002', '20001'],
      ['10003', '20001'],
      ['10005', '10004'],
    ])
  })

  test('[C86] a release of a day before the merger shows the old municipalities', () => {
    const before = releaseOn('2024-12-31')
    expect(before.municipalities.map(({ nis }) => nis)).toEqual([
      '10001',
      '10002',
      '10003',
      '10004',
      '10005',
    ])
    expect(before.vanished).toEqual([])
    expect(before.agreements).toHaveLength(release.agreements.length)
  })

  test('a municipality without agreement has a page too, with what is known of it', () => {
    const adem = releaseOn('2022-03-01', steps.slice(0, 2)).municipalities[0]
    expect(adem).toMatchObject({ name: 'Adem', agreements: [], residents: { residents: 9_000 } })
  })

  test('[C61] governments are counted with codes as signed', () => {
    const plans = release.actions.filter(({ action }) => action === '2')
    expect(
      plans.map(({ period, governments, agreed, realised }) => [
        period,
        governments,
        agreed,
        realised,
      ]),
    ).toEqual([
      ['1', 2, 1, 1],
      ['2', 1, 1, null], // 10001 ended, 10004 declined
      ['all', 2, 1, null],
    ])
    expect(release.totals.map(({ agreements }) => agreements)).toEqual([2, 1, 3])
    expect(release.totals.at(-1)?.budgetCents).toBe(euro(6_000 + 3_000 + 25_000 + 25_000))
    expect(release.goals.map(({ goal, period }) => `${goal}/${period}`)).toHaveLength(6)
  })

  test('one invented part makes all of it a sample', () => {
    const of = (a: 'sample' | 'supplied', b: 'sample' | 'supplied') =>
      releaseOn('2022-03-01', [adopt(a), dataset(b)]).provenance
    expect(of('supplied', 'supplied')).toBe('supplied')
    expect(of('sample', 'supplied')).toBe('sample')
    expect(of('supplied', 'sample')).toBe('sample')
    expect(releaseOn('2022-03-01', []).provenance).toBe('supplied')
  })
})

describe('regions', () => {
  const regionsOn = (on: string) =>
    releaseOn(on).regions.map(({ id, municipalities, totals }) => [
      id,
      municipalities,
      totals.at(-1)?.agreements,
    ])

  test('today’s members; totals stay where an agreement was made', () => {
    expect(regionsOn('2024-12-31')).toEqual([
      ['regio-noord', ['10001', '10002', '10003'], 2],
      ['regio-zuid', ['10004', '10005'], 1],
    ])
    expect(regionsOn('2025-02-01')).toEqual([
      ['regio-noord', ['10001', '20001'], 2],
      ['regio-oost', ['10004'], 0],
      ['regio-zuid', [], 1], // nobody lies in it any more; what it agreed stays
    ])
  })

  test('the regions together hold all agreements', () => {
    const { regions, totals } = releaseOn('2025-02-01')
    const all = regions.reduce((sum, region) => sum + (region.totals.at(-1)?.budgetCents ?? 0), 0)
    expect(all).toBe(totals.at(-1)?.budgetCents)
  })
})

describe('what the check of a programme keeps out is a bug here', () => {
  const facts = { state: foldLedger([]), texts: new Map(), on: day('2025-01-01') }

  test('a call without period, or opening on a day without municipalities', () => {
    expect(() =>
      composeAgreements({ ...facts, programme: { ...testProgramme, periods: [] } }),
    ).toThrow('call 2022: no period 1')
    expect(() =>
      composeAgreements({ ...facts, programme: { ...testProgramme, areaSets: [] } }),
    ).toThrow('no municipalities are known for 2022-03-01')
  })
})
