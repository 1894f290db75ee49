import type { Estimate, Warning } from '../estimate.ts'

/** A place between its own value and what all places have in common. */
export interface ShrunkPlace {
  readonly name: string
  /** Its own value: share, rate or estimate. */
  readonly raw: number
  /** Posterior mean. */
  readonly estimate: number
  /** Posterior standard deviation. */
  readonly se: number
  /** Posterior interval, equal tails. */
  readonly low: number
  readonly high: number
  /** How much its own value counts, 0..1; the rest is the common value. */
  readonly weight: number
}

/** `estimate` is what all places have in common: the mean of the distribution of true values. */
export interface Shrinkage extends Estimate {
  /** Variance of true values between places; 0 where chance explains all differences. */
  readonly between: number
  /** In the order of the rows. */
  readonly places: readonly ShrunkPlace[]
}

/** What a reader must know about the distribution that places are pulled towards. */
export const shrinkageWarnings = (places: number, between: number): Warning[] => [
  ...(between > 0
    ? []
    : [
        {
          code: 'no-variation-between',
          message:
            'Places differ no more than chance makes them differ, so each is given the common value.',
        },
      ]),
  ...(places < 10
    ? [
        {
          code: 'few-places',
          message:
            `How much places differ is estimated from ${places} places; below 10 it is hardly ` +
            'known, and intervals that take it as known are too narrow.',
        },
      ]
    : []),
]
