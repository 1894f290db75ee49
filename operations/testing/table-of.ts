import { readOpenTable } from '@peil/tables/read-open-table.ts'
import type { DataTable } from '../evaluate/data-table.ts'
import { dataTable } from '../evaluate/read-data-table.ts'

/** A table as it would be read from a file of that name. */
export const tableOf = async (csv: string, fileName = 'data.csv'): Promise<DataTable> =>
  dataTable(fileName, await readOpenTable({ fileName, bytes: new TextEncoder().encode(csv) }))
