import { requireSomebodyElse } from '@peil/domain/access/check-grant.ts'
import { requireRight } from '@peil/domain/access/may.ts'
import type { Grant, Reader } from '@peil/domain/access/role.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import type { Peil } from '../open.ts'

/**
 * An administrator ends a role of somebody else, from the next request on. There is always an
 * administrator left: the one who does this.
 */
export const endRole = async (
  peil: Peil,
  reader: Reader,
  account: string,
  grant: Grant,
): Promise<Decision<{ readonly changed: boolean }>> => {
  const allowed = requireRight(reader, 'manage-people')
  if (!allowed.ok) return allowed
  const other = requireSomebodyElse(reader, account)
  if (!other.ok) return other
  return accept({
    changed: await peil.ledger.workspace.endGrant(account, grant, peil.effects.now()),
  })
}
