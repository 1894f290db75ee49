import type { Evaluation } from './method.ts'
import { significant, withUncertainty } from './significant.ts'

/** Rows of a table that are printed; the JSON holds all. */
const shownRows = 12

/** Letters of a text that is still a value, not a sentence. */
const longest = 60

type Scalar = string | number | boolean | null

const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

const scalarText = (value: Scalar | undefined): string => {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' ? significant(value) : value
}

const wordsOf = (name: string): string => name.replaceAll('_', ' ')

/** Cells below each other, numbers to the right; the last column may be of any width. */
const alignRows = (header: readonly string[], rows: readonly (readonly Scalar[])[]): string[] => {
  const texts = rows.map((row) => row.map(scalarText))
  const widths = header.map((name, column) =>
    Math.max(name.length, ...texts.map((row) => row[column]?.length ?? 0)),
  )
  const isNumeric = header.map((_, column) =>
    rows.every((row) => typeof row[column] === 'number' || row[column] === null),
  )
  return [header, ...texts].map((row) =>
    row
      .map((text, column) =>
        isNumeric[column] === true
          ? text.padStart(widths[column] ?? 0)
          : text.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}

const asList = (value: unknown): readonly unknown[] | null => {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array)
  return Array.isArray(value) ? value : null
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && asList(value) === null

/** Rows before the start that are shown with those since. */
const shownBefore = 4

/** Where a table begins: rows by time since the start are of use around the start, not far before. */
const firstShown = (records: readonly Readonly<Record<string, unknown>>[]): number => {
  const start = records.findIndex(({ event_time: at }) => typeof at === 'number' && at >= 0)
  return Math.max(0, Math.min(start - shownBefore, records.length - shownRows))
}

/** A list of records as a table of those members that are single values. */
const recordsText = (
  name: string,
  records: readonly Readonly<Record<string, unknown>>[],
): string[] => {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))].filter((column) =>
    records.every((record) => record[column] === undefined || isScalar(record[column])),
  )
  if (columns.length === 0) return []
  const first = firstShown(records)
  const rows = records
    .slice(first, first + shownRows)
    .map((record) => columns.map((column) => (record[column] ?? null) as Scalar))
  const after = records.length - first - rows.length
  const left = [
    ...(first > 0 ? [`${first} before`] : []),
    ...(after > 0 ? [first > 0 ? `${after} after` : `${after} more`] : []),
  ]
  return [
    `${wordsOf(name)}:`,
    ...alignRows(columns.map(wordsOf), rows).map((line) => `  ${line}`),
    ...(left.length > 0 ? [`  … and ${left.join(', ')}, in --json`] : []),
  ]
}

/** A part in words: a value, a short list or a table; nothing where only JSON can show it. */
const partText = (name: string, value: unknown): string[] => {
  if (isScalar(value)) return [`${wordsOf(name)}: ${scalarText(value)}`]
  const list = asList(value)
  if (list !== null) {
    if (list.length === 0) return []
    if (list.every(isScalar)) {
      const shown = list.slice(0, 12).map(scalarText).join(', ')
      return [`${wordsOf(name)}: ${shown}${list.length > 12 ? `, … (${list.length})` : ''}`]
    }
    return list.every(isRecord) ? recordsText(name, list) : []
  }
  const members = Object.entries(value as object)
  // Sentences of a part stand among the words already.
  const single = members.filter(
    (member): member is [string, Scalar] =>
      isScalar(member[1]) && scalarText(member[1]).length <= longest,
  )
  if (single.length === 0) return []
  const texts = single.map(([key, part]) => `${wordsOf(key)} ${scalarText(part)}`)
  return [`${wordsOf(name)}: ${texts.join(', ')}`]
}

/** The figure with its interval; nothing where the method has no single figure. */
const figureText = ({ estimate, se, low, high, level }: Evaluation): string[] => {
  if (estimate === null || !Number.isFinite(estimate)) return []
  const half = low !== null && high !== null ? (high - low) / 2 : null
  const uncertainty = se !== null && Number.isFinite(se) ? se : half
  const shown = (value: number) => withUncertainty(value, uncertainty)
  const error = se === null || !Number.isFinite(se) ? [] : [`standard error ${shown(se)}`]
  const interval =
    low === null || high === null
      ? []
      : [
          `${level === null ? '' : `${significant(level * 100)} % `}interval ${shown(low)} to ${shown(high)}`,
        ]
  return [[`estimate ${shown(estimate)}`, ...error, ...interval].join('; ')]
}

const block = (lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', ...lines])

/** An evaluation for people: what it says, the figure, its parts, what to be careful with. */
export const evaluationText = (evaluation: Evaluation): string => {
  const { words, parts, warnings, method, n } = evaluation
  return [
    ...words,
    ...block(figureText(evaluation)),
    ...block(Object.entries(parts).flatMap(([name, value]) => partText(name, value))),
    ...block(warnings.map(({ code, message }) => `warning [${code}]: ${message}`)),
    ...block([`${method}; n = ${n}`]),
  ].join('\n')
}
