import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import type { Peil } from '../open.ts'

/** Whether somebody can give roles; until then whoever starts the workspace names that person. */
export const hasAdministrator = async (peil: Peil): Promise<boolean> =>
  (await peil.ledger.workspace.listGrants()).some(
    ({ grant, endedAt }) => grant.role === 'administrator' && endedAt === null,
  )

/** The one role that nobody gave: refused as soon as there is an administrator. */
export const nameFirstAdministrator = async (
  peil: Peil,
  account: string,
): Promise<Decision<null>> => {
  if (await hasAdministrator(peil))
    return refuse({
      code: 'administrator-exists',
      found: 'an administrator who can give roles',
      expected: 'a programme without one',
      whatToDo: 'ask the administrator for a role',
    })
  const { now, actor } = peil.effects
  await peil.ledger.workspace.giveGrant(account, { role: 'administrator' }, actor, now())
  return accept(null)
}
