/** Something about the data or a method's assumptions that a reader must know to trust a figure. */
export interface Warning {
  /** Stable, for programs: `few-controls`. */
  readonly code: string
  /** One plain sentence. */
  readonly message: string
}

/** A figure with its uncertainty. Every estimator gives at least this. */
export interface Estimate {
  /** In the unit of the outcome; a proportion or a probability in 0..1. */
  readonly estimate: number
  /** Standard error in the same unit; null where the method gives an interval but no such error. */
  readonly se: number | null
  /** Lower and upper limit; null where the method gives none. */
  readonly low: number | null
  readonly high: number | null
  /** Confidence of the interval: 0.95. */
  readonly level: number
  /** The method in words a statistician recognises: `Wilson score interval (Wilson 1927)`. */
  readonly method: string
  /** Observations that the estimate rests on. */
  readonly n: number
  readonly warnings: readonly Warning[]
}

/** Confidence unless a caller says otherwise. */
export const defaultLevel = 0.95
