import type { TextDigest } from '../agreement/entries.ts'
import type { AwardBasis } from '../funding/award-basis.ts'
import type { Cents } from '../values/cents.ts'

export interface AwardRow {
  readonly applicant: string
  readonly kpi: string
  readonly requested: number
  readonly awarded: number
  readonly contributionCents: Cents
  /** Follows from the units: all requested, some, none although requested, none requested. */
  readonly reasonCode: 'funded-in-full' | 'funded-in-part' | 'nothing-left' | 'nothing-requested'
  /** Why: the round with its cost and what was left, and the share. */
  readonly basis: AwardBasis
}

/** What passes between the programme and one municipality before it applies. */
export type ContactEntry =
  | {
      readonly type: 'municipality-approached'
      readonly data: { readonly municipality: string }
    }
  | { readonly type: 'interest-shown'; readonly data: { readonly municipality: string } }
  | {
      readonly type: 'interest-declined'
      readonly data: { readonly municipality: string; readonly reason: TextDigest }
    }

/**
 * Entries of a stream `call/<id>`. Whatever must hold for the call as a whole (one cluster per
 * municipality, never over the budget) is decided at the position of this one stream, so two
 * writers can never both succeed.
 */
export type CallEntry =
  | ContactEntry
  | {
      readonly type: 'cluster-invited'
      readonly data: { readonly lead: string; readonly member: string }
    }
  | {
      /** A member that accepted may leave again, until the application is handed in. */
      readonly type: 'cluster-answered'
      readonly data: { readonly lead: string; readonly member: string; readonly accepted: boolean }
    }
  | {
      readonly type: 'applicant-registered'
      readonly data: { readonly applicant: string; readonly members: readonly string[] }
    }
  | {
      readonly type: 'award-decided'
      readonly data: {
        readonly policy: string
        readonly budgetCents: Cents
        readonly spentCents: Cents
        readonly rows: readonly AwardRow[]
      }
    }
  | {
      /**
       * An amendment or a declined offer changes what is committed. An ended agreement does not:
       * part of it may have been paid.
       */
      readonly type: 'commitment-changed'
      readonly data: { readonly applicant: string; readonly differenceCents: Cents }
    }
