/** What somebody is in the programme. A person may be several things, each within its own scope. */
export const roles = [
  'programme-manager',
  'action-liaison',
  'coordinator',
  'signatory',
  'mentor',
  'auditor',
  'administrator',
] as const

export type Role = (typeof roles)[number]

/** One role within its scope, as it was given to an account. */
export type Grant =
  | { readonly role: 'programme-manager' | 'auditor' | 'administrator' }
  /** `municipality` is a code of any day: codes that merged into it are meant too. */
  | { readonly role: 'coordinator' | 'signatory'; readonly municipality: string }
  | { readonly role: 'action-liaison'; readonly action: string }
  /** A mentor city acts through an official of its own (C60). */
  | { readonly role: 'mentor'; readonly action: string; readonly municipality: string }

/** Who acts: an account, never a name, with everything it was given. */
export interface Reader {
  /** Opaque, and the same for ever; entries name it as `account:<id>`. */
  readonly account: string
  readonly grants: readonly Grant[]
}
