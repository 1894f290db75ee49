/** A value that is still to come, with its prediction interval. */
export interface Forecast {
  readonly estimate: number
  /** Standard error of the prediction. */
  readonly se: number
  readonly low: number
  readonly high: number
}
