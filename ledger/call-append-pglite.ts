import { messages, type PGlite, protocol } from '@electric-sql/pglite'
import type { CallAppend } from './append-batch.ts'
import type { Conflict } from './ledger.ts'

const isRow = (message: object): message is messages.DataRowMessage =>
  message instanceof messages.DataRowMessage

/**
 * One simple query for a prepared statement, the batch as a literal. PGlite's own `query` takes twice
 * as long: it sends five messages, each a call of its own into the database.
 */
export const callAppendPglite = async (pglite: PGlite): Promise<CallAppend> => {
  await pglite.exec('prepare append_batch (jsonb) as select peil.append($1)')
  return async (batch) => {
    const statement = `execute append_batch('${batch.replaceAll("'", "''")}')`
    const query = protocol.serialize.query(statement)
    for (;;) {
      // Messages do not wait for a transaction that is open between other calls, so this does.
      const answered = await pglite.runExclusive(async () =>
        pglite.isInTransaction() ? null : pglite.execProtocol(query),
      )
      const answer = answered?.messages.find(isRow)?.fields[0]
      if (typeof answer === 'string') return JSON.parse(answer) as number | Conflict
      if (answered !== null) throw new Error('peil.append gave no answer')
      await pglite.exec('select 1')
    }
  }
}
