export interface IntervalOptions {
  /** Confidence as a share; 0.95 unless given. */
  readonly level?: number
}

export interface Limits {
  readonly low: number
  readonly high: number
}
