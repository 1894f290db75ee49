import { readTable } from '@peil/tables/read-table.ts'
import { describe, expect, it } from 'vitest'
import { dataFiles, dataTables } from './data-files.ts'
import { dataPaths } from './data-paths.ts'
import { collectFiles } from './test-support/collect-files.ts'
import { testRelease } from './test-support/test-release.ts'

const decoder = new TextDecoder()
const release = testRelease()
const files = new Map(
  [...(await collectFiles(dataFiles(release)))].map(([path, bytes]) => [
    path,
    decoder.decode(bytes),
  ]),
)
const textOf = (path: string): string => files.get(path) ?? ''
const rowsOf = (name: string) =>
  JSON.parse(textOf(`data/${name}.json`)) as Record<string, string | number | boolean | null>[]
const tables = dataTables(release).map(({ name }) => name)

describe('data files', () => {
  it('are the release itself, each table in five formats, and files about each thing', () => {
    const formats = ['csv', 'csv-metadata.json', 'json', 'parquet', 'xlsx'] as const
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        'data/release.json',
        ...tables.flatMap((name) => formats.map((format) => dataPaths.table(name, format))),
        'data/everything.csv',
        'data/everything.parquet',
        'data/csv/municipality/44021.csv',
        'data/xlsx/region/gent.xlsx',
        'data/xlsx/action/5.xlsx',
        'data/jsonstat/indicator/courses.json',
        'data/jsonstat/municipality/24062.json',
      ]),
    )
    expect(tables).toEqual(
      expect.arrayContaining(
        'agreements kpis reports versions actions goals regions money areas dictionary'.split(' '),
      ),
    )
  })

  it('holds the release as it was built, LF at the end', () => {
    expect(textOf('data/release.json')).toBe(`${JSON.stringify(release)}\n`)
    expect(JSON.parse(textOf('data/release.json'))).toEqual(release)
  })

  it('refuses a figure that is no number', () => {
    const broken = collectFiles(dataFiles(testRelease({ ledgerPosition: Number.NaN })))
    return expect(broken).rejects.toThrow('NaN')
  })

  it.each(tables)('%s: every column is in the dictionary, and the other way round', (name) => {
    const inDictionary = rowsOf('dictionary')
      .filter(({ file }) => file === name)
      .map(({ column }) => column)
    const header = textOf(`data/${name}.csv`).split('\r\n')[0]?.split(',')
    expect(header).toEqual(inDictionary)
    for (const row of rowsOf(name)) expect(Object.keys(row)).toEqual(inDictionary)
    expect(new Set(rowsOf('dictionary').map(({ file }) => file))).toEqual(
      new Set([...tables, 'everything']),
    )
  })

  const ofIndicators = ['indicators', 'observations', 'revisions', 'area-figures']
  it.each(tables)('%s: every row says whether figures are invented', (name) => {
    expect(rowsOf(name).length).toBeGreaterThan(0)
    const supplied = rowsOf(name).filter((row) => row['provenance'] !== 'sample')
    if (!ofIndicators.includes(name)) return expect(supplied).toEqual([])
    for (const row of rowsOf(name))
      expect(row['provenance']).toBe(row['indicator'] === 'courses' ? 'supplied' : 'sample')
  })

  it.each(tables)(
    '%s: an empty cell is one that the dictionary explains, a full one has its type',
    (name) => {
      const meanings = new Map(
        rowsOf('dictionary').map((row) => [`${String(row['file'])}.${String(row['column'])}`, row]),
      )
      for (const row of rowsOf(name))
        for (const [column, cell] of Object.entries(row)) {
          const meaning = meanings.get(`${name}.${column}`)
          if (cell === null) expect([column, meaning?.['empty_nl']]).not.toEqual([column, null])
          else if (['integer', 'cents'].includes(String(meaning?.['type'])))
            expect(cell).toSatisfy(Number.isSafeInteger)
          else if (meaning?.['type'] === 'number') expect(cell).toSatisfy(Number.isFinite)
          else if (meaning?.['type'] === 'boolean') expect(cell).toBeTypeOf('boolean')
          else expect(cell).toBeTypeOf('string')
        }
    },
  )

  it('[C80] writes over-achievement as it is, with all its digits', () => {
    const [met] = rowsOf('kpis')
    expect(met).toMatchObject({
      agreement: '2022/44021',
      applicant: '44021',
      kpi: '5',
      period: '1',
      target: 50,
      reach: 86,
      achieved: 1.72,
      additional: 1.9,
      status: 'met',
      contribution_cents: 24000,
    })
    expect(textOf('data/kpis.csv')).toContain(',1.72,1.9,')
  })

  it('[C104] says which money goes to which action', () => {
    expect(
      rowsOf('actions').map(({ action, period, budget_cents: budget }) => [action, period, budget]),
    ).toEqual([
      ['5', '1', 24000],
      ['9', '1', 0],
    ])
  })

  it('[C105] says of each participant that is compared how it lies beside the others', () => {
    expect(rowsOf('comparisons')).toEqual([
      {
        agreement: '2022/44021',
        call: '2022',
        period: '1',
        applicant: '44021',
        kpi: '5',
        moment: 'final',
        participants: 2,
        compared: 1,
        reach: 86,
        expected: 50,
        ratio: 1.72,
        ratio_together: 1.72,
        between_variance: 0,
        position: 'within',
        rank_low: 1,
        rank_high: 1,
        rank_level: 0.9,
        reply: '=Wij deden meer,\nzie "verslag"; 86!',
        provenance: 'sample',
      },
    ])
    const without = { ...release, agreements: release.agreements.slice(1) }
    expect(() => dataTables(without)).toThrow('2022/44021')
  })

  it('gives the chance of a target, or why there is none', () => {
    const rows = rowsOf('kpis').map((row) => [row['chance'], row['chance_word'], row['final_low']])
    expect(rows[0]).toEqual([null, 'decided', null])
    const [agreement] = release.agreements
    const [kpi] = agreement?.kpis ?? []
    if (agreement === undefined || kpi === undefined) throw new Error('no KPI in the test release')
    const outlook = {
      kind: 'chance',
      chance: 0.9,
      word: 'very-likely',
      low: 40,
      high: 90,
      level: 0.95,
    }
    const open = { ...kpi, outlook: outlook as typeof kpi.outlook }
    const changed = { ...release, agreements: [{ ...agreement, kpis: [open] }], comparisons: [] }
    const kpis = dataTables(changed).find(({ name }) => name === 'kpis')
    const cell = (name: string) => kpis?.rows[0]?.[kpis.columns.findIndex((c) => c.name === name)]
    expect(['chance', 'chance_word', 'final_low', 'final_high'].map(cell)).toEqual([
      0.9,
      'very-likely',
      40,
      90,
    ])
  })

  it('tells a missing figure from zero, and says why it is missing', () => {
    const [, overdue] = rowsOf('kpis')
    expect(overdue).toMatchObject({ reach: null, reach_status: 'not-reported', achieved: null })
    expect(rowsOf('areas')[0]).toMatchObject({ residents: null, residents_status: 'not-supplied' })
    expect(rowsOf('areas').at(-1)).toMatchObject({
      nis: '73009',
      validity: 'vanished',
      successor: '71072',
      residents_status: 'not-applicable',
    })
    expect(rowsOf('money')).toMatchObject([
      { awarded_cents: 24000, at_risk_cents: null, at_risk_status: 'not-due' },
      { awarded_cents: null, money_status: 'not-applicable', at_risk_status: 'not-applicable' },
    ])
    expect(rowsOf('actions')).toMatchObject([
      { agreed: 50, agreed_status: 'value', realised: 86, realised_status: 'value', unit: 'kans' },
      { agreed: null, agreed_status: 'units-differ', realised: null, unit: null },
    ])
    expect(rowsOf('agreements').map((row) => row['people_status'])).toEqual([
      'provisional',
      'not-applicable',
    ])
  })

  it('writes text that a spreadsheet would calculate so that it reads back as text', async () => {
    expect(textOf('data/kpis.csv')).toContain(`"'=funded in full, in round 1"`)
    const columns = rowsOf('dictionary')
      .filter(({ file }) => file === 'kpis')
      .map(({ column }) => ({ name: String(column) }))
    const bytes = new TextEncoder().encode(textOf('data/kpis.csv'))
    const table = await readTable({ fileName: 'kpis.csv', bytes }, columns)
    expect(table.findings).toEqual([])
    expect(table.rows[0]?.cells['award_reason']?.text).toBe('=funded in full, in round 1')
  })
})
