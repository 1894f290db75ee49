import { accept, refuse, type Decision } from '../values/decision.ts'
import { actorOf } from './actor-of.ts'
import { rights, type Reach, type Right, type Subject } from './rights.ts'
import type { Grant, Reader, Role } from './role.ts'

/**
 * Whether a reader holds a right over a subject. Codes of municipalities are compared as they
 * stand: whoever builds the reader adds the codes that merged into those it was given.
 */
export const may = ({ grants }: Reader, right: Right, subject: Subject = {}): boolean => {
  const holders: Readonly<Partial<Record<Role, Reach>>> = rights[right]
  return grants.some((grant) => {
    const reach = holders[grant.role]
    return reach !== undefined && covers(grant, reach, subject)
  })
}

const covers = (grant: Grant, reach: Reach, { members, lead, actions }: Subject): boolean => {
  switch (reach) {
    case 'all':
      return true
    case 'as-lead':
      return 'municipality' in grant && lead === grant.municipality
    case 'as-member':
      return 'municipality' in grant && members?.includes(grant.municipality) === true
    case 'own-action':
      return 'action' in grant && actions?.includes(grant.action) === true
  }
}

/** The same as a decision. It says no more than that it is not allowed: not whether there is such. */
export const requireRight = (
  reader: Reader,
  right: Right,
  subject: Subject = {},
): Decision<null> =>
  may(reader, right, subject)
    ? accept(null)
    : refuse({
        code: 'not-allowed',
        found: `an account without the right to ${right.replaceAll('-', ' ')} here`,
        expected: 'an account that was given this right',
        whatToDo:
          'ask the administrator of the programme for access, or sign in with another account',
        about: { right },
      })

/**
 * Four eyes: nobody decides on what they proposed or submitted themselves. `firstActor` is the actor
 * of the entry that is decided on, as the state keeps it.
 */
export const requireOther = (reader: Reader, firstActor: string, what: string): Decision<null> =>
  actorOf(reader) !== firstActor
    ? accept(null)
    : refuse({
        code: 'four-eyes',
        found: `${what} by the account that decides on it`,
        expected: 'two different people',
        whatToDo: 'let a colleague with the same right decide',
      })
