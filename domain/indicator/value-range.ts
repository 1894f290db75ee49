import type { Member } from './benchmark.ts'
import type { Extreme, ValueRange } from './figure.ts'

interface Holder {
  readonly nis: string
  readonly value: number
  readonly lower: number | undefined
  readonly upper: number | undefined
}

/**
 * The lowest and the highest figure of an area with every municipality that holds it and its
 * interval, from figures that are shown; null when fewer than two are.
 */
export const valueRangeOf = (
  members: readonly Pick<Member, 'nis' | 'figure'>[],
): ValueRange | null => {
  const shown = members.flatMap(({ nis, figure }): readonly Holder[] =>
    figure === null || figure.value === null
      ? []
      : [{ nis, value: figure.value, lower: figure.lower, upper: figure.upper }],
  )
  if (shown.length < 2) return null
  const values = shown.map(({ value }) => value)
  return {
    kind: 'range',
    lowest: extreme(shown, Math.min(...values)),
    highest: extreme(shown, Math.max(...values)),
    areas: shown.length,
    of: members.length,
  }
}

const extreme = (shown: readonly Holder[], value: number): Extreme => ({
  value,
  areas: shown
    .filter((holder) => holder.value === value)
    .sort((a, b) => (a.nis < b.nis ? -1 : 1))
    .map(({ nis, lower, upper }) => ({
      nis,
      ...(lower === undefined ? {} : { lower }),
      ...(upper === undefined ? {} : { upper }),
    })),
})
