import { actorOf } from '@peil/domain/access/actor-of.ts'
import { checkGrant } from '@peil/domain/access/check-grant.ts'
import { requireRolesOfAnother } from '@peil/domain/access/require-roles-of-another.ts'
import type { Grant, Reader } from '@peil/domain/access/role.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { dateOf } from '@peil/domain/values/instant.ts'
import type { Peil } from '../open.ts'

/** An administrator gives somebody else a role. `changed` is false when the account held it already. */
export const giveRole = async (
  { programme, effects, ledger }: Peil,
  reader: Reader,
  account: string,
  grant: Grant,
): Promise<Decision<{ readonly changed: boolean }>> => {
  const allowed = requireRolesOfAnother(reader, account)
  if (!allowed.ok) return allowed
  const now = effects.now()
  const possible = checkGrant(programme, grant, dateOf(now))
  if (!possible.ok) return possible
  const changed = await ledger.workspace.giveGrant(account, grant, actorOf(reader), now)
  return accept({ changed })
}
