import { betaCdf } from './beta.ts'

/**
 * F distribution: the chance of at most `x` with these degrees of freedom; 0 below 0. By the beta
 * distribution, from the side that keeps its digits: the library's own function subtracts from 1
 * and has 5 digits left at x = 1e-6 with 100,000 degrees of freedom.
 */
export const fCdf = (x: number, numeratorDf: number, denominatorDf: number): number => {
  const scaled = numeratorDf * Math.max(x, 0)
  const total = scaled + denominatorDf
  const above = betaCdf(denominatorDf / total, denominatorDf / 2, numeratorDf / 2)
  return above > 0.5 ? betaCdf(scaled / total, numeratorDf / 2, denominatorDf / 2) : 1 - above
}
