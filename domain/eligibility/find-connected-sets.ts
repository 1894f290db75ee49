import { ceilingOf, keepAmongBest, type PartnerSet, type PassingSets } from './passing-sets.ts'

/** Who could join a municipality, and who borders on whom, by index. */
export interface PartnerMap {
  readonly values: readonly number[]
  /** Per partner the partners that border on it. */
  readonly neighbours: readonly (readonly number[])[]
  /** The partners that border on the municipality itself. */
  readonly besideOwn: readonly number[]
}

/**
 * The best sets of exactly `size` partners that form one piece with the municipality itself and
 * whose sum is strictly more than `above`: smallest sum first, ties in the order of their indices;
 * at most `limit`, and the count of all that pass. Exact.
 *
 * Grows connected pieces from the municipality. The frontier holds what borders on the piece; a
 * partner that was passed over is not taken later in the same branch, and one that has been on the
 * frontier does not enter it again, so each piece is met exactly once.
 */
export const findConnectedSets = (
  { values, neighbours, besideOwn }: PartnerMap,
  size: number,
  above: number,
  limit: number,
): PassingSets => {
  if (size === 0) {
    const passes = above < 0
    return { best: passes && limit > 0 ? [{ partners: [], sum: 0 }] : [], count: passes ? 1 : 0 }
  }
  const best: PartnerSet[] = []
  let count = 0
  const descending = values.toSorted((a, b) => b - a)
  // largest[n]: no n partners have more than this together.
  const largest = [0]
  for (const value of descending) largest.push((largest.at(-1) ?? 0) + value)

  const partners = new Array<number>(size).fill(0)
  const reached = new Set(besideOwn)
  const extend = (frontier: readonly number[], missing: number, sum: number): void => {
    for (const [at, partner] of frontier.entries()) {
      const next = sum + (values[partner] ?? 0)
      if (next + (largest[missing - 1] ?? Infinity) <= above) continue
      partners[size - missing] = partner
      if (missing === 1) {
        count += 1
        if (next > ceilingOf(best, limit)) continue
        keepAmongBest(best, { partners: partners.toSorted((a, b) => a - b), sum: next }, limit)
        continue
      }
      const fresh = (neighbours[partner] ?? []).filter((neighbour) => !reached.has(neighbour))
      for (const neighbour of fresh) reached.add(neighbour)
      extend([...frontier.slice(at + 1), ...fresh], missing - 1, next)
      for (const neighbour of fresh) reached.delete(neighbour)
    }
  }
  extend(besideOwn, size, 0)
  return { best, count }
}
