import type { Cents } from '../values/cents.ts'

/** From what an award of a row follows, for policy `priority-rounds`. */
export type AwardBasis =
  | { readonly kind: 'nothing-requested' }
  | {
      /** The money lasts for all of the round. */
      readonly kind: 'round-in-full'
      readonly round: number
      readonly costCents: Cents
      /** What was left before the round. */
      readonly leftCents: Cents
    }
  | {
      /** The money runs out in the round: every row gets the same share, then one more by remainder. */
      readonly kind: 'round-in-part'
      readonly round: number
      readonly costCents: Cents
      readonly leftCents: Cents
      /** Units that the row asked for, and those that its share gave, rounded down. */
      readonly planned: number
      readonly byShare: number
      readonly byRemainder: 0 | 1
    }
  | {
      /** The money ran out in an earlier round. */
      readonly kind: 'nothing-left'
      readonly round: number
      readonly lastRound: number
    }
