import { normalQuantile } from '../numerics/normal.ts'

/** Draws as R gives them after `set.seed`, so that published results on simulated data can be had again. */
export interface RDraws {
  readonly runif: (n: number, least?: number, most?: number) => number[]
  readonly rnorm: (n: number) => number[]
}

const size = 624
const shift = 397

/**
 * Mersenne Twister (Matsumoto & Nishimura 1998), seeded as R does, with normal draws by inversion
 * of 53 bits: the generators that R uses by default.
 */
export const rDraws = (seed: number): RDraws => {
  const state = new Uint32Array(size)
  let scrambled = seed >>> 0
  const scramble = (): number => (scrambled = (Math.imul(69069, scrambled) + 1) >>> 0)
  // R scrambles the seed 50 times, and keeps the next number for its own use.
  for (let i = 0; i < 51; i += 1) scramble()
  for (let i = 0; i < size; i += 1) state[i] = scramble()
  let place = size
  const next = (): number => {
    if (place === size) {
      twist(state)
      place = 0
    }
    let word = state[place] ?? NaN
    place += 1
    word ^= word >>> 11
    word ^= (word << 7) & 0x9d2c5680
    word ^= (word << 15) & 0xefc60000
    return ((word ^ (word >>> 18)) >>> 0) * 2.3283064365386963e-10
  }
  const many = (n: number, draw: () => number): number[] => Array.from({ length: n }, draw)
  const big = 134217728
  return {
    runif: (n, least = 0, most = 1) => many(n, () => least + (most - least) * next()),
    rnorm: (n) => many(n, () => normalQuantile((Math.floor(big * next()) + next()) / big)),
  }
}

const twist = (state: Uint32Array): void => {
  for (let i = 0; i < size; i += 1) {
    const mixed = ((state[i] ?? NaN) & 0x80000000) | ((state[(i + 1) % size] ?? NaN) & 0x7fffffff)
    const odd = (mixed & 1) === 1 ? 0x9908b0df : 0
    state[i] = (state[(i + shift) % size] ?? NaN) ^ (mixed >>> 1) ^ odd
  }
}
