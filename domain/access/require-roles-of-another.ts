import { accept, refuse, type Decision } from '../values/decision.ts'
import { requireRight } from './may.ts'
import type { Reader } from './role.ts'

/**
 * Who sees to access gives and ends roles of others. Nobody does so with a role of their own: an
 * administrator sees to access, and not to content; and so an administrator always remains.
 */
export const requireRolesOfAnother = (reader: Reader, account: string): Decision<null> => {
  const allowed = requireRight(reader, 'manage-people')
  if (!allowed.ok) return allowed
  return reader.account === account
    ? refuse({
        code: 'own-role',
        found: 'a role of the account that gives or ends it',
        expected: 'the account of somebody else',
        whatToDo: 'ask another administrator',
      })
    : accept(null)
}
