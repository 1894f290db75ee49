import {
  combinations,
  crossCell,
  labelsOf,
  leavesOf,
  type TableSide,
} from '@peil/statistics/disclosure/cross-table.ts'
import type { Warning } from '@peil/statistics/estimate.ts'
import { given, refused, type Outcome, type Refusal } from '@peil/statistics/outcome.ts'
import type { DataTable } from '../data-table.ts'
import type { OptionValues } from '../method.ts'
import { flagOption, requiredText, textOption } from '../option-values.ts'
import { isMissing, parseNumber } from '../parse-number.ts'
import { crossEntries, type CrossEntry } from './cross-table-entries.ts'
import { crossSides } from './cross-table-sides.ts'

/** A cell of which the value is known to whoever publishes. */
export interface CrossCell {
  readonly id: string
  readonly row: string
  readonly column: string
  readonly value: number
  /** Respondents: a count of records, or what `--count` says. */
  readonly count: number | undefined
  /** What each record adds, where records are given with a value. */
  readonly contributions: readonly number[] | undefined
}

export interface CrossTable {
  readonly sides: readonly [TableSide, TableSide]
  readonly cells: readonly CrossCell[]
  /** Whether values are counts: of records, or a table without anything else. */
  readonly frequencies: boolean
  readonly warnings: readonly Warning[]
}

/**
 * A whole table: every cell with its value. Totals of which the file shows no cell at all are added
 * up and the table gets the warning `totals-added`; one that is there in part is left as it is and
 * refused later as a missing margin. With `--records`, or without `--value`, each line is a record.
 */
export const crossTable = (table: DataTable, options: OptionValues): Outcome<CrossTable> => {
  const read = crossEntries(table, options)
  if (!read.ok) return read
  const sides = crossSides(read.value, requiredText(options, 'total-label'))
  if (!sides.ok) return sides
  const { entries } = read.value
  const records = flagOption(options, 'records') || entries.some(({ text }) => text === undefined)
  const comma = table.decimalComma ?? false
  const found = records ? recordCells(entries, sides.value, comma) : givenCells(entries, comma)
  if (!found.ok) return found
  const [cells, added] = withTotals(found.value, sides.value)
  return given({
    sides: sides.value,
    cells,
    frequencies:
      textOption(options, 'count') === undefined &&
      (!records || textOption(options, 'value') === undefined),
    warnings: added.length === 0 || records ? [] : [totalsAdded(added)],
  })
}

const totalsAdded = (labels: readonly string[]): Warning => ({
  code: 'totals-added',
  message: `The file shows no cell of ${labels.join(', ')}: these totals are added up, and taken to be published.`,
})

/** Where a value stands, for a refusal. */
const placeOf = ({ file, line, where }: CrossEntry) => ({ file, line: String(line), column: where })

export const notANumber = (entry: CrossEntry, text: string): Refusal => ({
  code: isMissing(text) ? 'value-missing' : 'not-a-number',
  found: text === '' ? 'an empty cell' : `"${text.slice(0, 40)}"`,
  expected: 'a number, such as 12',
  whatToDo: 'Write the value of the cell; whoever protects a table needs all of it.',
  about: placeOf(entry),
})

const givenCells = (
  entries: readonly CrossEntry[],
  comma: boolean,
): Outcome<ReadonlyMap<string, CrossCell>> => {
  const cells = new Map<string, CrossCell>()
  const refusals: Refusal[] = []
  for (const entry of entries) {
    const id = crossCell([entry.row, entry.column])
    const value = parseNumber(entry.text ?? '', comma)
    const count = entry.count === undefined ? undefined : parseNumber(entry.count, comma)
    if (value === null) refusals.push(notANumber(entry, entry.text ?? ''))
    if (count === null) refusals.push(notANumber(entry, entry.count ?? ''))
    if (cells.has(id)) refusals.push(repeatedCell(entry, id))
    const { row, column } = entry
    cells.set(id, {
      ...{ id, row, column },
      value: value ?? NaN,
      count: count ?? undefined,
      contributions: undefined,
    })
  }
  return refusals.length === 0 ? given(cells) : refused(...refusals)
}

