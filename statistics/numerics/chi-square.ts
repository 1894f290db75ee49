import { inverseLowerGamma, lowerGamma } from './incomplete-gamma.ts'

/** χ²: the chance of at most `x` with `df` degrees of freedom. */
export const chiSquareCdf = (x: number, df: number): number => lowerGamma(df / 2, x / 2)

/** Quantile of χ², p in 0..1. */
export const chiSquareQuantile = (p: number, df: number): number => 2 * inverseLowerGamma(p, df / 2)
