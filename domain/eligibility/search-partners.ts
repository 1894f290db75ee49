import type { Municipality } from '../programme/programme.ts'
import type { Partner } from './cluster-partners.ts'
import { countAnySets } from './count-any-sets.ts'
import { findAnySets } from './find-any-sets.ts'
import { findConnectedSets } from './find-connected-sets.ts'
import type { Neighbours } from './neighbours.ts'
import type { PartnerSet, PassingSets } from './passing-sets.ts'

/** Connected sets of up to this many members are all counted; beyond, enough found is enough. */
const countedMembers = 8

/** Sets of at most `mostPartners`, fewest first, whose sum is strictly more than `above`. */
export const searchAny = (
  free: readonly Partner[],
  mostPartners: number,
  above: number,
  limit: number,
): PassingSets => {
  const values = free.map(({ residents }) => residents)
  const best: PartnerSet[] = []
  for (let size = 0; size <= mostPartners && best.length < limit; size += 1) {
    best.push(...findAnySets(values, size, above, limit - best.length))
  }
  return { best, count: countAnySets(values, mostPartners, above) }
}

/** The same, of the sets that form one piece with `own` through neighbours. */
export const searchConnected = (
  own: Municipality,
  free: readonly Partner[],
  neighbours: Neighbours,
  mostPartners: number,
  above: number,
  limit: number,
): PassingSets => {
  const bordering = (nis: string): readonly number[] =>
    free.flatMap((partner, index) => (neighbours.get(nis)?.has(partner.nis) === true ? index : []))
  const map = {
    values: free.map(({ residents }) => residents),
    neighbours: free.map(({ nis }) => bordering(nis)),
    besideOwn: bordering(own.nis),
  }
  const best: PartnerSet[] = []
  let count = 0
  for (let size = 0; size <= mostPartners; size += 1) {
    if (best.length >= limit && size + 1 > countedMembers) return { best, count: null }
    const found = findConnectedSets(map, size, above, limit - best.length)
    best.push(...found.best)
    count += found.count ?? 0
  }
  return { best, count }
}
