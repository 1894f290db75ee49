/** Some partners out of a list, by index, ascending. */
export interface PartnerSet {
  readonly partners: readonly number[]
  readonly sum: number
}

/** What a search found: the best sets, and how many pass in all, when it counted them. */
export interface PassingSets {
  readonly best: readonly PartnerSet[]
  readonly count: number | null
}

/** Smallest sum first; then the indices, the first that differs decides. */
const comparePartnerSets = (a: PartnerSet, b: PartnerSet): number => {
  if (a.sum !== b.sum) return a.sum - b.sum
  const at = a.partners.findIndex((partner, index) => partner !== b.partners[index])
  return at < 0 ? 0 : (a.partners[at] ?? 0) - (b.partners[at] ?? 0)
}

/** Puts a set at its place among the best, in place, and drops what then exceeds the limit. */
export const keepAmongBest = (best: PartnerSet[], found: PartnerSet, limit: number): void => {
  let at = best.length
  for (let other = best[at - 1]; other !== undefined; other = best[at - 1]) {
    if (comparePartnerSets(other, found) <= 0) break
    at -= 1
  }
  best.splice(at, 0, found)
  best.length = Math.min(best.length, limit)
}

/** The sum that a set must stay below or equal to be among the best; infinite while there is room. */
export const ceilingOf = (best: readonly PartnerSet[], limit: number): number =>
  best.length < limit ? Infinity : (best[limit - 1]?.sum ?? -Infinity)
