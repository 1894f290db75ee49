import type { Finding } from '../values/finding.ts'
import { fault } from './fault.ts'

export interface TableLine {
  /** 1-based line in the file. */
  readonly line: number
  readonly cells: readonly string[]
}

const cellPattern = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y

/** The cells of one line; null when a quote does not end, or stands inside a cell without quotes. */
const cellsOf = (text: string): readonly string[] | null => {
  const cells: string[] = []
  cellPattern.lastIndex = 0
  for (;;) {
    const match = cellPattern.exec(text)
    if (match === null) return null
    cells.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim())
    if (match[3] === '') return cells
  }
}

/**
 * The lines of a small comma-separated table that lies beside the programme's YAML. Stricter than
 * what people may upload: no other separators, no line breaks within a cell. Empty lines and lines
 * that begin with `#` are passed over.
 */
export const readTableLines = (
  file: string,
  text: string,
): { readonly lines: readonly TableLine[]; readonly findings: readonly Finding[] } => {
  const read = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((content, index) => ({ line: index + 1, content }))
    .filter(({ content }) => content.trim() !== '' && !content.startsWith('#'))
    .map(({ line, content }) => ({ line, cells: cellsOf(content) }))
  return {
    lines: read.flatMap(({ line, cells }) => (cells === null ? [] : [{ line, cells }])),
    findings: read
      .filter(({ cells }) => cells === null)
      .map(({ line }) =>
        fault(
          { file, line },
          'malformed-row',
          'a double quote that does not begin or end a cell',
          'cells separated by commas; double quotes around a cell that holds a comma',
          'Remove the quote, or double it inside a quoted cell.',
        ),
      ),
  }
}
