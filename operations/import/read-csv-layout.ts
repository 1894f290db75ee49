import { open } from 'node:fs/promises'
import {
  figureColumns,
  type CsvLayout,
  type FigureColumn,
} from '@peil/observations/taking-in/figure-cells.ts'

const isColumn = (name: string): name is FigureColumn =>
  (figureColumns as readonly string[]).includes(name)

const delimiters = [',', ';', '\t'] as const

const headerBytes = 4_096

/** The first line, without byte order mark; null when the file cannot be read or has no line end. */
const firstLine = async (path: string): Promise<string | null> => {
  const handle = await open(path, 'r').catch(() => null)
  if (handle === null) return null
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, 0)
    const text = buffer
      .subarray(0, bytesRead)
      .toString('utf8')
      .replace(/^\ufeff/, '')
    const end = text.search(/[\r\n]/)
    return end === -1 ? null : text.slice(0, end)
  } catch {
    return null
  } finally {
    await handle.close()
  }
}

/**
 * How a CSV file is laid out, from its first line; null when that line does not name every column
 * of a table of figures exactly once, plainly: then the file must be read with care.
 */
export const readCsvLayout = async (path: string): Promise<CsvLayout | null> => {
  const line = await firstLine(path)
  if (line === null) return null
  for (const delimiter of delimiters) {
    const columns = line.split(delimiter)
    const named = new Set(columns)
    const complete = figureColumns.every((name) => named.has(name) || name === 'source')
    if (complete && named.size === columns.length && columns.every(isColumn)) {
      return { path, columns, delimiter }
    }
  }
  return null
}
