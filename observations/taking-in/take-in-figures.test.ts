import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FigureRules } from '@peil/domain/indicator/figure-rules.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDataset } from '../read-dataset.ts'
import { figureColumns, type FigureCells } from './figure-cells.ts'
import { takeInCleanCsv, takeInRows, type TakeInRequest } from './take-in-figures.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'peil-taking-in-'))
})
afterAll(() => rm(root, { recursive: true }))

const rule = { per: null, periodicity: 'year', decimals: 0 } as const
const rules: FigureRules = {
  indicators: [
    { ...rule, id: 'households', kind: 'count' },
    { ...rule, id: 'renters', kind: 'proportion', per: 1, decimals: 3 },
    { ...rule, id: 'births', kind: 'rate', per: 1000, decimals: 1, periodicity: 'school-year' },
    { ...rule, id: 'trust', kind: 'mean', per: 1, decimals: 1, periodicity: 'reference-day' },
    { ...rule, id: 'desk', kind: 'offer', periodicity: 'quarter' },
    { ...rule, id: 'monthly', kind: 'count', periodicity: 'month' },
  ],
  areas: ['02000', '11002', '11007', '46003', '46013', '46030'],
  mergers: [
    { code: '46003', became: '46030' },
    { code: '46013', became: '46030' },
  ],
}

const request = (more: Partial<TakeInRequest> = {}): TakeInRequest => ({
  folder: join(root, 'lake'),
  fileName: 'figures.csv',
  rules,
  recorded: [],
  mayChange: false,
  source: 'figures.csv',
  write: true,
  ...more,
})

type Row = Partial<FigureCells['cells']>
const count: Row = { indicator: 'households', area: '11002', period: '2023', value: '12' }
const renters: Row = { ...count, indicator: 'renters', value: '0.4' }

const cellsOf = (rows: readonly Row[]): readonly FigureCells[] =>
  rows.map((row, index) => ({
    line: index + 2,
    cells: Object.fromEntries(
      figureColumns.map((name) => [name, row[name] ?? '']),
    ) as FigureCells['cells'],
  }))

let files = 0
const csvOf = async (rows: readonly Row[]) => {
  files += 1
  const path = join(root, `${files}.csv`)
  const columns = figureColumns.slice(0, -1)
  const lines = rows.map((row) => columns.map((name) => row[name] ?? '').join(','))
  await writeFile(path, [columns.join(','), ...lines, ''].join('\n'))
  return { path, columns, delimiter: ',' as const }
}

const takeIn = async (rows: readonly Row[], more: Partial<TakeInRequest> = {}) => {
  const careful = await takeInRows(cellsOf(rows), request(more))
  const clean = await takeInCleanCsv(await csvOf(rows), request(more))
  if (!clean.ok) throw new Error('the known datasets are there')
  // Whichever way a file takes, the same is kept, or nothing.
  expect(clean.value).toEqual(careful.ok ? careful.value : null)
  return careful
}

const codes = async (...rows: readonly Row[]): Promise<readonly string[]> => {
  const taken = await takeIn(rows)
  return taken.ok ? [] : taken.refusals.map(({ code }) => code)
}

