import { basename } from 'node:path'
import type { Finding } from '@peil/domain/values/finding.ts'
import { decodeText } from '../decode-text.ts'
import { readBytes } from '../read-bytes.ts'
import { tableLimits, type TableLimits } from '../table-limits.ts'
import type { Remark } from '../table.ts'
import type { CubeSpec } from './cube-spec.ts'
import { parseJsonStat, type JsonStatDocument } from './json-stat-document.ts'
import { matchDimensions } from './match-dimensions.ts'
import { readCells, type CubeRow } from './read-cells.ts'

/** The unit of a category, as far as it is stated. */
export interface CubeUnit {
  readonly category: string
  /** Where in the document it stands. */
  readonly column: string
  readonly label: string
  readonly symbol: string
  /** Tens by which numbers must be multiplied still: 3 for thousands. */
  readonly multiplier: number
}

export interface Cube {
  /** Empty when the cube itself is wrong. */
  readonly rows: readonly CubeRow[]
  readonly units: readonly CubeUnit[]
  readonly source: string
  /** Whatever the document says of its origin; not checked. */
  readonly provenance: unknown
  /** Everything that was found. Nothing may be taken in when one of them is an error. */
  readonly findings: readonly Finding[]
}

const unitsOf = ({ dimension }: JsonStatDocument): readonly CubeUnit[] =>
  Object.entries(dimension).flatMap(([id, { category }]) =>
    Object.entries(category.unit ?? {}).map(([name, { label, symbol, multiplier }]) => ({
      category: name,
      column: `dimension.${id}.category.unit.${name}`,
      label: label ?? '',
      symbol: symbol ?? '',
      multiplier: multiplier ?? 0,
    })),
  )

const isRemarks = (value: object): value is readonly Remark[] =>
  Array.isArray(value) && value.length > 0 && 'severity' in (value[0] as object)

const readDocument = (
  document: JsonStatDocument,
  spec: CubeSpec,
  limits: TableLimits,
): Omit<Cube, 'findings'> & { readonly remarks: readonly Remark[] } => {
  const about = {
    units: unitsOf(document),
    source: document.source ?? '',
    provenance: document.extension?.provenance,
  }
  const dimensions = matchDimensions(document, spec.keys, spec.measureDimensions)
  if (isRemarks(dimensions)) return { ...about, rows: [], remarks: dimensions }
  const { rows, remarks } = readCells(document, dimensions, spec, limits.rows)
  return { ...about, rows, remarks }
}

/**
 * Reads a JSON-stat 2.0 dataset from disk: one row per combination of its keys that has any value or
 * status, with a text per measure. Never throws for what a file holds: everything is a finding.
 */
export const readJsonStat = async (
  path: string,
  spec: CubeSpec,
  limits: TableLimits = tableLimits,
): Promise<Cube> => {
  const file = basename(path)
  const nothingBut = (...remarks: readonly Remark[]): Cube => ({
    ...{ rows: [], units: [], source: '', provenance: undefined },
    findings: remarks.map((remark) => ({ ...remark, file })),
  })
  const bytes = await readBytes(path, limits.fileBytes)
  if (!Buffer.isBuffer(bytes)) return nothingBut(bytes)
  const { text, remarks: decoded } = decodeText(bytes)
  if (text === null) return nothingBut(...decoded)
  const document = parseJsonStat(text)
  if (isRemarks(document)) return nothingBut(...decoded, ...document)
  const { remarks, ...cube } = readDocument(document, spec, limits)
  return { ...cube, findings: [...decoded, ...remarks].map((remark) => ({ ...remark, file })) }
}
