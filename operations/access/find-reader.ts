import { readerOf } from '@peil/domain/access/reader-of.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import type { Peil } from '../open.ts'

/**
 * Who an account is now. Asked at every request: a role that ended a moment ago is gone. An account
 * that holds nothing may do nothing.
 */
export const findReader = async (peil: Peil, account: string): Promise<Reader> => {
  const given = await peil.ledger.workspace.listGrants(account)
  const held = given.filter(({ endedAt }) => endedAt === null).map(({ grant }) => grant)
  return readerOf(peil.programme, account, held)
}
