import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export interface Random {
  /** A whole number from `from` to `to`, both included. */
  readonly integer: (from: number, to: number) => number
  /** From 0 to 1, 1 not included. */
  readonly share: () => number
  readonly shuffled: <Item>(items: readonly Item[]) => readonly Item[]
}

/** The same seed gives the same numbers on every machine. */
export const randomFrom = (seed: number): Random => {
  const generator = xoroshiro128plus(seed)
  const integer = (from: number, to: number): number => uniformInt(generator, from, to)
  return {
    integer,
    share: () => uniformFloat64(generator),
    shuffled: (items) => {
      const keyed = items.map((item) => ({ item, key: integer(0, 2 ** 31 - 1) }))
      return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
    },
  }
}

/** A number from a normal distribution, nearly: six shares added up. */
export const normalFrom = (random: Random): number => {
  let sum = 0
  for (let draw = 0; draw < 6; draw++) sum += random.share()
  return (sum - 3) * Math.SQRT2
}