describe('a row', () => {
  test.each<[string, Row, string[]]>([
    ['sound', {}, []],
    ['zero', { value: '0' }, []],
    ['unknown indicator', { indicator: 'housholds' }, ['unknown-indicator']],
    ['no indicator', { indicator: '' }, ['unknown-indicator']],
    ['unknown area', { area: '99999' }, ['unknown-area']],
    ['Flanders', { area: '02000' }, []],
    ['a school year where a year is asked', { period: '2022-2023' }, ['period-does-not-fit']],
    ['a negative count', { value: '-1' }, ['negative-count']],
    ['half a count', { value: '1.5' }, ['count-not-whole']],
    ['a whole count with decimals', { value: '1.0' }, []],
    ['a decimal comma', { value: '"1,5"' }, ['decimal-comma']],
    ['a percent sign', { value: '12%' }, ['percent-sign']],
    ['five decimals', { value: '1.00001' }, ['too-many-decimals']],
    ['no number', { value: 'twelve' }, ['not-a-number']],
    ['an exponent', { value: '1e3' }, ['not-a-number']],
    ['twelve digits', { value: '900719925474' }, []],
    ['too large', { value: '900719925475' }, ['number-too-large']],
    ['thirteen digits', { value: '1234567890123' }, ['not-a-number']],
    ['missing without status', { value: '' }, ['value-missing']],
    ['provisional without value', { value: '', status: 'provisional' }, ['value-missing']],
    ['not reported', { value: '', status: 'not-reported' }, []],
    ['provisional', { status: 'provisional' }, []],
    ['estimated', { status: 'estimated' }, []],
    ['a value that is not due', { status: 'not-due' }, ['value-despite-status']],
    ['a value that is withheld', { status: 'withheld:few' }, ['value-despite-status']],
    ['withheld', { value: '', status: 'withheld:few' }, []],
    ['withheld, n known', { value: '', status: 'withheld:few', n: '3', denominator: '9' }, []],
    [
      'withheld, and given nevertheless',
      { value: '', status: 'withheld:few', numerator: '3' },
      ['withheld-but-given'],
    ],
    ['unknown status', { status: 'late' }, ['unknown-status']],
    ['a lower bound only', { lower: '1' }, ['one-bound']],
    ['an upper bound only', { upper: '20' }, ['one-bound']],
    ['bounds that are the value', { lower: '12', upper: '12' }, []],
    [
      'a value just above its interval',
      { lower: '1', upper: '11.9999' },
      ['value-outside-interval'],
    ],
    [
      'a value just below its interval',
      { lower: '12.0001', upper: '13' },
      ['value-outside-interval'],
    ],
    ['bounds reversed', { lower: '13', upper: '11' }, ['bounds-reversed']],
    [
      'an interval without value',
      { value: '', status: 'not-reported', lower: '1', upper: '2' },
      ['interval-without-value'],
    ],
    ['n zero', { n: '0' }, []],
    ['n negative', { n: '-1' }, ['n-not-a-count']],
    ['half an n', { n: '0.5' }, ['n-not-a-count']],
  ])('%s', async (_, row, expected) => {
    const cells = { ...count, ...row }
    const taken = await takeInRows(
      cellsOf([{ ...cells, value: cells.value?.replaceAll('"', '') ?? '' }]),
      request(),
    )
    expect(taken.ok ? [] : taken.refusals.map(({ code }) => code)).toEqual(expected)
    const clean = await takeInCleanCsv(await csvOf([cells]), request())
    expect(clean).toEqual({ ok: true, value: taken.ok ? taken.value : null })
  })

  test.each<[string, Row, string[]]>([
    ['nothing', { value: '0' }, []],
    ['all', { value: '1' }, []],
    ['just above one', { value: '1.0001', numerator: '1' }, ['looks-like-percents']],
    ['just below zero', { value: '-0.0001' }, ['proportion-out-of-range']],
    ['a part of a whole', { value: '0.413', numerator: '413', denominator: '1000' }, []],
    ['all of a whole', { value: '1', numerator: '7', denominator: '7' }, []],
    [
      'a part above the whole',
      { value: '1', numerator: '8', denominator: '7' },
      ['numerator-above-denominator'],
    ],
    ['a denominator of zero', { numerator: '0', denominator: '0' }, ['denominator-zero']],
    [
      'nothing of nothing',
      { value: '', status: 'not-applicable', numerator: '0', denominator: '0' },
      [],
    ],
    ['a negative numerator', { value: '0', numerator: '-1', denominator: '9' }, ['negative-part']],
    ['a negative denominator', { denominator: '-9' }, ['negative-denominator']],
    ['rounded', { value: '0.333', numerator: '1', denominator: '3' }, []],
    ['rounded up, half a step', { value: '0.4135', numerator: '41345', denominator: '100000' }, []],
    [
      'not rounded right',
      { value: '0.334', numerator: '1', denominator: '3' },
      ['value-is-not-quotient'],
    ],
    [
      'rounded more than pages do',
      { value: '0.33', numerator: '1', denominator: '3' },
      ['value-is-not-quotient'],
    ],
  ])('of a proportion: %s', async (_, row, expected) => {
    const found = await codes({ ...renters, ...row })
    expect(
      found.filter((code) => code !== 'value-is-not-quotient' || expected.includes(code)),
    ).toEqual(expected)
    if (expected.length === 0) expect(found).toEqual([])
  })

  test.each<[string, Row, string[]]>([
    [
      'a rate',
      {
        indicator: 'births',
        period: '2022-2023',
        value: '9.1',
        numerator: '91',
        denominator: '10000',
      },
      [],
    ],
    [
      'a rate that forgets its per',
      {
        indicator: 'births',
        period: '2022-2023',
        value: '0.0091',
        numerator: '91',
        denominator: '10000',
      },
      ['value-is-not-quotient'],
    ],
    [
      'a mean',
      {
        indicator: 'trust',
        period: '2023-01-01',
        value: '6.4',
        numerator: '64',
        denominator: '10',
      },
      [],
    ],
    ['a negative mean', { indicator: 'trust', period: '2023-01-01', value: '-6.4' }, []],
    [
      'a day that does not exist',
      { indicator: 'trust', period: '2023-02-29' },
      ['period-does-not-fit'],
    ],
    [
      'a day before the first year',
      { indicator: 'trust', period: '1899-12-31' },
      ['period-does-not-fit'],
    ],
    ['offered', { indicator: 'desk', period: '2023-Q2', value: '1' }, []],
    ['offered twice', { indicator: 'desk', period: '2023-Q2', value: '2' }, ['offer-not-0-or-1']],
    ['half offered', { indicator: 'desk', period: '2023-Q2', value: '0.5' }, ['offer-not-0-or-1']],
    ['a month', { indicator: 'monthly', period: '2024-02' }, []],
    ['a month that is none', { indicator: 'monthly', period: '2024-13' }, ['period-does-not-fit']],
  ])('%s', async (_, row, expected) => {
    expect(await codes({ ...count, ...row })).toEqual(expected)
  })
})

