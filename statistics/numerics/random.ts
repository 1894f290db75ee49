import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { normalQuantile } from './normal.ts'

/** Draws that are the same for the same seed on every machine. It changes with each draw. */
export interface Random {
  /** Uniform on (0, 1), never 0 or 1, so that any quantile of it is finite. */
  readonly uniform: () => number
  /** A whole number from 0 to `below - 1`, each as likely. */
  readonly index: (below: number) => number
  /** Standard normal, by inversion: one draw, one value, whatever the machine. */
  readonly normal: () => number
}

/** Seeds are whole numbers; the same seed gives the same draws. xoroshiro128+ (Blackman & Vigna). */
export const seeded = (seed: number): Random => {
  const generator = xoroshiro128plus(seed)
  const uniform = (): number => {
    for (;;) {
      const draw = uniformFloat64(generator)
      if (draw > 0 && draw < 1) return draw
    }
  }
  return {
    uniform,
    index: (below) => uniformInt(generator, 0, below - 1),
    normal: () => normalQuantile(uniform()),
  }
}
