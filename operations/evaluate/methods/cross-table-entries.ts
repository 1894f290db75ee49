import { given, refused, type Outcome, type Refusal } from '@peil/statistics/outcome.ts'
import { readColumns, textColumn } from '../columns.ts'
import type { DataTable } from '../data-table.ts'
import type { OptionSpec, OptionValues } from '../method.ts'
import { listOption, requiredText, textOption } from '../option-values.ts'

/** One cell, or one record, of a table as it stands in a file. */
export interface CrossEntry {
  readonly row: string
  readonly column: string
  /** The value as text; undefined where records are counted. */
  readonly text: string | undefined
  /** Text of the column `--status`, and of `--count`. */
  readonly status: string | undefined
  readonly count: string | undefined
  /** The labels that the row and the column are parts of, nearest first. */
  readonly rowParents: readonly string[]
  readonly columnParents: readonly string[]
  readonly file: string
  readonly line: number
  /** The column of the file in which the value stands. */
  readonly where: string
}

export interface CrossEntries {
  /** What stands on each side: the names of the columns, `column` for a wide table. */
  readonly sides: readonly [string, string]
  readonly entries: readonly CrossEntry[]
}

/** The options by which a table is found in a file, wide or long. */
export const crossTableOptions: readonly OptionSpec[] = [
  { name: 'rows', kind: 'column', about: 'labels of the rows (default: the first column)' },
  {
    name: 'columns',
    kind: 'column',
    about: 'labels of the columns, for a file with a cell per line; without it, a wide table',
  },
  { name: 'value', kind: 'column', about: 'value of each cell, for a file with a cell per line' },
  { name: 'total-label', kind: 'text', default: 'Total', about: 'label of totals' },
  {
    name: 'row-parents',
    kind: 'columns',
    about: 'columns with the label that a row is part of, nearest first: district,province',
  },
  {
    name: 'column-parents',
    kind: 'columns',
    about: 'the same for the labels of the columns, for a file with a cell per line',
  },
]

/**
 * Reads the cells of a file in either layout: wide, with a column per label, or long, with a line
 * per cell or per record and `--columns` naming the column with the labels.
 */
export const crossEntries = (table: DataTable, options: OptionValues): Outcome<CrossEntries> => {
  return textOption(options, 'columns') === undefined
    ? wideEntries(table, options)
    : longEntries(table, options)
}

const texts = (
  table: DataTable,
  names: readonly string[],
): Outcome<readonly (readonly string[])[]> => {
  const columns = names.map((name) =>
    readColumns(table, { cells: textColumn(name, { keepMissing: true }) }, 'refuse'),
  )
  const wrong = columns.flatMap((column) => (column.ok ? [] : column.refusals))
  if (wrong.length > 0) return refused(...wrong)
  return given(
    columns.map((column) =>
      column.ok ? column.value.values.cells.map((text) => text.trim()) : [],
    ),
  )
}

const longEntries = (table: DataTable, options: OptionValues): Outcome<CrossEntries> => {
  const rows = textOption(options, 'rows') ?? table.columns[0] ?? ''
  const columns = requiredText(options, 'columns')
  const extra = ['value', 'status', 'count'].map((name) => textOption(options, name))
  const rowParents = listOption(options, 'row-parents')
  const columnParents = listOption(options, 'column-parents')
  const named = extra.filter((name) => name !== undefined)
  const all = [...new Set([rows, columns, ...named, ...rowParents, ...columnParents])]
  const read = texts(table, all)
  if (!read.ok) return read
  const at = (name: string | undefined, row: number): string | undefined =>
    name === undefined ? undefined : (read.value[all.indexOf(name)]?.[row] ?? '')
  const [value, status, count] = extra
  const entries = Array.from({ length: table.rows }, (_, row) => ({
    row: at(rows, row) ?? '',
    column: at(columns, row) ?? '',
    text: at(value, row),
    status: at(status, row),
    count: at(count, row),
    rowParents: rowParents.map((name) => at(name, row) ?? ''),
    columnParents: columnParents.map((name) => at(name, row) ?? ''),
    file: table.file,
    line: table.lineOf(row),
    where: value ?? columns,
  }))
  return complete({ sides: [rows, columns], entries })
}

const wideEntries = (table: DataTable, options: OptionValues): Outcome<CrossEntries> => {
  const alone = ['value', 'status', 'count', 'column-parents'].find(
    (name) => textOption(options, name) !== undefined,
  )
  if (alone !== undefined) return refused(needsColumns(alone))
  const rows = textOption(options, 'rows') ?? table.columns[0] ?? ''
  const rowParents = listOption(options, 'row-parents')
  const columns = table.columns.filter((name) => name !== rows && !rowParents.includes(name))
  const read = texts(table, [rows, ...rowParents, ...columns])
  if (!read.ok) return read
  const [labels = [], ...others] = read.value
  const entries = labels.flatMap((row, at) =>
    columns.map((column, index) => ({
      row,
      column,
      text: others[rowParents.length + index]?.[at] ?? '',
      status: undefined,
      count: undefined,
      rowParents: rowParents.map((_, level) => others[level]?.[at] ?? ''),
      columnParents: [],
      file: table.file,
      line: table.lineOf(at),
      where: column,
    })),
  )
  return complete({ sides: [rows, 'column'], entries })
}

const needsColumns = (option: string): Refusal => ({
  code: 'option-missing',
  found: `--${option} without --columns`,
  expected: '--columns: the column with the labels of the columns',
  whatToDo: `Add --columns, or leave --${option} out for a wide table.`,
  about: { option: 'columns' },
})

/** A cell without a label has no place in a table. */
const complete = (found: CrossEntries): Outcome<CrossEntries> => {
  const without = found.entries.find(({ row, column }) => row === '' || column === '')
  if (without === undefined) return given(found)
  const column = without.row === '' ? found.sides[0] : found.sides[1]
  return refused({
    code: 'label-missing',
    found: 'a row without a label',
    expected: 'a label in every row',
    whatToDo: 'Fill in the label, or leave the row out.',
    about: { file: without.file, line: String(without.line), column },
  })
}
