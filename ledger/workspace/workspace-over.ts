import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { asReader } from './as-reader.ts'
import { endGrant, giveGrant, listGrants } from './grant-rows.ts'
import type { Workspace } from './workspace.ts'
import { readRows } from './workspace-rows.ts'

/** The workspace that a database holds, whose connections act as `peil_service`. */
export const workspaceOver = (db: Database): Workspace => ({
  asReader: (reader, work) => asReader(db, reader, work),
  giveGrant: (account, grant, by, at) => giveGrant(db, account, grant, by, at),
  endGrant: (account, grant, at) => endGrant(db, account, grant, at),
  listGrants: (account) => listGrants(db, account),
  changeMembers: async (call, applicant, members) => {
    await sql`select peil.change_members(${call}, ${applicant}, ${[...members]}::text[])`.execute(
      db,
    )
  },
  eraseMessagesOf: async (account, at) => {
    const { rows } = await sql<{ erased: string | number }>`
      select peil.erase_messages_of(${account}, ${at}) as erased`.execute(db)
    return Number(rows[0]?.erased)
  },
  allRows: () => readRows(db),
})
