import { inverseLowerGamma, lowerGamma } from './incomplete-gamma.ts'

export { logGamma } from './log-gamma.ts'

/** Gamma distribution: the chance of at most `x`, given shape and rate (1 ÷ scale), both > 0. */
export const gammaCdf = (x: number, shape: number, rate: number): number =>
  lowerGamma(shape, rate * x)

/** Quantile of the gamma distribution, p in 0..1. */
export const gammaQuantile = (p: number, shape: number, rate: number): number =>
  inverseLowerGamma(p, shape) / rate
