import type { AreaSet, Municipality } from '@peil/domain/programme/programme.ts'
import type { Random } from './random.ts'

export interface SampleApplicant {
  readonly lead: string
  /** Sorted codes; the lead is one of them. */
  readonly members: readonly string[]
}

const largestCluster = 5

/**
 * Invents who applies together, so that `governments` municipalities take part: municipalities
 * above the threshold apply alone; smaller neighbours form clusters that pass it together; and
 * when that is not enough, neighbours join those that applied alone.
 */
export const formApplicants = (
  set: AreaSet,
  residents: ReadonlyMap<string, number>,
  { threshold, governments }: { readonly threshold: number; readonly governments: number },
  random: Random,
): readonly SampleApplicant[] => {
  const figure = (nis: string): number => residents.get(nis) ?? 0
  const byCode = new Map(set.municipalities.map((m) => [m.nis, m]))
  const alone = set.municipalities.filter(({ nis }) => figure(nis) > threshold)
  const taken = new Set(alone.map(({ nis }) => nis))
  const applicants = alone.map(({ nis }) => [nis])
  const size = (): number => applicants.reduce((total, members) => total + members.length, 0)
  const freeNeighbours = (members: readonly string[], region: string): readonly Municipality[] =>
    members
      .flatMap((nis) => byCode.get(nis)?.neighbours ?? [])
      .flatMap((nis) => byCode.get(nis) ?? [])
      .filter((m) => m.region === region && !taken.has(m.nis))
      .sort((a, b) => figure(b.nis) - figure(a.nis) || (a.nis < b.nis ? -1 : 1))

  for (const seed of random.shuffled(set.municipalities)) {
    if (taken.has(seed.nis) || size() + largestCluster > governments) continue
    const members = [seed.nis]
    taken.add(seed.nis)
    while (sumOf(members, figure) <= threshold && members.length < largestCluster) {
      const [next] = freeNeighbours(members, seed.region)
      if (next === undefined) break
      members.push(next.nis)
      taken.add(next.nis)
    }
    if (sumOf(members, figure) > threshold) applicants.push(members)
    else for (const nis of members) taken.delete(nis)
  }
  for (let joined = true; joined && size() < governments;) {
    joined = false
    for (const members of applicants) {
      const region = byCode.get(members[0] ?? '')?.region ?? ''
      const [next] = freeNeighbours(members, region)
      if (size() >= governments || next === undefined || members.length >= largestCluster) continue
      members.push(next.nis)
      taken.add(next.nis)
      joined = true
    }
  }
  return applicants.map((members) => ({
    lead: members.toSorted((a, b) => figure(b) - figure(a))[0] ?? '',
    members: members.toSorted(),
  }))
}

const sumOf = (members: readonly string[], figure: (nis: string) => number): number =>
  members.reduce((total, nis) => total + figure(nis), 0)
