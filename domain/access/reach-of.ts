import { rights, type Reach, type Right } from './rights.ts'
import type { Reader, Role } from './role.ts'

/** How far a right reaches for somebody, as row-level security is told. */
export interface RightReach {
  readonly all: boolean
  /** Codes of the municipalities of which a dossier must have one as a member. */
  readonly municipalities: readonly string[]
  readonly actions: readonly string[]
}

/**
 * What `may` would answer, without a subject to ask about: everything, or what has one of these
 * municipalities as a member or is about one of these actions. Rows know members and not who leads,
 * so a right that only a lead holds reaches none of them here.
 */
export const reachOf = ({ grants }: Reader, right: Right): RightReach => {
  const holders: Readonly<Partial<Record<Role, Reach>>> = rights[right]
  const municipalities = new Set<string>()
  const actions = new Set<string>()
  let all = false
  for (const grant of grants) {
    const reach = holders[grant.role]
    if (reach === 'all') all = true
    if (reach === 'as-member' && 'municipality' in grant) municipalities.add(grant.municipality)
    if (reach === 'own-action' && 'action' in grant) actions.add(grant.action)
  }
  return { all, municipalities: [...municipalities], actions: [...actions] }
}
