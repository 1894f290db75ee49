import { readDataset } from '@peil/observations/read-dataset.ts'
import { dataFiles } from '@peil/publication/data-files.ts'
import { dataPaths } from '@peil/publication/data-paths.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { describe, expect, it } from 'vitest'
import { folders } from '../data-folder.ts'
import { readRelease } from '../publish-release.ts'
import { fileWith } from '../testing/table-files.ts'
import { accepted, at, codesOf, newPeil, newPlace, sharedPeil } from '../testing/test-peil.ts'
import { loadState } from '../transact.ts'
import { importObservations, type ImportObservations } from './import-observations.ts'

const peil = sharedPeil(() => Promise.resolve())
const idOf = (kind: string): string => {
  const found = peil().programme.indicators.find(
    (one) => one.kind === kind && one.periodicity === 'year',
  )
  if (found === undefined) throw new Error(`the programme has a yearly ${kind}`)
  return found.id
}

type Categories = readonly string[] | Readonly<Record<string, number>>

const cube = (
  [indicators, areas, periods]: readonly [Categories, Categories, Categories],
  rest: object,
) => {
  const all = { indicator: indicators, area: areas, period: periods }
  return {
    version: '2.0',
    class: 'dataset',
    id: Object.keys(all),
    size: Object.values(all).map((one) => Object.keys(one).length),
    dimension: Object.fromEntries(
      Object.entries(all).map(([id, index]) => [id, { category: { index } }]),
    ),
    source: 'Register',
    ...rest,
  }
}
const fileOf = (contents: unknown) => fileWith(JSON.stringify(contents), 'figures.json')
const take = (contents: unknown, more: Partial<ImportObservations> = {}) =>
  importObservations(at(peil(), '2023-01-01'), fileOf(contents), { dryRun: false, ...more })
const shares = (values: unknown, rest: object = {}, period = '2021') =>
  cube([[idOf('proportion')], ['11002', '11007'], [period]], { value: values, ...rest })
const wrong = (values: unknown, rest: object = {}) => shares(values, rest, '2019')

