import { ByteWriter, parquetWrite } from 'hyparquet-writer'
import type { Cell, CellType, DataTable } from '../data/data-table.ts'
import type { ReleaseFacts } from './release-facts.ts'

type Schema = NonNullable<Parameters<typeof parquetWrite>[0]['schema']>[number]

const schemas: Record<CellType, Omit<Schema, 'name'>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  code: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  list: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  date: { type: 'INT32', converted_type: 'DATE' },
  boolean: { type: 'BOOLEAN' },
  integer: { type: 'INT64' },
  cents: { type: 'INT64' },
  number: { type: 'DOUBLE' },
}

const stored = (type: CellType, cell: Cell): unknown => {
  if (cell === null) return null
  switch (type) {
    case 'date':
      return new Date(`${String(cell)}T00:00:00Z`)
    case 'integer':
    case 'cents':
      return BigInt(Number(cell))
    case 'text':
    case 'code':
    case 'list':
      return String(cell)
    default:
      return cell
  }
}

/** A table as Parquet: typed columns, empty cells null, what it is in its key-value metadata. */
export const tableParquet = (table: DataTable, facts: ReleaseFacts): Uint8Array => {
  const writer = new ByteWriter()
  // Writing to memory, it is done when it returns.
  void parquetWrite({
    writer,
    columnData: table.columns.map(({ name, type }, at) => ({
      name,
      data: table.rows.map((cells) => stored(type, cells[at] ?? null)),
    })),
    schema: [
      { name: 'root', num_children: table.columns.length },
      ...table.columns.map(({ name, type }): Schema => ({
        name,
        repetition_type: 'OPTIONAL',
        ...schemas[type],
      })),
    ],
    kvMetadata: [
      { key: 'title', value: table.title.nl },
      { key: 'publisher', value: facts.publisher?.nl ?? '' },
      { key: 'licence', value: facts.licenceAddress ?? facts.licence.nl },
      { key: 'source', value: facts.source.nl },
      { key: 'version', value: facts.version },
      { key: 'caveats', value: facts.caveats.nl },
    ],
    createdBy: 'Peil',
  })
  return writer.getBytes()
}
