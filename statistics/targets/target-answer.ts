import type { Estimate } from '../estimate.ts'
import type { CannotBeSaid } from './cannot-be-said.ts'
import type { ProbabilityWord } from './probability-in-words.ts'

/**
 * How probable it is that a target is reached by its date. As an estimate it is the figure at the
 * end of the period: `estimate` the median (as likely to end above as below), `low` and `high` its
 * prediction interval. What may come is skewed, so `se` is null unless it is decided.
 */
export interface TargetProbability extends Estimate {
  readonly kind: 'probability'
  /** `reached` and `missed` are decided; only `open` is a prediction. */
  readonly state: 'open' | 'reached' | 'missed'
  /** In 0..1; 1 when reached, 0 when missed. */
  readonly probability: number
  readonly words: ProbabilityWord
}

export type TargetAnswer = TargetProbability | CannotBeSaid
