import type { Outcome } from '../outcome.ts'
import { rDraws } from './r-draws.ts'

/**
 * The simulated samples on which rdrobust's own tests hold their figures
 * (rdpackages/rdrobust, R/rdrobust/tests/testthat/helper-data.R), drawn again.
 */

/** A jump of 0.7 at 0, one covariate that matters and one that does not, 40 clusters. */
export const sharpSample = (
  n = 1500,
): { y: number[]; x: number[]; z1: number[]; z2: number[]; cluster: number[] } => {
  const draw = rDraws(7)
  const x = draw.runif(n, -1, 1)
  const z1 = draw.rnorm(n)
  const z2 = draw.runif(n)
  const noise = draw.rnorm(n)
  const y = x.map(
    (at, i) => 1 + 2 * at + (at >= 0 ? 0.7 : 0) + 0.4 * (z1[i] ?? NaN) + (noise[i] ?? NaN),
  )
  return { y, x, z1, z2, cluster: x.map((_, i) => i % 40) }
}

/** A treatment taken up by 20 % below 0 and by 85 % above it, worth 0.7. */
export const fuzzySample = (n = 1500): { y: number[]; x: number[]; d: number[] } => {
  const draw = rDraws(11)
  const x = draw.runif(n, -1, 1)
  const d = draw.runif(n).map((u, i) => (u < ((x[i] ?? NaN) >= 0 ? 0.85 : 0.2) ? 1 : 0))
  const noise = draw.rnorm(n)
  const y = x.map((at, i) => 1 + 2 * at + 0.7 * (d[i] ?? NaN) + (noise[i] ?? NaN))
  return { y, x, d }
}

/** The value of an outcome that must not be refused. */
export const unrefused = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}
