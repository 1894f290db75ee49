import { reachOf } from '@peil/domain/access/reach-of.ts'
import type { Right } from '@peil/domain/access/rights.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** Runs queries under one right of a reader. */
export type Exercise = <Result>(
  right: Right,
  query: (db: Database) => Promise<Result>,
) => Promise<Result>

const joined = (codes: readonly string[]): string => {
  const strange = codes.find((code) => code.includes(','))
  if (strange !== undefined) throw new RangeError(`not a code: ${strange}`)
  return codes.join(',')
}

/** What the policies of the database ask: who, by which right, and how far it reaches. */
export const settingsOf = (reader: Reader, right: Right): Readonly<Record<string, string>> => {
  const { all, municipalities, actions } = reachOf(reader, right)
  return {
    'peil.account': reader.account,
    'peil.right': right,
    'peil.sees_all': all ? 'on' : 'off',
    'peil.municipalities': joined(municipalities),
    'peil.actions': joined(actions),
  }
}

const tellDatabase = async (tx: Database, settings: Readonly<Record<string, string>>) => {
  await sql`select set_config(key, value, true)
    from json_each_text(${JSON.stringify(settings)}::json)`.execute(tx)
}

/**
 * The rights of a reader within a transaction, one after the other: what is asked at once waits, so
 * that no query runs under the right of the next. `close` waits for what has begun; whoever keeps
 * the rights longer than the transaction gets an error, not the connection of the next reader.
 */
export const exerciseRights = (
  tx: Database,
  reader: Reader,
): { readonly exercise: Exercise; readonly close: () => Promise<void> } => {
  let closed = false
  let last: Promise<unknown> = Promise.resolve()
  return {
    exercise: (right, query) => {
      const result = last.then(async () => {
        if (closed) throw new Error('the transaction of this reader has ended')
        await tellDatabase(tx, settingsOf(reader, right))
        return query(tx)
      })
      last = result.catch(() => undefined)
      return result
    },
    close: async () => {
      closed = true
      await last
    },
  }
}
