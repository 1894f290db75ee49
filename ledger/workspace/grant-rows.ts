import type { Grant } from '@peil/domain/access/role.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A grant as it was given, and until when. */
export interface GivenGrant {
  readonly account: string
  readonly grant: Grant
  readonly givenAt: Instant
  readonly givenBy: string
  /** Null while it holds. */
  readonly endedAt: Instant | null
}

const scopeOf = (grant: Grant) => ({
  role: grant.role,
  municipality: 'municipality' in grant ? grant.municipality : null,
  action: 'action' in grant ? grant.action : null,
})

/** False when the account holds it already. */
export const giveGrant = async (
  db: Database,
  account: string,
  grant: Grant,
  by: string,
  at: Instant,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('account_grant')
    .values({ account, ...scopeOf(grant), given_at: at, given_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** False when the account does not hold it. */
export const endGrant = async (
  db: Database,
  account: string,
  grant: Grant,
  at: Instant,
): Promise<boolean> => {
  const { role, municipality, action } = scopeOf(grant)
  const { numUpdatedRows } = await db
    .updateTable('account_grant')
    .set({ ended_at: at })
    .where('account', '=', account)
    .where('role', '=', role)
    .where('municipality', 'is not distinct from', municipality)
    .where('action', 'is not distinct from', action)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What one account was ever given, or all accounts; oldest first. */
export const listGrants = async (
  db: Database,
  account?: string,
): Promise<readonly GivenGrant[]> => {
  const all = db
    .selectFrom('account_grant')
    .selectAll()
    .orderBy('given_at')
    .orderBy('account')
    .orderBy('role')
    .orderBy(sql`municipality nulls first`)
    .orderBy(sql`action nulls first`)
  const rows = await (account === undefined ? all : all.where('account', '=', account)).execute()
  return rows.map((row) => ({
    account: row.account,
    // The database holds roles and scopes to the same shapes as the type.
    grant: {
      role: row.role,
      ...(row.municipality === null ? {} : { municipality: row.municipality }),
      ...(row.action === null ? {} : { action: row.action }),
    } as Grant,
    givenAt: row.given_at as Instant,
    givenBy: row.given_by,
    endedAt: row.ended_at as Instant | null,
  }))
}
