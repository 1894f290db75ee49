import type { Warning } from '@peil/statistics/estimate.ts'
import { given, refused, type Outcome, type Refusal } from '@peil/statistics/outcome.ts'
import { numberColumn, readColumns, textColumn } from '../columns.ts'
import type { DataTable } from '../data-table.ts'
import type { OptionValues } from '../method.ts'
import { parseNumber } from '../parse-number.ts'
import { textOption } from '../option-values.ts'

/** One place and its target. */
export interface TargetRow {
  readonly name: string
  readonly reached: number | null
  readonly target: number
  readonly elapsed?: number
  readonly base?: number
  readonly outOf?: number
  readonly toCome?: number
}

export interface TargetRows {
  readonly rows: readonly TargetRow[]
  readonly isRate: boolean
  readonly fromFile: boolean
  readonly warnings: readonly Warning[]
  /** Puts the place of a row to a refusal about it. */
  readonly place: (refusal: Refusal, row: number) => Refusal
}

const figures = {
  reached: 'reached',
  target: 'target',
  elapsed: 'elapsed',
  base: 'base',
  outOf: 'out-of',
  toCome: 'to-come',
} as const
type Figure = keyof typeof figures

const needed = (options: OptionValues, isRate: boolean): Refusal[] =>
  (isRate ? (['out-of', 'to-come'] as const) : (['elapsed'] as const))
    .filter((option) => textOption(options, option) === undefined)
    .map((option) => ({
      code: 'option-missing',
      found: `no --${option}`,
      expected: isRate ? '--out-of and --to-come for a rate' : '--elapsed for a count',
      whatToDo: `Add --${option} with a number, or a column of the file.`,
      about: { option },
    }))

/** The targets of a file, one a row, or of the options alone. */
export const readTargets = (
  table: DataTable | undefined,
  options: OptionValues,
): Outcome<TargetRows> => {
  const isRate =
    textOption(options, 'out-of') !== undefined || textOption(options, 'to-come') !== undefined
  const missing = needed(options, isRate)
  if (missing.length > 0) return refused(...missing)
  return table === undefined ? fromOptions(options, isRate) : fromTable(table, options, isRate)
}

const fromOptions = (options: OptionValues, isRate: boolean): Outcome<TargetRows> => {
  const values: Partial<Record<Figure, number>> = {}
  const refusals: Refusal[] = []
  for (const [figure, option] of Object.entries(figures)) {
    const text = textOption(options, option)
    if (text === undefined) continue
    const value = parseNumber(text, false)
    if (value === null) {
      refusals.push({
        code: 'option-not-readable',
        found: `--${option} ${text}`,
        expected: 'a number, as no file was given',
        whatToDo: `Give --${option} a number, or name a file with that column.`,
        about: { option },
      })
    } else values[figure as Figure] = value
  }
  if (refusals.length > 0) return refused(...refusals)
  const { reached = null, target = NaN, ...rest } = values
  return given({
    rows: [{ name: 'the place', reached, target, ...rest }],
    isRate,
    fromFile: false,
    warnings: [],
    place: (refusal) => refusal,
  })
}

const fromTable = (
  table: DataTable,
  options: OptionValues,
  isRate: boolean,
): Outcome<TargetRows> => {
  const nameColumn = textOption(options, 'name')
  const constants: Partial<Record<Figure, number>> = {}
  const columns: Partial<Record<Figure, ReturnType<typeof numberColumn>>> = {}
  for (const [key, option] of Object.entries(figures)) {
    const figure = key as Figure
    const text = textOption(options, option)
    if (text === undefined) continue
    const value = table.columns.includes(text) ? null : parseNumber(text, false)
    if (value === null) columns[figure] = numberColumn(text, { keepMissing: figure === 'reached' })
    else constants[figure] = value
  }
  const read = readColumns(
    table,
    { ...columns, ...(nameColumn !== undefined && { name: textColumn(nameColumn) }) },
    'leave-out',
  )
  if (!read.ok) return read
  const { values, kept, warnings } = read.value
  const numbers = values as Partial<Record<Figure, Float64Array>>
  const names = (values as { readonly name?: readonly string[] }).name
  const at = (figure: Figure, row: number): number | undefined =>
    numbers[figure]?.[row] ?? constants[figure]
  const rows = kept.map((_, row): TargetRow => {
    const reached = at('reached', row) ?? NaN
    return {
      name: names?.[row] ?? `row ${row + 1}`,
      reached: Number.isNaN(reached) ? null : reached,
      target: at('target', row) ?? NaN,
      ...optional('elapsed', at('elapsed', row)),
      ...optional('base', at('base', row)),
      ...optional('outOf', at('outOf', row)),
      ...optional('toCome', at('toCome', row)),
    }
  })
  return given({
    rows,
    isRate,
    fromFile: true,
    warnings,
    place: (refusal, row) => ({
      ...refusal,
      about: {
        ...refusal.about,
        file: table.file,
        line: String(table.lineOf(kept[row] ?? NaN)),
      },
    }),
  })
}

const optional = (name: Figure, value: number | undefined): Partial<Record<Figure, number>> =>
  value === undefined ? {} : { [name]: value }
