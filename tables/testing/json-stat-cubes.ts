import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { readJsonStat } from '../json-stat/read-json-stat.ts'
import { tableLimits } from '../table-limits.ts'

export const spec = {
  keys: ['indicator', 'area', 'period'],
  measureDimensions: ['measure', 'metric'],
  measures: ['value', 'lower', 'upper', 'n', 'status'],
  computed: ['areas'],
}

export const folder = mkdtempSync(join(tmpdir(), 'peil-json-stat-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0

/** Reads a value as JSON, or a text as it is; every call has a file of its own, `cube.json`.*/

export const read = (contents: unknown, limits = tableLimits) => {
  const own = join(folder, String((files += 1)))
  mkdirSync(own)
  const path = join(own, 'cube.json')
  writeFileSync(path, typeof contents === 'string' ? contents : JSON.stringify(contents))
  return readJsonStat(path, spec, limits)
}

export const dimension = (...index: readonly string[]) => ({ category: { index } })

/** Two areas and two periods of one indicator, with their values only. */
export const plain = {
  version: '2.0',
  class: 'dataset',
  id: ['indicator', 'area', 'period'],
  size: [1, 2, 2],
  dimension: {
    indicator: { category: { label: { renters: 'Renters' } } },
    area: { category: { index: { '11002': 1, '11001': 0 } } },
    period: dimension('2020', '2021'),
  },
  value: [0.1, 0, null, 0.4] as readonly unknown[] | Readonly<Record<string, unknown>>,
}
export const withMeasures = {
  ...plain,
  id: ['metric', 'indicator', 'area', 'period'],
  size: [2, 1, 2, 1],
  dimension: {
    ...plain.dimension,
    metric: dimension('lower', 'value'),
    period: dimension('2020'),
  },
  value: { 0: 0.1, 2: 0.15 } as Readonly<Record<string, unknown>>,
  status: { 2: 'provisional', 3: 'withheld:fewer-than-5' } as unknown,
}
