import { requireRolesOfAnother } from '@peil/domain/access/require-roles-of-another.ts'
import type { Grant, Reader } from '@peil/domain/access/role.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import type { Peil } from '../open.ts'

/** An administrator ends a role of somebody else, from the next request on. */
export const endRole = async (
  { effects, ledger }: Peil,
  reader: Reader,
  account: string,
  grant: Grant,
): Promise<Decision<{ readonly changed: boolean }>> => {
  const allowed = requireRolesOfAnother(reader, account)
  if (!allowed.ok) return allowed
  return accept({ changed: await ledger.workspace.endGrant(account, grant, effects.now()) })
}
