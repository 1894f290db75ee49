import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { addDays, parseCalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Observation } from './dataset.ts'
import { latestBefore } from './query-datasets.ts'
import { residents } from './testing/residents.ts'
import { writeDataset } from './write-dataset.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peil-query-'))
})
afterAll(() => rm(folder, { recursive: true }))

const day = (text: string): CalendarDate => {
  const date = parseCalendarDate(text)
  if (date === null) throw new Error(text)
  return date
}

const record = async (...datasets: readonly (readonly Observation[])[]): Promise<string[]> => {
  const names: string[] = []
  for (const rows of datasets) names.push((await writeDataset(folder, rows)).dataset)
  return names
}

const latest = async (datasets: readonly string[], date: string, indicator = 'residents') => {
  const result = await latestBefore(folder, datasets, indicator, day(date))
  if (!result.ok) throw new Error(result.refusals[0]?.code)
  return result.value.map(({ area, period, value }) => [area, period, value])
}

describe('the latest figure per area', () => {
  const first = [
    residents('44021', '2022-01-01', 100),
    residents('11002', '2022-01-01', 200),
    residents('11002', '2023-01-01', 210),
    { ...residents('11002', '2022-06-01', 1), indicator: 'other' },
  ]
  const second = [residents('11002', '2022-01-01', 999), residents('44021', '2024-01-01', 120)]

  test('not after the date; that day itself counts', async () => {
    const datasets = await record(first)
    expect(await latest(datasets, '2021-12-31')).toEqual([])
    expect(await latest(datasets, '2022-01-01')).toEqual([
      ['11002', '2022-01-01', 200],
      ['44021', '2022-01-01', 100],
    ])
    expect(await latest(datasets, '2022-12-31')).toContainEqual(['11002', '2022-01-01', 200])
    expect(await latest(datasets, '2023-01-01')).toContainEqual(['11002', '2023-01-01', 210])
  })

  test('a later dataset revises the same period only, whatever order they were written in', async () => {
    const [a = '', b = ''] = await record(first, second)
    expect(await latest([a, b], '2022-12-31')).toContainEqual(['11002', '2022-01-01', 999])
    expect(await latest([b, a], '2022-12-31')).toContainEqual(['11002', '2022-01-01', 200])
    expect(await latest([a, b], '2024-01-01')).toEqual([
      ['11002', '2023-01-01', 210],
      ['44021', '2024-01-01', 120],
    ])
    expect(await latest([a, b, a], '2022-12-31')).toContainEqual(['11002', '2022-01-01', 200])
  })

  test('a value that is withheld later is not replaced by the earlier one', async () => {
    const withheld = {
      ...residents('44021', '2022-01-01', 0),
      value: null,
      status: 'withheld:few' as const,
    }
    const datasets = await record(first, [withheld])
    expect(await latest(datasets, '2022-01-01')).toContainEqual(['44021', '2022-01-01', null])
  })

  test('only the indicator that is asked for, and nothing from its name', async () => {
    const datasets = await record(first)
    expect(await latest(datasets, '2024-01-01', 'other')).toEqual([['11002', '2022-06-01', 1]])
    expect(await latest(datasets, '2024-01-01', "' OR 1=1 --")).toEqual([])
    expect(await latest([], '2024-01-01')).toEqual([])
  })

  test('every missing dataset is named', async () => {
    const [a = ''] = await record(first)
    const none = ['0', '1'].map((digit) => digit.repeat(64))
    const result = await latestBefore(folder, [a, ...none], 'residents', day('2024-01-01'))
    expect(result).toMatchObject({
      ok: false,
      refusals: none.map((dataset) => ({ code: 'dataset-missing', about: { dataset } })),
    })
  })

  test('agrees with a plain fold over the datasets', async () => {
    const start = day('2022-01-01')
    const figure = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(3), fc.nat(1000))
    const dataset = fc
      .uniqueArray(figure, { selector: ([area, days]) => `${area} ${days}`, maxLength: 8 })
      .map((rows) =>
        rows.map(([area, days, value]) => residents(area, addDays(start, days), value)),
      )
    const cases = fc.tuple(fc.array(dataset, { minLength: 1, maxLength: 4 }), fc.nat(4))
    await fc.assert(
      fc.asyncProperty(cases, async ([datasets, days]) => {
        const date = addDays(start, days)
        const expected = new Map<string, Observation>()
        for (const row of datasets.flat()) {
          const known = expected.get(row.area)
          const newer = known === undefined || known.period <= row.period
          if (row.period <= date && newer) expected.set(row.area, row)
        }
        const value = [...expected.values()].sort((a, b) => (a.area < b.area ? -1 : 1))
        const names = await record(...datasets)
        expect(await latestBefore(folder, names, 'residents', date)).toEqual({ ok: true, value })
      }),
      { seed: 20261123, numRuns: 20 },
    )
  })
})
