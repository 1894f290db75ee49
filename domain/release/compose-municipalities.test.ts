import { describe, expect, test } from 'vitest'
import { areaSetOn } from '../area/area-set-on.ts'
import type { ResidentObservation } from '../eligibility/residents.ts'
import type { AreaSet } from '../programme/programme.ts'
import { composeMunicipalities, composeVanished } from './compose-municipalities.ts'
import type { AgreementPage } from './release.ts'
import { agreementPage, kpiPage } from './test-pages.ts'
import { day, testProgramme } from './test-programme.ts'

const setOn = (on: string): AreaSet => {
  const set = areaSetOn(testProgramme, day(on))
  if (set === null) throw new Error(`no municipalities on ${on}`)
  return set
}
const vanishedOn = (on: string) => composeVanished(testProgramme.areaSets, setOn(on))

const compose = (
  on: string,
  residents: readonly ResidentObservation[] = [],
  agreements: readonly AgreementPage[] = [],
) => composeMunicipalities(setOn(on), vanishedOn(on), residents, agreements, day(on))

const counted = (area: string, period: string, value: number): ResidentObservation => ({
  area,
  period: day(period),
  value,
  source: `count of ${period}`,
})

const agreements = [
  agreementPage('1', ['10001', '10002'], [kpiPage('5', 10)]),
  agreementPage('1', ['10003'], [kpiPage('5', 10)]),
  agreementPage('1', ['10004'], [kpiPage('5', 10)]),
  agreementPage('1', ['10005'], [kpiPage('5', 10)]),
  agreementPage('2', ['10003', '10002'], [kpiPage('5', 10)]),
]
const keysOn = (on: string) =>
  Object.fromEntries(compose(on, [], agreements).map(({ nis, agreements: keys }) => [nis, keys]))

describe('agreements of a municipality', () => {
  test('[C86] before the merger everybody has their own', () => {
    expect(keysOn('2024-12-31')).toEqual({
      '10001': ['2022/10001'],
      '10002': ['2022/10001', '2023/10003'],
      '10003': ['2022/10003', '2023/10003'],
      '10004': ['2022/10004'],
      '10005': ['2022/10005'],
    })
  })

  test('[C86] after it the successor lists those of its predecessors, each once, in order', () => {
    expect(keysOn('2025-01-01')).toEqual({
      '10001': ['2022/10001'],
      '20001': ['2022/10001', '2022/10003', '2023/10003'],
      '10004': ['2022/10004', '2022/10005'], // kept its code, took in another
    })
  })

  test('[C86] after two mergers too', () => {
    expect(keysOn('2028-01-01')).toEqual({
      '30001': ['2022/10001', '2022/10003', '2023/10003'],
      '10004': ['2022/10004', '2022/10005'],
    })
  })
})

describe('vanished codes', () => {
  test('none as long as all exist', () => {
    expect(vanishedOn('2024-12-31')).toEqual([])
  })

  test('lead on, with their last day; a code that is kept has not vanished', () => {
    expect(vanishedOn('2025-01-01')).toEqual([
      {
        nis: '10002',
        name: 'Beek',
        successor: '20001',
        successorName: 'Bekoda',
        lastDay: '2024-12-31',
      },
      {
        nis: '10003',
        name: 'Coda',
        successor: '20001',
        successorName: 'Bekoda',
        lastDay: '2024-12-31',
      },
      {
        nis: '10005',
        name: 'Esse',
        successor: '10004',
        successorName: 'Dal',
        lastDay: '2024-12-31',
      },
    ])
  })

  test('through two mergers to what exists today, each with its own last day', () => {
    const rows = vanishedOn('2028-01-01').map((row) => [row.nis, row.successorName, row.lastDay])
    expect(rows).toEqual([
      ['10001', 'Groot-Adem', '2027-12-31'],
      ['10002', 'Groot-Adem', '2024-12-31'],
      ['20001', 'Groot-Adem', '2027-12-31'],
      ['10003', 'Groot-Adem', '2024-12-31'],
      ['10005', 'Dal', '2024-12-31'],
    ])
  })
})

describe('residents', () => {
  const figure = (on: string, nis: string, ...residents: readonly ResidentObservation[]) =>
    compose(on, residents).find((one) => one.nis === nis)?.residents

  test('no figure is not zero', () => {
    expect(figure('2024-01-01', '10001')).toBeNull()
    expect(figure('2024-01-01', '10001', counted('10001', '2021-01-01', 0))?.residents).toBe(0)
  })

  test('the latest not after the day, which itself counts; of two the later recorded', () => {
    const rows = [counted('10001', '2022-01-01', 90), counted('10001', '2021-01-01', 80)]
    expect(figure('2021-12-31', '10001', ...rows)?.residents).toBe(80)
    expect(figure('2022-01-01', '10001', ...rows)).toEqual({
      residents: 90,
      referenceDate: '2022-01-01',
      source: 'count of 2022-01-01',
    })
    const corrected = [...rows, counted('10001', '2022-01-01', 91)]
    expect(figure('2022-01-01', '10001', ...corrected)?.residents).toBe(91)
  })

  test('[C67] a merged area: the sum over its predecessors, only when all have the same day', () => {
    const beek = counted('10002', '2021-01-01', 4_000)
    const coda = counted('10003', '2021-01-01', 3_000)
    expect(figure('2025-01-01', '20001', beek, coda)).toEqual({
      residents: 7_000,
      referenceDate: '2021-01-01',
      source: 'count of 2021-01-01',
    })
    expect(figure('2025-01-01', '20001', beek)).toBeNull()
    const other = counted('10003', '2022-01-01', 3_000)
    expect(figure('2025-01-01', '20001', beek, other)).toBeNull()
  })

  test('a merged area with a figure of its own needs no sum', () => {
    const parts = [counted('10002', '2021-01-01', 4_000), counted('10003', '2021-01-01', 3_000)]
    const own = counted('20001', '2026-01-01', 7_500)
    expect(figure('2026-01-01', '20001', ...parts, own)?.residents).toBe(7_500)
    expect(figure('2025-12-31', '20001', ...parts, own)?.residents).toBe(7_000)
  })

  test('a code that stayed the same: a figure from before the merger is of the old area', () => {
    const dal = counted('10004', '2021-01-01', 5_000)
    const esse = counted('10005', '2021-01-01', 1_000)
    expect(figure('2024-12-31', '10004', dal, esse)?.residents).toBe(5_000)
    expect(figure('2025-06-01', '10004', dal, esse)?.residents).toBe(6_000)
    expect(figure('2025-06-01', '10004', dal)).toBeNull()
    const later = (on: string) => figure('2025-06-01', '10004', dal, counted('10004', on, 6_100))
    expect(later('2025-01-01')?.residents).toBe(6_100)
    expect(later('2024-12-31')).toBeNull()
  })
})

describe('the rest of a page', () => {
  test('by name, with its region and predecessors', () => {
    expect(
      compose('2025-01-01').map(({ name, region, predecessors }) => [name, region, predecessors]),
    ).toEqual([
      ['Adem', 'regio-noord', []],
      ['Bekoda', 'regio-noord', ['10002', '10003']],
      ['Dal', 'regio-oost', ['10004', '10005']],
    ])
    expect(compose('2024-12-31').map(({ name, region }) => [name, region])).toEqual([
      ['Adem', 'regio-noord'],
      ['Beek', 'regio-noord'],
      ['Coda', 'regio-noord'],
      ['Dal', 'regio-zuid'],
      ['Esse', 'regio-zuid'],
    ])
  })
})
