import { roles, type Grant } from './role.ts'

/**
 * One line of what an identity provider's claims mean here: whoever has `value` in `claim` holds
 * `role`. A value with a scope behind a colon counts too, as the access management of the Flemish
 * government writes them (`Coordinator:OVO000000`).
 */
export interface ClaimRule {
  readonly claim: string
  readonly value: string
  readonly role: Grant['role']
  /** For roles in a municipality: the claim that says which, and the NIS code of each of its values. */
  readonly municipality?: {
    readonly claim: string
    readonly codes: Readonly<Record<string, string>>
  }
  /** For roles in one action. */
  readonly action?: string
}

export type Claims = Readonly<Record<string, unknown>>

const valuesOf = (claims: Claims, claim: string): readonly string[] => {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.filter((one) => typeof one === 'string')
}

const municipalitiesOf = (claims: Claims, { municipality }: ClaimRule): readonly string[] =>
  municipality === undefined
    ? []
    : valuesOf(claims, municipality.claim).flatMap((value) =>
        Object.hasOwn(municipality.codes, value) ? (municipality.codes[value] ?? []) : [],
      )

const grantsOfRule = (claims: Claims, rule: ClaimRule): readonly Grant[] => {
  const { role, action } = rule
  switch (role) {
    case 'coordinator':
    case 'signatory':
      return municipalitiesOf(claims, rule).map((municipality) => ({ role, municipality }))
    case 'action-liaison':
      return action === undefined ? [] : [{ role, action }]
    case 'mentor':
      return action === undefined
        ? []
        : municipalitiesOf(claims, rule).map((municipality) => ({ role, action, municipality }))
    default:
      return [{ role }]
  }
}

/** Two grants are the same when role and scope are. */
export const sameGrant = (a: Grant, b: Grant): boolean => keyOf(a) === keyOf(b)

const keyOf = (grant: Grant): string =>
  [
    roles.indexOf(grant.role),
    'municipality' in grant ? grant.municipality : '',
    'action' in grant ? grant.action : '',
  ].join('/')

/**
 * What the claims of a person give them, each grant once. A claim that no rule knows, of another
 * type, or that names a municipality without a code gives nothing.
 */
export const grantsOfClaims = (claims: Claims, rules: readonly ClaimRule[]): readonly Grant[] => {
  const grants = rules
    .filter(({ claim, value }) =>
      valuesOf(claims, claim).some((one) => one === value || one.startsWith(`${value}:`)),
    )
    .flatMap((rule) => grantsOfRule(claims, rule))
  return grants.filter((grant, at) => grants.findIndex((other) => sameGrant(grant, other)) === at)
}
