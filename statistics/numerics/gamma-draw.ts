import type { Random } from './random.ts'

/** A draw of a gamma variable of rate 1 and shape from 1 on (Marsaglia & Tsang 2000). */
const drawFromOne = (random: Random, shape: number): number => {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = random.normal()
    const v = (1 + c * x) ** 3
    const u = random.uniform()
    if (v > 0 && Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v
  }
}

/** A draw of a gamma variable of rate 1; the shape is above 0. */
export const drawGamma = (random: Random, shape: number): number =>
  shape >= 1
    ? drawFromOne(random, shape)
    : drawFromOne(random, shape + 1) * random.uniform() ** (1 / shape)

/** A draw of a beta variable; a, b > 0. */
export const drawBeta = (random: Random, a: number, b: number): number => {
  const first = drawGamma(random, a)
  return first / (first + drawGamma(random, b))
}
