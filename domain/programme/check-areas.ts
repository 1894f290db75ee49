import type { Finding } from '../values/finding.ts'
import { areaTablesInOrder } from './area-tables.ts'
import type { Draft } from './draft.ts'
import { fault } from './fault.ts'
import type { AreaRow, AreaTable } from './read-areas.ts'

const at = (table: AreaTable, row: AreaRow, column: string) => ({
  file: table.file,
  line: row.line,
  column,
})

const named = ({ municipality: { nis, name } }: AreaRow): string => `${nis} ${name}`

/** Rows that have the same key as an earlier row of the table. */
const doubles = (
  table: AreaTable,
  keyOf: (row: AreaRow) => string,
): readonly { row: AreaRow; first: AreaRow }[] => {
  const first = new Map<string, AreaRow>()
  return table.rows.flatMap((row) => {
    const earlier = first.get(keyOf(row))
    if (earlier !== undefined) return [{ row, first: earlier }]
    first.set(keyOf(row), row)
    return []
  })
}

const checkDoubles = (table: AreaTable): readonly Finding[] => [
  ...doubles(table, ({ municipality }) => municipality.nis).map(({ row, first }) =>
    fault(
      at(table, row, 'nis'),
      'duplicate-municipality',
      `${row.municipality.nis}, which line ${first.line} has too`,
      'one row per municipality',
      'Remove one of the two rows.',
    ),
  ),
  ...doubles(table, ({ municipality: { tileColumn, tileRow } }) => `${tileColumn},${tileRow}`).map(
    ({ row, first }) =>
      fault(
        at(table, row, 'tile_column'),
        'two-on-one-tile',
        `column ${row.municipality.tileColumn}, row ${row.municipality.tileRow}, where ${named(first)} is too`,
        'a tile for each municipality',
        'Give one of the two another tile.',
      ),
  ),
]

const checkNeighbours = (table: AreaTable): readonly Finding[] => {
  const byCode = new Map(table.rows.map((row) => [row.municipality.nis, row]))
  return table.rows.flatMap((row) =>
    row.municipality.neighbours.flatMap((code) => {
      const place = at(table, row, 'neighbours')
      if (code === row.municipality.nis || !table.codes.has(code)) {
        return [
          fault(
            place,
            'unknown-neighbour',
            `${named(row)} has neighbour ${code}`,
            `codes of other municipalities in ${table.file}`,
            `Correct ${code}, or remove it.`,
          ),
        ]
      }
      const other = byCode.get(code)
      if (other === undefined || other.municipality.neighbours.includes(row.municipality.nis)) {
        return []
      }
      return [
        fault(
          place,
          'neighbours-differ',
          `${named(row)} has neighbour ${code}, and ${named(other)} does not have ${row.municipality.nis}`,
          'neighbours that name each other',
          `Add ${row.municipality.nis} in line ${other.line}, or remove ${code} here.`,
        ),
      ]
    }),
  )
}

const lineage = (
  table: AreaTable,
  row: AreaRow,
  column: 'successor' | 'predecessors',
  code: string,
  expected: string,
): Finding =>
  fault(
    at(table, row, column),
    `unknown-${column === 'successor' ? 'successor' : 'predecessor'}`,
    `${named(row)} has ${column} ${code}`,
    expected,
    `Correct ${code}, or remove it.`,
  )

/** What a set says of its successors, held against the next set. */
const checkSuccessors = (table: AreaTable, next: AreaTable | null): readonly Finding[] => {
  const later = new Map(next?.rows.map((row) => [row.municipality.nis, row]))
  return table.rows.flatMap((row) => {
    const { nis, successor } = row.municipality
    if (successor === null) {
      if (next === null || next.codes.has(nis)) return []
      return [
        fault(
          at(table, row, 'successor'),
          'no-successor',
          `${named(row)} is not in ${next.file} and has no successor`,
          'the code of the municipality that it became',
          'Fill in its successor.',
        ),
      ]
    }
    if (next === null) return [lineage(table, row, 'successor', successor, 'no successor yet')]
    if (!next.codes.has(successor)) {
      return [lineage(table, row, 'successor', successor, `a code in ${next.file}`)]
    }
    const heir = later.get(successor)
    if (heir === undefined || heir.municipality.predecessors.includes(nis)) return []
    return [
      fault(
        at(table, row, 'successor'),
        'lineage-differs',
        `${named(row)} becomes ${successor}, which does not have ${nis} as predecessor`,
        'successors and predecessors that name each other',
        `Correct the successor, or add ${nis} in ${next.file} line ${heir.line}.`,
      ),
    ]
  })
}

/** What a set says of its predecessors, held against the set before it. */
const checkPredecessors = (table: AreaTable, before: AreaTable | null): readonly Finding[] => {
  const earlier = new Map(before?.rows.map((row) => [row.municipality.nis, row]))
  return table.rows.flatMap((row) =>
    row.municipality.predecessors.flatMap((code) => {
      if (before === null) {
        return [lineage(table, row, 'predecessors', code, 'none in the first set')]
      }
      if (!before.codes.has(code)) {
        return [lineage(table, row, 'predecessors', code, `codes in ${before.file}`)]
      }
      const old = earlier.get(code)
      const heir = old?.municipality.successor ?? code
      if (old === undefined || heir === row.municipality.nis) return []
      return [
        fault(
          at(table, row, 'predecessors'),
          'lineage-differs',
          `${named(row)} has predecessor ${code}, which becomes ${heir}`,
          'successors and predecessors that name each other',
          `Remove ${code}, or correct its successor in ${before.file} line ${old.line}.`,
        ),
      ]
    }),
  )
}

/** Municipalities twice, on one tile, or with neighbours and successors that do not agree. */
export const checkAreas = (draft: Draft): readonly Finding[] => [
  ...[...draft.areas.values()].flatMap((table) => [
    ...checkDoubles(table),
    ...(table.complete ? checkNeighbours(table) : []),
  ]),
  ...areaTablesInOrder(draft).flatMap((table, index, all) => {
    if (table === null) return []
    // Undefined beyond the first and the last: there the answer is "none", not "not known".
    const [before, next] = [all[index - 1], all[index + 1]]
    return [
      ...(next === null ? [] : checkSuccessors(table, next ?? null)),
      ...(before === null ? [] : checkPredecessors(table, before ?? null)),
    ]
  }),
]
