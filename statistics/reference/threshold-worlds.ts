import { seeded, type Random } from '../numerics/random.ts'

/** A world in which the truth is known: how often an interval holds it can be counted. */
export interface ThresholdWorld {
  readonly y: number[]
  readonly x: number[]
  /** Taken up by 20 % below 0 and 80 % above it. */
  readonly d: number[]
}

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((value, coefficient) => value * x + coefficient, 0)

/** The curve of Lee (2008) as Calonico, Cattaneo & Titiunik (2014) use it in their model 1: a jump of 0.04. */
export const leeJump = 0.04
const lee = (x: number): number =>
  x < 0
    ? polynomial([0.48, 1.27, 7.18, 20.21, 21.54, 7.33], x)
    : polynomial([0.52, 0.84, -3, 7.99, -9.01, 3.56], x)

/** 2 × Beta(2, 4) - 1: the second smallest of five uniform draws. */
const running = (random: Random): number => {
  const draws = Array.from({ length: 5 }, () => random.uniform()).sort((a, b) => a - b)
  return 2 * (draws[1] ?? NaN) - 1
}

/** Worlds of n rows, each drawn anew; what the treatment is worth is added to a smooth curve. */
export const thresholdWorlds = (seed: number, n: number) => {
  const random = seeded(seed)
  return {
    sharp: (): ThresholdWorld => {
      const x = Array.from({ length: n }, () => running(random))
      const y = x.map((at) => lee(at) + 0.1295 * random.normal())
      return { x, y, d: x.map((at) => (at >= 0 ? 1 : 0)) }
    },
    fuzzy: (worth: number): ThresholdWorld => {
      const x = Array.from({ length: n }, () => running(random))
      const d = x.map((at) => (random.uniform() < (at >= 0 ? 0.8 : 0.2) ? 1 : 0))
      const y = x.map((at, i) => Math.sin(2 * at) + worth * (d[i] ?? NaN) + 0.5 * random.normal())
      return { x, y, d }
    },
  }
}
