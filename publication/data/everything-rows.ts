import type { Release } from '@peil/domain/release/release.ts'
import type { Cell, ColumnMeaning, DataTable } from './data-table.ts'
import { dataUnit } from './data-unit.ts'
import { figureShapes } from './everything-shape.ts'
import { indicatorUnit } from './indicator-columns.ts'

/** One published figure, whichever table it comes from: a cell, with the cells that explain it. */
export interface FigureRow {
  readonly table: string
  readonly measure: string
  readonly areaKind: string | null
  readonly area: string | null
  readonly detail: string | null
  readonly value: number | null
  readonly status: string
  readonly unit: string | null
  readonly source: string
  /** Another cell of the same row; null when the table has no such column. */
  readonly cell: (name: string) => Cell
}

type CellOf = (name: string) => Cell

const isNumber = ({ type }: ColumnMeaning): boolean =>
  type === 'integer' || type === 'number' || type === 'cents'

interface Context {
  readonly kpiUnits: ReadonlyMap<string, string>
  readonly indicatorUnits: ReadonlyMap<string, string>
  readonly indicatorSources: ReadonlyMap<string, string>
  readonly source: string
}

const textOf = (cell: Cell): string | null => (cell === null ? null : String(cell))

const unitOf = ({ unit }: ColumnMeaning, cell: CellOf, context: Context): string | null => {
  if (unit === indicatorUnit) return context.indicatorUnits.get(String(cell('indicator'))) ?? null
  if (unit === 'unit' || unit === 'unit of the KPI')
    return textOf(cell('unit')) ?? context.kpiUnits.get(String(cell('kpi'))) ?? null
  return unit === '' ? null : unit
}

/** Which column says what kind of figure a measure is, the nearest first. */
const statusColumnOf = (measure: string, names: ReadonlySet<string>): string | null => {
  const own = `${measure.replace(/_cents$/, '')}_status`
  if (names.has(own)) return own
  if (measure === 'value' && names.has('status')) return 'status'
  return names.has('money_status') ? 'money_status' : null
}

const detailOf = (names: readonly string[], cell: CellOf): string | null =>
  names.length === 0 ? null : names.map((name) => `${name}=${String(cell(name))}`).join(';')

interface Measure {
  readonly column: ColumnMeaning
  readonly status: string | null
}

/** Null for an empty cell of which nothing says why it is empty. */
const figureOf = (
  { column, status }: Measure,
  cell: CellOf,
): Pick<FigureRow, 'value' | 'status'> | null => {
  const value = cell(column.name)
  const said = status === null ? null : textOf(cell(status))
  if (typeof value === 'number') return { value, status: said ?? 'value' }
  return said === null || said === 'value' ? null : { value: null, status: said }
}

const measuresOf = ({ columns }: DataTable, notFigures: readonly string[]): readonly Measure[] => {
  const names = new Set(columns.map(({ name }) => name))
  return columns
    .filter((column) => isNumber(column) && !notFigures.includes(column.name))
    .map((column) => ({ column, status: statusColumnOf(column.name, names) }))
}

function* rowsOf(table: DataTable, context: Context): Generator<FigureRow> {
  const shape = figureShapes[table.name]
  if (shape === undefined) return
  const { area, detail = [], notFigures = [] } = shape
  const at = new Map(table.columns.map(({ name }, index) => [name, index]))
  const measures = measuresOf(table, notFigures)
  for (const cells of table.rows) {
    const cell: CellOf = (name) => cells[at.get(name) ?? -1] ?? null
    const ofRow = {
      table: table.name,
      areaKind: area?.[1] ?? textOf(cell('area_kind')),
      area: textOf(cell(area?.[0] ?? 'area')),
      detail: detailOf(detail, cell),
      source: context.indicatorSources.get(String(cell('indicator'))) ?? context.source,
      cell,
    }
    for (const measure of measures) {
      const figure = figureOf(measure, cell)
      if (figure === null) continue
      const { column } = measure
      yield { ...ofRow, ...figure, measure: column.name, unit: unitOf(column, cell, context) }
    }
  }
}

/** Every figure of the tables given, in their order. */
export function* figureRows(release: Release, tables: Iterable<DataTable>): Generator<FigureRow> {
  const { kpis, indicators, government } = release.programme
  const context: Context = {
    kpiUnits: new Map(kpis.map(({ id, unit }) => [id, unit])),
    indicatorUnits: new Map(indicators.map((indicator) => [indicator.id, dataUnit(indicator)])),
    indicatorSources: new Map(indicators.map(({ id, source }) => [id, source.name.nl])),
    source: government.nl,
  }
  for (const table of tables) yield* rowsOf(table, context)
}