describe('figures in JSON-stat', () => {
  it('are recorded as those of a CSV file are, with their source', async () => {
    const taken = accepted(await take(shares([0.4, 0.5])))
    expect(taken).toMatchObject({ file: 'figures.json', rows: 2, changed: 2, notices: [] })
    const [recorded] = (await loadState(peil())).figures
    expect(recorded).toMatchObject({ rows: 2, periods: ['2021-12-31'], provenance: 'supplied' })
    const { datasets } = folders(peil().dataFolder)
    const rows = accepted(await readDataset(datasets, recorded?.dataset ?? ''))
    expect(rows.map(({ area, value, source }) => [area, value, source])).toEqual([
      ['11002', 0.4, 'Register'],
      ['11007', 0.5, 'Register'],
    ])
    const header = 'indicator,area,period,value,numerator,denominator,lower,upper,n,status,source'
    const csv = `${header}\n${idOf('proportion')},11007,2021,0.5,,,,,,,Register\n`
    const again = await importObservations(peil(), fileWith(csv, 'figures.csv'), { dryRun: false })
    expect(accepted(again)).toMatchObject({ changed: 0, unchanged: 1 })
  })

  it('need a reason to change, and name the figure', async () => {
    const refused = await take(shares([0.41, 0.5]))
    expect(codesOf(refused)).toEqual(['change-without-reason'])
    const [finding] = refused.ok ? [] : refused.refusals
    expect(finding).toMatchObject({ file: 'figures.json', column: 'value' })
    expect(finding).not.toHaveProperty('line')
    expect(finding?.found).toContain('11002, 2021: ')
    const change = { kind: 'correction', reason: 'A slip' } as const
    expect(accepted(await take(shares([0.41, 0.5]), { change })).changed).toBe(1)
  })

  it.each<[string, () => unknown, readonly string[]]>([
    ['a wrong size', () => wrong([0.4]), ['wrong-size']],
    ['a proportion above one', () => wrong([0.4, 1.5]), ['proportion-out-of-range']],
    ['percents', () => wrong([40, 50]), ['looks-like-percents']],
    ['five decimals', () => wrong([0.4, 0.12345]), ['too-many-decimals']],
    ['a number with an exponent', () => wrong([1e-7, 1e21]), ['not-a-number', 'not-a-number']],
    [
      'a status without reason',
      () => wrong([0.4, null], { status: { 1: 'late' } }),
      ['unknown-status', 'value-missing'],
    ],
    ['no figures', () => wrong([null, null]), ['no-rows']],
    [
      'an unknown indicator, area and period',
      () => cube([['nothing'], ['99999'], ['2021-Q1']], { value: [1] }),
      ['unknown-area', 'unknown-indicator'],
    ],
    [
      'a period that does not fit',
      () => cube([[idOf('proportion')], ['11002'], ['2021-11-30', '2021-Q1']], { value: [0, 0] }),
      ['period-does-not-fit', 'period-does-not-fit'],
    ],
    [
      'a period written in two ways',
      () => cube([[idOf('proportion')], ['11002'], ['2018', '2018-12-31']], { value: [0.4, 0.4] }),
      ['duplicate-cell'],
    ],
    [
      'invented figures',
      () => wrong([0.4, 0.5], { extension: { provenance: 'sample' } }),
      ['invented-figures'],
    ],
    [
      'a municipality beside the one it merged into',
      () => cube([[idOf('proportion')], ['46003', '46030'], ['2021']], { value: [0.4, 0.4] }),
      ['mixed-areas'],
    ],
  ])('are refused with %s, and nothing is taken in', async (_, contents, expected) => {
    const before = await peil().ledger.head()
    const refused = await take(contents())
    expect([...codesOf(refused)].sort()).toEqual([...expected].sort())
    expect(await peil().ledger.head()).toEqual(before)
  })

  it('are refused in other units: percents of a proportion, thousands of anything', async () => {
    const withUnit = (id: string, unit: object) => {
      const plain = cube([[id], ['11002'], ['2021']], { value: [1] })
      const indicator = { category: { index: [id], unit: { [id]: unit } } }
      return { ...plain, dimension: { ...plain.dimension, indicator } }
    }
    const of = async (kind: string, unit: object) =>
      codesOf(await take(withUnit(idOf(kind), unit), { dryRun: true }))
    expect(await of('proportion', { label: '% of inhabitants' })).toContain('other-unit')
    expect(await of('proportion', { symbol: '%' })).toContain('other-unit')
    expect(await of('proportion', { label: 'share' })).not.toContain('other-unit')
    expect(await of('count', { label: '% more' })).toEqual([])
    expect(await of('count', { multiplier: 3 })).toEqual(['other-unit'])
    expect(await of('count', { multiplier: 0 })).toEqual([])
  })

  it('that a release computed are left out with a notice; those of Flanders itself are taken', async () => {
    const areas = ['44021', 'region:gent', 'province:Limburg', 'flanders:02000']
    const plain = cube([[idOf('mean')], areas, ['2021', '2022']], {})
    const contents = {
      ...plain,
      id: [...plain.id, 'measure'],
      size: [...plain.size, 2],
      dimension: { ...plain.dimension, measure: { category: { index: ['value', 'areas'] } } },
      // Ghent, twice its region, its province, and Flanders: supplied in 2021, computed in 2022.
      value: { 0: 2.5, 4: 2.4, 5: 13, 6: 2.3, 8: 2, 12: 2.1, 14: 2.2, 15: 300 },
    }
    const taken = accepted(await take(contents))
    expect(taken.notices.map(({ code }) => code)).toEqual(['computed-measure', 'computed-figures'])
    expect(taken.notices[1]?.found).toContain('4 figures')
    const { datasets } = folders(peil().dataFolder)
    const dataset = (await loadState(peil())).figures.at(-1)?.dataset ?? ''
    const rows = accepted(await readDataset(datasets, dataset))
    expect(rows.map(({ area, value }) => [area, value])).toEqual([
      ['02000', 2.1],
      ['44021', 2.5],
    ])
  })

  it('that are invented are taken in where that is asked, and recorded so', async () => {
    const value = { value: [0.3], extension: { provenance: 'sample' } }
    const contents = cube([[idOf('proportion')], ['24107'], ['2021']], value)
    accepted(await take(contents, { provenance: 'sample' }))
    expect((await loadState(peil())).figures.at(-1)?.provenance).toBe('sample')
  })
})

it('what a release publishes as JSON-stat can be taken in again, figure for figure', async () => {
  const other = await newPeil(await newPlace())
  const figures = [
    'indicator,area,period,value,numerator,denominator,lower,upper,n,status',
    `${idOf('proportion')},44021,2021,0.25,2500,10000,,,,`,
    `${idOf('proportion')},44021,2022,0.3,3000,10000,,,,provisional`,
    `${idOf('proportion')},24062,2021,0,0,9000,,,,`,
    `${idOf('proportion')},24062,2022,,,,,,,not-reported`,
    `${idOf('proportion')},02000,2022,0.28,,,0.27,0.29,800,estimated`,
    '',
  ].join('\n')
  const day = '2023-06-01' as CalendarDate
  const take = (text: string, name: string, into: typeof other) =>
    importObservations(at(into, day), fileWith(text, name), { dryRun: false, source: 'Register' })
  accepted(await take(figures, 'figures.csv', other))
  const release = accepted(await readRelease(at(other, day), day, null))
  const path = dataPaths.jsonStat('indicator', idOf('proportion'))
  let published = ''
  for await (const file of dataFiles(release))
    if (file.path === path) published = new TextDecoder().decode(file.bytes)

  const fresh = await newPeil(await newPlace())
  const taken = accepted(await take(published, 'published.json', fresh))
  expect(taken.rows).toBe(5)
  const kept = async (from: typeof other) => {
    const dataset = (await loadState(from)).figures[0]?.dataset ?? ''
    const rows = accepted(await readDataset(folders(from.dataFolder).datasets, dataset))
    return rows.map((row) => ({ ...row, source: '' }))
  }
  expect(await kept(fresh)).toEqual(await kept(other))
  await other.close()
  await fresh.close()
})
