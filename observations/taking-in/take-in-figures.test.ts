import { readdir } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { readDataset } from '../read-dataset.ts'
import { cellsOf, count, csvOf, renters, request, type Row } from '../testing/figure-rows.ts'
import { takeInCleanCsv, takeInRows, type TakeInRequest } from './take-in-figures.ts'

const takeIn = async (rows: readonly Row[], more: Partial<TakeInRequest> = {}) => {
  const careful = await takeInRows(cellsOf(rows), request(more))
  const clean = await takeInCleanCsv(csvOf(rows), request(more))
  if (!clean.ok) throw new Error('the known datasets are there')
  // Whichever way a file takes, the same is kept, or nothing.
  expect(clean.value).toEqual(careful.ok ? careful.value : null)
  return careful
}

const codes = async (...rows: readonly Row[]): Promise<readonly string[]> => {
  const taken = await takeIn(rows)
  return taken.ok ? [] : taken.refusals.map(({ code }) => code)
}

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
  const names = await readdir(request().folder)
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
  expect(await readDataset(request().folder, taken.value.dataset)).toEqual({
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
