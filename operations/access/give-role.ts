import { actorOf } from '@peil/domain/access/actor-of.ts'
import { checkGrant, requireSomebodyElse } from '@peil/domain/access/check-grant.ts'
import { requireRight } from '@peil/domain/access/may.ts'
import type { Grant, Reader } from '@peil/domain/access/role.ts'
import { dateOf } from '@peil/domain/values/instant.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import type { Peil } from '../open.ts'

/** An administrator gives somebody else a role. `changed` is false when the account held it already. */
export const giveRole = async (
  peil: Peil,
  reader: Reader,
  account: string,
  grant: Grant,
): Promise<Decision<{ readonly changed: boolean }>> => {
  const allowed = requireRight(reader, 'manage-people')
  if (!allowed.ok) return allowed
  const other = requireSomebodyElse(reader, account)
  if (!other.ok) return other
  const now = peil.effects.now()
  const possible = checkGrant(peil.programme, grant, dateOf(now))
  if (!possible.ok) return possible
  const { workspace } = peil.ledger
  return accept({ changed: await workspace.giveGrant(account, grant, actorOf(reader), now) })
}
