import { nearestName } from '../nearest-name.ts'
import type { Remark } from '../table.ts'
import type { CubeSpec } from './cube-spec.ts'
import type { JsonStatDocument } from './json-stat-document.ts'
import type { MatchedDimension } from './match-dimensions.ts'

/** What a cube says of one combination of its keys, as texts; what it does not say is absent. */
export interface CubeRow {
  readonly keys: Readonly<Record<string, string>>
  readonly measures: Readonly<Record<string, string>>
  /** Names of computed measures that stand there too. */
  readonly computed: readonly string[]
}

interface ReadCells {
  readonly rows: readonly CubeRow[]
  readonly remarks: readonly Remark[]
}

interface GrowingRow extends CubeRow {
  readonly measures: Record<string, string>
  readonly computed: string[]
}

const toldPerCode = 100

/** Says the first hundred of a kind and counts the rest. */
const shorten = (remarks: readonly Remark[]): readonly Remark[] => {
  const byCode = Map.groupBy(remarks, ({ code }) => code)
  return [...byCode.values()].flatMap((same) => {
    const [first] = same
    if (same.length <= toldPerCode || first === undefined) return same
    const more = { ...first, found: `${same.length - toldPerCode} more of these` }
    return [...same.slice(0, toldPerCode), more]
  })
}

const error = (rest: Omit<Remark, 'severity'>): Remark => ({ severity: 'error', ...rest })

const unknownMeasures = (
  { id, categories }: MatchedDimension,
  { measures, computed }: CubeSpec,
): readonly Remark[] =>
  categories
    .filter((name) => !measures.includes(name) && !computed.includes(name))
    .map((name) => {
      const near = nearestName(name, measures)
      return error({
        code: 'unknown-measure',
        column: `dimension.${id}.category.index`,
        found: `the measure "${name.slice(0, 60)}"`,
        expected: measures.join(', '),
        whatToDo: `${near === null ? '' : `Did you mean "${near}"? `}Leave the measure out.`,
      })
    })

const leftOut = (
  { id, categories }: MatchedDimension,
  { computed }: CubeSpec,
): readonly Remark[] => {
  const names = categories.filter((name) => computed.includes(name))
  if (names.length === 0) return []
  return [
    {
      severity: 'notice',
      code: 'computed-measure',
      column: `dimension.${id}.category.index`,
      found: `the measures ${names.join(', ')}`,
      expected: 'what was counted or estimated; these are computed from it',
      whatToDo: 'Nothing: they are left out, and computed again.',
    },
  ]
}

/** The text of a value of a measure; null when it is none; undefined for what cannot be one. */
const textOf = (value: unknown, isStatus: boolean): string | null | undefined => {
  if (value === null || value === undefined) return null
  // 1e21 and the like stay as they are: whoever checks the number refuses it.
  if (typeof value === 'number' && !isStatus) return String(value + 0)
  if (typeof value === 'string' && isStatus) return value === '' ? null : value
  return undefined
}

/** The positions at which something stands, from the first on. */
const positionsIn = ({ value, status }: JsonStatDocument): readonly number[] => {
  const positions = new Set<number>()
  for (const member of [value, status]) {
    if (member === undefined || typeof member === 'string') continue
    for (const [key, cell] of Object.entries(member)) if (cell !== null) positions.add(Number(key))
  }
  return [...positions].sort((a, b) => a - b)
}

const memberAt = (member: JsonStatDocument['status'], position: number): unknown =>
  typeof member === 'object' ? (member as Readonly<Record<number, unknown>>)[position] : member

/** Fills rows position by position, and remembers what was wrong. */
class CubeReader {
  readonly rows = new Map<string, GrowingRow>()
  readonly remarks: Remark[] = []
  readonly #document: JsonStatDocument
  readonly #dimensions: readonly MatchedDimension[]
  readonly #spec: CubeSpec

  constructor(document: JsonStatDocument, dimensions: readonly MatchedDimension[], spec: CubeSpec) {
    this.#document = document
    this.#dimensions = dimensions
    this.#spec = spec
  }

