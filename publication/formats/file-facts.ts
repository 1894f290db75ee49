import { createHash } from 'node:crypto'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { DataTable } from '../data/data-table.ts'
import type { ReleaseFacts } from './release-facts.ts'

/** What a file of certain tables says of itself, and the name of all it is made from. */
export interface FileFacts {
  readonly facts: ReleaseFacts
  readonly fingerprint: string
}

/**
 * The facts of a release for a file that holds these tables. Its version is the day and a
 * fingerprint of the file's own cells: files of one day that say the same have the same version,
 * whatever else the release says.
 */
export const fileFacts = (
  facts: ReleaseFacts,
  on: CalendarDate,
  tables: readonly DataTable[],
): FileFacts => {
  const cells = createHash('sha256')
  for (const { name, rows } of tables) cells.update(`${JSON.stringify([name, rows])}\n`)
  const version = `${on}-${cells.digest('hex').slice(0, 16)}`
  const own = { ...facts, version }
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([own, tables.map(({ title, columns }) => ({ title, columns }))]))
    .digest('hex')
  return { facts: own, fingerprint }
}
