import type { CsvError, Options } from 'csv-parse/sync'
import { parse } from 'csv-parse/sync'

/** A quote that stands where none can stand. */
export interface QuoteFault {
  readonly kind: 'quote-inside-cell' | 'text-after-quote' | 'quote-not-closed'
  /** 0-based position of the cell in its row. */
  readonly cell: number
}

export interface SplitRow {
  /** The physical line on which the row begins, 1-based. */
  readonly line: number
  readonly cells: readonly string[]
  readonly fault: QuoteFault | null
}

const layout = (delimiter: string): Options => ({
  delimiter,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
})

const lineEnds = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)

const isCsvError = (error: unknown): error is CsvError =>
  error instanceof Error && 'code' in error && 'column' in error

/** Reads one row again, strictly: the relaxed parser keeps misplaced quotes as text. */
const splitStrictly = (row: Uint8Array, delimiter: string): Omit<SplitRow, 'line'> => {
  try {
    const [cells = []] = parse(row, { ...layout(delimiter), rtrim: true })
    return { cells, fault: null }
  } catch (error) {
    if (!isCsvError(error)) throw error
    const kind = error.code === 'INVALID_OPENING_QUOTE' ? 'quote-inside-cell' : 'text-after-quote'
    return { cells: [], fault: { kind, cell: Number(error['column']) } }
  }
}

/** The cells of the first row; none when it has a quote that is not closed. */
export const splitFirstRow = (text: string, delimiter: string): readonly string[] => {
  const options = { relax_quotes: true, skip_records_with_error: true, to: 1 }
  return parse(text, { ...layout(delimiter), ...options })[0] ?? []
}

/**
 * Splits CSV (RFC 4180; line ends CRLF, LF or CR) into rows, the first of which begins on
 * `firstLine`. Goes on after a fault, so that one pass finds them all, until `onRow` returns false.
 */
export const splitCsv = (
  text: string,
  { delimiter, firstLine }: { readonly delimiter: string; readonly firstLine: number },
  onRow: (row: SplitRow) => boolean,
): void => {
  const bytes = Buffer.from(text)
  let from = 0
  let line = firstLine
  let going = true
  parse(bytes, {
    ...layout(delimiter),
    relax_quotes: true,
    skip_records_with_error: true,
    // Rows are not kept by the parser: millions of empty ones then cost no memory.
    on_record: (cells, { bytes: to }) => {
      if (!going) return null
      const split = cells.some((cell) => cell.includes('"'))
        ? splitStrictly(bytes.subarray(from, to), delimiter)
        : { cells, fault: null }
      going = onRow({ line, ...split })
      from = to
      // Counted here, since the parser counts CRLF in a quoted cell as two lines.
      line += 1 + lineEnds(cells)
      return null
    },
    on_skip: (error) => {
      const cell = Number(error?.['column'])
      if (going) onRow({ line, cells: [], fault: { kind: 'quote-not-closed', cell } })
      return undefined
    },
  })
}