  read(position: number): void {
    const { row, measure } = this.#rowAt(position)
    const value = memberAt(this.#document.value, position)
    if (this.#spec.computed.includes(measure)) {
      if (value !== null && value !== undefined) row.computed.push(measure)
      return
    }
    this.#take(row, measure, textOf(value, measure === 'status'), value)
    const mark = memberAt(this.#document.status, position)
    // One status for the whole cube is said of what is there, not of its gaps.
    if (typeof this.#document.status === 'string' && (value ?? null) === null) return
    this.#take(row, 'status', textOf(mark, true), mark)
  }

  #take(row: GrowingRow, measure: string, text: string | null | undefined, found: unknown): void {
    if (text === null) return
    const about = `${Object.values(row.keys).join(', ')}: `
    const before = row.measures[measure]
    if (text === undefined) {
      this.remarks.push(
        error({
          code: measure === 'status' ? 'not-a-status' : 'not-a-number',
          column: measure,
          found: `${about}${JSON.stringify(found).slice(0, 60)}`,
          expected: measure === 'status' ? 'a text' : 'a number, or null',
          whatToDo: 'Write numbers without quotes, and statuses as texts.',
        }),
      )
    } else if (before !== undefined && before !== text) {
      this.remarks.push(
        error({
          code: 'two-statuses',
          column: measure,
          found: `${about}"${before}" and "${text}"`.slice(0, 160),
          expected: 'one status for all that is said of a figure',
          whatToDo: 'Give the status with the value only.',
        }),
      )
    } else row.measures[measure] = text
  }

  #rowAt(position: number): { readonly row: GrowingRow; readonly measure: string } {
    const keys: Record<string, string> = {}
    let measure = this.#spec.measures[0] ?? ''
    let rest = position
    for (const { id, categories } of this.#dimensions.toReversed()) {
      const name = categories[rest % categories.length] ?? ''
      rest = Math.floor(rest / categories.length)
      if (this.#spec.measureDimensions.includes(id)) measure = name
      else keys[id] = name
    }
    const inOrder = this.#spec.keys.map((key) => [key, keys[key] ?? ''] as const)
    const name = JSON.stringify(inOrder)
    const known = this.rows.get(name)
    if (known !== undefined) return { row: known, measure }
    const row = { keys: Object.fromEntries(inOrder), measures: {}, computed: [] }
    this.rows.set(name, row)
    return { row, measure }
  }
}

const tooMany = (limit: number): Remark =>
  error({
    code: 'too-many-rows',
    found: `more than ${limit.toLocaleString('en-US')} figures`,
    expected: `at most ${limit.toLocaleString('en-US')} figures in one file`,
    whatToDo: 'Split the file, or send a CSV file.',
  })

/** The rows of a cube whose dimensions fit it. */
export const readCells = (
  document: JsonStatDocument,
  dimensions: readonly MatchedDimension[],
  spec: CubeSpec,
  limit: number,
): ReadCells => {
  const measures = dimensions.filter(({ id }) => spec.measureDimensions.includes(id))
  const remarks = measures.flatMap((one) => unknownMeasures(one, spec))
  if (measures.length > 1)
    remarks.push(
      error({
        code: 'duplicate-dimension',
        column: 'id',
        found: measures.map(({ id }) => `"${id}"`).join(' and '),
        expected: 'one dimension of measures',
        whatToDo: 'Keep one of them.',
      }),
    )
  if (remarks.length > 0) return { rows: [], remarks }
  const reader = new CubeReader(document, dimensions, spec)
  for (const position of positionsIn(document)) {
    reader.read(position)
    if (reader.rows.size > limit) return { rows: [], remarks: [tooMany(limit)] }
  }
  const notices = measures.flatMap((one) => leftOut(one, spec))
  return { rows: [...reader.rows.values()], remarks: [...notices, ...shorten(reader.remarks)] }
}
