/**
 * Why a judgement about a target cannot be made. These are answers about the data, not mistakes of
 * whoever asks: a page shows the reason in place of a figure.
 */
export type CannotBeSaidReason =
  | 'no-report'
  | 'period-not-begun'
  | 'too-early'
  | 'nothing-counted-yet'
  | 'nothing-at-the-start'
  | 'too-few-comparisons'

/** "Cannot be said", as a value of its own. */
export interface CannotBeSaid {
  readonly kind: 'cannot-be-said'
  readonly reason: CannotBeSaidReason
  /** One plain sentence. */
  readonly sentence: string
}

export const cannotBeSaid = (reason: CannotBeSaidReason, sentence: string): CannotBeSaid =>
  Object.freeze({ kind: 'cannot-be-said', reason, sentence })
