import {
  grantsOfClaims,
  sameGrant,
  type ClaimRule,
  type Claims,
} from '@peil/domain/access/grants-of-claims.ts'
import type { Peil } from '../open.ts'

/** Who gives what an identity provider says: nobody here, so nobody here ends it either. */
const providerActor = 'identity-provider'

/**
 * Lets an account hold exactly what its provider says of it now, at every sign-in: what is new is
 * given, what is no longer said ends. Roles that an administrator gave stay as they are.
 */
export const holdClaimedRoles = async (
  { ledger: { workspace }, effects }: Peil,
  account: string,
  claims: Claims,
  rules: readonly ClaimRule[],
): Promise<void> => {
  const claimed = grantsOfClaims(claims, rules)
  const given = await workspace.listGrants(account)
  const now = effects.now()
  for (const { grant, givenBy, endedAt } of given)
    if (
      givenBy === providerActor &&
      endedAt === null &&
      !claimed.some((one) => sameGrant(one, grant))
    )
      await workspace.endGrant(account, grant, now)
  for (const grant of claimed) await workspace.giveGrant(account, grant, providerActor, now)
}
