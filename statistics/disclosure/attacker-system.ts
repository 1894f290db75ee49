import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import { additivityTolerance, doesNotAddUp } from './additive-table.ts'
import type { CellTerm, Release, Statement } from './published-knowledge.ts'

/** low ≤ Σ times · unknown ≤ high. */
export interface SystemRow {
  readonly name: string
  readonly columns: readonly number[]
  readonly times: readonly number[]
  readonly low: number
  readonly high: number
}

/** At least `count` of times · unknown are at most (at least) `value`. */
export interface CountRow {
  readonly name: string
  readonly columns: readonly number[]
  readonly times: readonly number[]
  readonly atMost: boolean
  readonly value: number
  readonly count: number
}

/** All that was published, with what is known filled in. */
export interface AttackerSystem {
  /** The cells of which no release shows the value. */
  readonly unknown: readonly string[]
  readonly known: ReadonlyMap<string, number>
  readonly rows: readonly SystemRow[]
  readonly counts: readonly CountRow[]
}

/**
 * Puts releases together into rows over the cells that none of them shows. Refusals:
 * `value-not-finite`, `releases-contradict` (a cell with two values), `margins-do-not-add-up`,
 * `statement-contradicts` (nothing unknown is left in it and it does not hold).
 */
export const attackerSystem = (
  releases: readonly Release[],
  further: readonly string[],
): Outcome<AttackerSystem> => {
  const [known, refusals] = allKnown(releases)
  if (refusals.length > 0) return refused(...refusals)
  const unknown: string[] = []
  const indexOf = new Map<string, number>()
  const meet = (cell: string): void => {
    if (known.has(cell) || indexOf.has(cell)) return
    indexOf.set(cell, unknown.length)
    unknown.push(cell)
  }
  further.forEach(meet)
  const rows: SystemRow[] = []
  const counts: CountRow[] = []
  const wrong: Refusal[] = []
  for (const statement of releases.flatMap(linesOf)) {
    statement.terms.forEach((term) => meet(term.cell))
    const split = splitTerms(statement.terms, known, indexOf)
    if (isCount(statement)) {
      const result = settle(countRow(statement, split))
      rows.push(...result.rows)
      counts.push(...result.counts)
      wrong.push(...result.refusals)
    } else {
      const row = linearRow(statement, split)
      if (row.columns.length > 0) rows.push(row)
      else if (!holds(row, split.largest)) wrong.push(contradiction(statement, split))
    }
  }
  if (wrong.length > 0) return refused(...wrong)
  return given({ unknown, known, rows: withoutRepeats(rows), counts })
}

type CountStatement = Extract<Statement, { readonly count: number }>
type LinearStatement = Exclude<Statement, CountStatement>

const isCount = (statement: Statement): statement is CountStatement => 'count' in statement

const allKnown = (
  releases: readonly Release[],
): readonly [Map<string, number>, readonly Refusal[]] => {
  const known = new Map<string, number>()
  const by = new Map<string, string>()
  const refusals: Refusal[] = []
  for (const release of releases) {
    for (const [cell, value] of Object.entries(release.known ?? {})) {
      const before = known.get(cell)
      if (!Number.isFinite(value)) refusals.push(notFinite(release.name, cell, value))
      else if (before === undefined) {
        known.set(cell, value)
        by.set(cell, release.name)
      } else if (!same(before, value)) {
        refusals.push(contradicting(cell, by.get(cell) ?? '', before, release.name, value))
      }
    }
  }
  return [known, refusals]
}

const same = (a: number, b: number): boolean =>
  Math.abs(a - b) <= additivityTolerance * Math.max(Math.abs(a), Math.abs(b))

const notFinite = (release: string, cell: string, value: number): Refusal => ({
  code: 'value-not-finite',
  found: `${release}, cell ${cell}: ${value}`,
  expected: 'a finite number for each cell that is shown',
  whatToDo: `Give the value of ${cell}, or mark it as withheld.`,
  about: { release, cell },
})

const contradicting = (
  cell: string,
  earlier: string,
  before: number,
  later: string,
  value: number,
): Refusal => ({
  code: 'releases-contradict',
  found: `cell ${cell}: ${before} in ${earlier}, ${value} in ${later}`,
  expected: 'the same value for the same cell in every release',
  whatToDo: `If ${cell} was revised, it is another figure: give it another id in one of them.`,
  about: { cell },
})

