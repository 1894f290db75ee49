import type { DataTable } from '../data/data-table.ts'

/** One object per line, so that two releases can be compared line by line. */
export const tableJson = ({ columns, rows }: DataTable): string => {
  const lines = rows.map((cells) =>
    JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, cells[at] ?? null]))),
  )
  return `[\n${lines.join(',\n')}\n]\n`
}
