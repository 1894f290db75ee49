import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FigureRules } from '@peil/domain/indicator/figure-rules.ts'
import { afterAll } from 'vitest'
import { figureColumns, type CsvLayout, type FigureCells } from '../taking-in/figure-cells.ts'
import type { TakeInRequest } from '../taking-in/take-in-figures.ts'

const root = mkdtempSync(join(tmpdir(), 'peil-taking-in-'))
afterAll(() => rmSync(root, { recursive: true }))

const rule = { per: null, periodicity: 'year', decimals: 0 } as const

/** Rules of an indicator of every kind and periodicity, and of a few municipalities. */
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

export const request = (more: Partial<TakeInRequest> = {}): TakeInRequest => ({
  folder: join(root, 'lake'),
  fileName: 'figures.csv',
  rules,
  recorded: [],
  mayChange: false,
  source: 'figures.csv',
  write: true,
  ...more,
})

export type Row = Partial<FigureCells['cells']>
export const count: Row = { indicator: 'households', area: '11002', period: '2023', value: '12' }
export const renters: Row = { ...count, indicator: 'renters', value: '0.4' }

export const cellsOf = (rows: readonly Row[]): readonly FigureCells[] =>
  rows.map((row, index) => ({
    line: index + 2,
    cells: Object.fromEntries(
      figureColumns.map((name) => [name, row[name] ?? '']),
    ) as FigureCells['cells'],
  }))

let files = 0

/** The same rows as a CSV file; cells that hold a comma must be quoted already. */
export const csvOf = (rows: readonly Row[]): CsvLayout => {
  files += 1
  const path = join(root, `${files}.csv`)
  const columns = figureColumns.slice(0, -1)
  const lines = rows.map((row) => columns.map((name) => row[name] ?? '').join(','))
  writeFileSync(path, [columns.join(','), ...lines, ''].join('\n'))
  return { path, columns, delimiter: ',' }
}