export const repeatedCell = (entry: CrossEntry, id: string): Refusal => ({
  code: 'cell-repeated',
  found: `cell ${id} once more`,
  expected: 'each cell once',
  whatToDo: 'Keep one line per cell; if each line is a respondent, add --records.',
  about: placeOf(entry),
})

/** Records by the cell that they are in; cells of nobody are zero, for everybody was counted. */
const recordCells = (
  entries: readonly CrossEntry[],
  sides: readonly [TableSide, TableSide],
  comma: boolean,
): Outcome<ReadonlyMap<string, CrossCell>> => {
  const inner = new Set(combinations(sides.map(leavesOf)).map(crossCell))
  const parts = new Map<string, number[]>([...inner].map((id) => [id, []]))
  const refusals: Refusal[] = []
  for (const entry of entries) {
    const id = crossCell([entry.row, entry.column])
    const value = entry.text === undefined ? 1 : parseNumber(entry.text, comma)
    if (value === null) refusals.push(notANumber(entry, entry.text ?? ''))
    if (!inner.has(id)) refusals.push(recordOfTotal(entry, id))
    parts.get(id)?.push(value ?? NaN)
  }
  if (refusals.length > 0) return refused(...refusals)
  const valued = entries.some(({ text }) => text !== undefined)
  return given(
    new Map(
      combinations(sides.map(leavesOf)).map((labels) => {
        const [row = '', column = ''] = labels
        const id = crossCell(labels)
        const own = parts.get(id) ?? []
        const value = own.reduce((all, part) => all + part, 0)
        const contributions = valued ? own : undefined
        return [id, { id, row, column, value, count: own.length, contributions }]
      }),
    ),
  )
}

const recordOfTotal = (entry: CrossEntry, id: string): Refusal => ({
  code: 'record-of-total',
  found: `a record in ${id}, which is a total`,
  expected: 'records of undivided labels only',
  whatToDo: 'Leave lines with totals out, or leave out --records.',
  about: placeOf(entry),
})

/** The cells with those totals added up that have no cell in the file; in the order of the sides. */
const withTotals = (
  cells: ReadonlyMap<string, CrossCell>,
  sides: readonly [TableSide, TableSide],
): readonly [readonly CrossCell[], readonly string[]] => {
  const present = sides.map(
    (_, at) => new Set([...cells.values()].map(({ row, column }) => (at === 0 ? row : column))),
  )
  const absent = sides.map((side, at) => labelsOf(side).filter((one) => !present[at]?.has(one)))
  const full = combinations(sides.map(labelsOf)).flatMap(([row = '', column = '']) => {
    const id = crossCell([row, column])
    const own = cells.get(id)
    if (own !== undefined) return [own]
    const isAdded = absent[0]?.includes(row) === true || absent[1]?.includes(column) === true
    if (!isAdded) return []
    const parts = combinations([leavesBelow(sides[0], row), leavesBelow(sides[1], column)]).map(
      (labels) => cells.get(crossCell(labels)),
    )
    return parts.some((part) => part === undefined) ? [] : [sumOf(id, row, column, parts)]
  })
  return [full, [...new Set(absent.flat())]]
}

const sumOf = (
  id: string,
  row: string,
  column: string,
  parts: readonly (CrossCell | undefined)[],
): CrossCell => {
  const counted = parts.every((part) => part?.count !== undefined)
  const contributed = parts.every((part) => part?.contributions !== undefined)
  return {
    ...{ id, row, column },
    value: parts.reduce((all, part) => all + (part?.value ?? NaN), 0),
    count: counted ? parts.reduce((all, part) => all + (part?.count ?? NaN), 0) : undefined,
    contributions: contributed ? parts.flatMap((part) => part?.contributions ?? []) : undefined,
  }
}

const leavesBelow = (side: TableSide, label: string): readonly string[] => {
  const below = [...side.parents].filter(([, parent]) => parent === label).map(([part]) => part)
  return below.length === 0 ? [label] : below.flatMap((part) => leavesBelow(side, part))
}
