/** What needs two people. */
export type ApprovalKind = 'award' | 'release' | 'recovery'

/**
 * Exactly what is decided on, by name: amounts and ids as they were proposed, and where each stream
 * stood that the proposal was made on (`agreement/2022/44021`: 3).
 */
export type ApprovalFacts = Readonly<Record<string, string | number>>

/** Entries of a stream `approval/<id>`: what one person proposes, a second decides on. */
export type ApprovalEntry =
  | {
      readonly type: 'approval-requested'
      readonly data: {
        readonly what: ApprovalKind
        readonly facts: ApprovalFacts
        /** SHA-256 over what and facts. */
        readonly subject: string
      }
    }
  /** With the entries of the deed itself in the same batch. */
  | { readonly type: 'approval-given'; readonly data: { readonly subject: string } }
  | { readonly type: 'approval-withdrawn'; readonly data: { readonly subject: string } }
