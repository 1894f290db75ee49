import { CompiledQuery, sql } from 'kysely'
import type { Database } from '../database.ts'

/** In the order in which they are restored. */
export const workspaceTables = ['account_grant', 'draft_change', 'message', 'evidence'] as const

/** A row of the workspace as PostgreSQL writes it as JSON; bytes are hexadecimal after `\x`. */
export interface WorkspaceRow {
  readonly table: (typeof workspaceTables)[number]
  readonly row: Readonly<Record<string, unknown>>
}

/** A page of rows, and of evidence, whose rows are large, one. */
const pageSizeOf = (table: WorkspaceRow['table']): number => (table === 'evidence' ? 1 : 1_000)

const orderOf = {
  account_grant: 'given_at, account, role, municipality, action, ended_at',
  draft_change: 'id',
  message: 'id',
  evidence: 'id',
} as const satisfies Record<WorkspaceRow['table'], string>

/**
 * All rows, in pages of one and the same moment: a change of a draft is never there without the one
 * it is based on. The transaction stays open until the last row is taken.
 */
export async function* readRows(db: Database): AsyncGenerator<WorkspaceRow> {
  const tx = await db.startTransaction().setIsolationLevel('repeatable read').execute()
  try {
    for (const table of workspaceTables) {
      const size = pageSizeOf(table)
      for (let from = 0; ; from += size) {
        const { rows } = await sql<{ row: WorkspaceRow['row'] }>`
          select to_jsonb(one) as row from (
            select * from peil.${sql.id(table)}
            order by ${sql.raw(orderOf[table])} limit ${size} offset ${from}
          ) one`.execute(tx)
        for (const { row } of rows) yield { table, row }
        if (rows.length < size) break
      }
    }
  } finally {
    await tx.rollback().execute()
  }
}

const writeRows = async (
  db: Database,
  table: WorkspaceRow['table'],
  rows: readonly WorkspaceRow['row'][],
): Promise<void> => {
  const call = 'select peil.restore_rows($1, $2::jsonb)'
  await db.executeQuery(CompiledQuery.raw(call, [table, JSON.stringify(rows)]))
}

/** Takes rows in, as `readRows` gave them, within the transaction that restores the ledger. */
export const restoreRows = async (
  db: Database,
  rows: AsyncIterable<WorkspaceRow>,
): Promise<void> => {
  let table: WorkspaceRow['table'] = workspaceTables[0]
  let page: WorkspaceRow['row'][] = []
  const flush = async (): Promise<void> => {
    if (page.length > 0) await writeRows(db, table, page)
    page = []
  }
  for await (const row of rows) {
    if (row.table !== table || page.length >= pageSizeOf(table)) await flush()
    table = row.table
    page.push(row.row)
  }
  await flush()
}
