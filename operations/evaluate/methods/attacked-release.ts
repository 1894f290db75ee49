import {
  crossCell,
  crossRelations,
  labelsOf,
  combinations,
  type TableSide,
} from '@peil/statistics/disclosure/cross-table.ts'
import type { Release } from '@peil/statistics/disclosure/published-knowledge.ts'
import { given, refused, type Outcome, type Refusal } from '@peil/statistics/outcome.ts'
import type { DataTable } from '../data-table.ts'
import type { OptionValues } from '../method.ts'
import { requiredText } from '../option-values.ts'
import { isMissing, parseNumber } from '../parse-number.ts'
import { notANumber, repeatedCell } from './cross-table-cells.ts'
import { crossEntries, type CrossEntry } from './cross-table-entries.ts'
import { crossSides } from './cross-table-sides.ts'

export interface MarkedCell {
  readonly id: string
  readonly row: string
  readonly column: string
  /** Withheld only for the sake of others: no protection is asked. */
  readonly secondary: boolean
  /** The true value, where the file holds it behind a status. */
  readonly value: number | undefined
}

/** A published table with cells that are marked as withheld. */
export interface AttackedRelease {
  readonly release: Release
  readonly withheld: readonly MarkedCell[]
  readonly sides: readonly [TableSide, TableSide]
  /** Cells that neither stand in the file nor are marked, such as totals it leaves out. */
  readonly absent: number
}

/** What stands in a status column for a cell that is shown. */
const shownStatus = new Set(['', 'published', 'shown'])

/** Reads a published table, in which a withheld cell is empty, has a mark, or a status. */
export const attackedRelease = (
  table: DataTable,
  options: OptionValues,
): Outcome<AttackedRelease> => {
  const read = crossEntries(table, options)
  if (!read.ok) return read
  const sides = crossSides(read.value, requiredText(options, 'total-label'))
  if (!sides.ok) return sides
  const secondary = marksOf(options, 'secondary-marks')
  const marks = marksOf(options, 'marks').union(secondary)
  const known: Record<string, number> = {}
  const withheld = new Map<string, MarkedCell>()
  const refusals: Refusal[] = []
  for (const entry of read.value.entries) {
    const id = crossCell([entry.row, entry.column])
    const text = entry.text ?? ''
    const value = parseNumber(text, table.decimalComma ?? false)
    if (Object.hasOwn(known, id) || withheld.has(id)) refusals.push(repeatedCell(entry, id))
    if (isWithheld(entry, marks)) withheld.set(id, markedCell(id, entry, value, secondary))
    else if (value === null) refusals.push(notANumber(entry, text))
    else known[id] = value
  }
  if (refusals.length > 0) return refused(...refusals)
  const all = combinations(sides.value.map(labelsOf)).map(crossCell)
  const present = Object.keys(known).length + withheld.size
  return given({
    release: { name: table.file, known, relations: crossRelations(sides.value) },
    withheld: [...withheld.values()],
    sides: sides.value,
    absent: all.length - present,
  })
}

const marksOf = (options: OptionValues, name: string): Set<string> =>
  new Set(
    requiredText(options, name)
      .split(',')
      .map((mark) => mark.trim().toLowerCase()),
  )

const isWithheld = (entry: CrossEntry, marks: ReadonlySet<string>): boolean => {
  const text = (entry.text ?? '').toLowerCase()
  const status = (entry.status ?? '').toLowerCase()
  return isMissing(text) || marks.has(text) || !shownStatus.has(status)
}

const markedCell = (
  id: string,
  entry: CrossEntry,
  value: number | null,
  secondary: ReadonlySet<string>,
): MarkedCell => ({
  id,
  row: entry.row,
  column: entry.column,
  secondary:
    (entry.status ?? '').toLowerCase() === 'secondary' ||
    secondary.has((entry.text ?? '').toLowerCase()),
  value: value ?? undefined,
})
