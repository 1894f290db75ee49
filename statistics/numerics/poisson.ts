import { upperGamma } from './incomplete-gamma.ts'

/** The chance of at most `x` events where `mean` are expected. */
export const poissonCdf = (x: number, mean: number): number =>
  x < 0 ? 0 : upperGamma(Math.floor(x) + 1, mean)