describe('rows together', () => {
  test('a duplicate names the line of the first', async () => {
    const taken = await takeIn([count, { ...count, area: '11007' }, { ...count, value: '13' }])
    expect(taken).toMatchObject({ ok: false, refusals: [{ code: 'duplicate-cell', line: 4 }] })
    if (!taken.ok) expect(taken.refusals[0]?.expected).toContain('line 2')
  })

  test('a municipality beside the one into which it merged', async () => {
    const [old, merged] = [
      { ...count, area: '46003' },
      { ...count, area: '46030' },
    ]
    expect(await codes(old, merged)).toEqual(['mixed-areas'])
    expect(await codes(old, { ...count, area: '46013' })).toEqual([])
    expect(await codes(old, { ...merged, period: '2024' })).toEqual([])
    expect(await codes(old, { ...merged, indicator: 'renters', value: '1' })).toEqual([])
  })

  test('proportions that are all above one look like percents, said once', async () => {
    const series = ['41.3', '20', '100'].map((value, at) => ({
      ...renters,
      value,
      period: String(2020 + at),
    }))
    expect(await codes(...series)).toEqual(['looks-like-percents'])
    expect(await codes(...series, { ...renters, value: '0.3' })).toEqual(
      series.map(() => 'proportion-out-of-range'),
    )
  })

  test('no rows at all', async () => {
    expect(await codes()).toEqual(['no-rows'])
  })

  test('the first hundred of a kind are told, the rest are counted', async () => {
    const faulty = Array.from({ length: 102 }, (_, at) => ({
      ...count,
      period: String(1950 + at),
      value: '-1',
    }))
    const taken = await takeInRows(cellsOf(faulty), request())
    if (taken.ok) throw new Error('it is refused')
    expect(taken.refusals).toHaveLength(101)
    expect(taken.refusals.at(-1)?.found).toBe('2 more of these')
    const hundred = await takeInRows(cellsOf(faulty.slice(0, 100)), request())
    expect(hundred.ok ? 0 : hundred.refusals.length).toBe(100)
  })

  test('everything that is wrong is said at once, at its line and column', async () => {
    const taken = await takeIn([
      { ...count, indicator: 'housholds', value: '1,5' },
      { ...renters, area: '1', numerator: '9', denominator: '8', lower: '3', status: 'late' },
    ])
    if (taken.ok) throw new Error('it is refused')
    const places = taken.refusals.map((one) =>
      'line' in one ? [one.line, one.column, one.code] : [],
    )
    expect(places.sort()).toEqual(
      [
        [2, 'indicator', 'unknown-indicator'],
        [2, 'value', 'decimal-comma'],
        [3, 'area', 'unknown-area'],
        [3, 'numerator', 'numerator-above-denominator'],
        [3, 'value', 'value-is-not-quotient'],
        [3, 'lower', 'one-bound'],
        [3, 'status', 'unknown-status'],
      ].sort(),
    )
    expect(taken.refusals.find(({ code }) => code === 'unknown-indicator')?.whatToDo).toContain(
      'Did you mean "households"?',
    )
  })
})

test('nothing is left behind but datasets', async () => {
  const names = await readdir(join(root, 'lake'))
  expect(names.filter((name) => !/^[0-9a-f]{64}\.parquet$/.test(name))).toEqual([])
})

test('what is kept is what was written', async () => {
  const row = {
    ...renters,
    value: '0.413',
    numerator: '413',
    denominator: '1000',
    lower: '0.4',
    upper: '0.5',
    n: '900',
    status: 'provisional',
    source: 'survey',
  }
  const taken = await takeInRows(cellsOf([row, count]), request())
  if (!taken.ok || taken.value.dataset === null) throw new Error('it is kept')
  expect(taken.value).toMatchObject({
    ...{ rows: 2, changed: 0, unchanged: 0, periods: ['2023-12-31'] },
    indicators: ['households', 'renters'],
  })
  const { folder } = request()
  expect(await readDataset(folder, taken.value.dataset)).toEqual({
    ok: true,
    value: [
      {
        indicator: 'households',
        area: '11002',
        period: '2023-12-31',
        value: 12,
        source: 'figures.csv',
      },
      {
        ...{ indicator: 'renters', area: '11002', period: '2023-12-31', value: 0.413 },
        ...{ numerator: 413, denominator: 1000, lower: 0.4, upper: 0.5, n: 900 },
        ...{ status: 'provisional', source: 'survey' },
      },
    ],
  })
})