/** A statement, or a relation as one, which then names its total. */
type Line = Statement & { readonly total?: string }

/** Everything a release says, as statements. */
const linesOf = (release: Release): readonly Line[] => [
  ...(release.relations ?? []).map((relation) => ({
    kind: 'equals' as const,
    name: relation.name,
    terms: [
      { cell: relation.total, times: -1 },
      ...relation.parts.map((cell): CellTerm => ({ cell })),
    ],
    value: 0,
    total: relation.total,
  })),
  ...(release.statements ?? []),
]

interface SplitTerms {
  readonly columns: readonly number[]
  readonly times: readonly number[]
  /** times · value of the cells that are known. */
  readonly known: readonly number[]
  readonly largest: number
}

const splitTerms = (
  terms: readonly CellTerm[],
  known: ReadonlyMap<string, number>,
  indexOf: ReadonlyMap<string, number>,
): SplitTerms => {
  const times = new Map<number, number>()
  const values: number[] = []
  for (const { cell, times: factor = 1 } of terms) {
    const value = known.get(cell)
    const column = indexOf.get(cell) ?? NaN
    if (value !== undefined) values.push(factor * value)
    else times.set(column, (times.get(column) ?? 0) + factor)
  }
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return { columns: [...times.keys()], times: [...times.values()], known: values, largest }
}

const linearRow = (
  { kind, name, value }: LinearStatement,
  { columns, times, known }: SplitTerms,
): SystemRow => {
  const rest = value - known.reduce((all, part) => all + part, 0)
  return {
    name,
    columns,
    times,
    low: kind === 'at-most' ? -Infinity : rest,
    high: kind === 'at-least' ? Infinity : rest,
  }
}

const holds = ({ low, high }: SystemRow, largest: number): boolean => {
  const slack = additivityTolerance * Math.max(largest, 1)
  return low <= slack && high >= -slack
}

const contradiction = (statement: Line, { known }: SplitTerms): Refusal => {
  const sum = known.reduce((all, part) => all + part, 0)
  if (statement.total === undefined) return contradicts(statement.name, sum, statement.value)
  const total = -(known[0] ?? NaN)
  return doesNotAddUp(statement.name, total, sum + total)
}

const contradicts = (statement: string, found: number, value: number): Refusal => ({
  code: 'statement-contradicts',
  found: `${statement}: the cells that are shown give ${found}, the statement says ${value}`,
  expected: 'statements that agree with the cells that are shown',
  whatToDo: `Correct ${statement} or the cells in it.`,
  about: { statement },
})

const countRow = (statement: CountStatement, { columns, times, known }: SplitTerms): CountRow => {
  const atMost = statement.kind === 'number-at-most'
  const { name, value } = statement
  const already = known.filter(
    (part) => (atMost ? part <= value : part >= value) || same(part, value),
  )
  return { name, columns, times, atMost, value, count: statement.count - already.length }
}

interface Settled {
  readonly rows: readonly SystemRow[]
  readonly counts: readonly CountRow[]
  readonly refusals: readonly Refusal[]
}

/** Where all that is left must hold, or nothing must, a count is no question any more. */
const settle = (row: CountRow): Settled => {
  const { name, columns, times, atMost, value, count } = row
  const nothing: Settled = { rows: [], counts: [], refusals: [] }
  if (count <= 0) return nothing
  if (count > columns.length) {
    return { ...nothing, refusals: [contradicts(name, columns.length, count)] }
  }
  if (count < columns.length) return { ...nothing, counts: [row] }
  const rows = columns.map((column, at) => ({
    name,
    columns: [column],
    times: [times[at] ?? NaN],
    low: atMost ? -Infinity : value,
    high: atMost ? value : Infinity,
  }))
  return { ...nothing, rows }
}

/** Releases repeat each other; the same row twice tells nothing more. */
const withoutRepeats = (rows: readonly SystemRow[]): readonly SystemRow[] => {
  const seen = new Map<string, SystemRow>()
  for (const row of rows) {
    const terms = row.columns.map((column, at) => `${column}*${row.times[at] ?? NaN}`).sort()
    seen.set(`${terms.join(' ')} ${row.low} ${row.high}`, row)
  }
  return [...seen.values()]
}
