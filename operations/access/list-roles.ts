import { requireRight } from '@peil/domain/access/may.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import type { GivenGrant } from '@peil/ledger/workspace/grant-rows.ts'
import type { Peil } from '../open.ts'

/** Every role that was ever given, to whom, by whom and until when; oldest first. */
export const listRoles = async (
  peil: Peil,
  reader: Reader,
): Promise<Decision<readonly GivenGrant[]>> => {
  const allowed = requireRight(reader, 'manage-people')
  return allowed.ok ? accept(await peil.ledger.workspace.listGrants()) : allowed
}
