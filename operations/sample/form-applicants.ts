import type { AreaSet, Municipality } from '@peil/domain/programme/programme.ts'
import type { Random } from './random.ts'

export interface SampleApplicant {
  readonly lead: string
  /** Sorted codes; the lead is one of them. */
  readonly members: readonly string[]
}

const largestCluster = 5

/** What is decided while applicants are formed. */
interface Forming {
  readonly byCode: ReadonlyMap<string, Municipality>
  readonly figure: (nis: string) => number
  readonly threshold: number
  readonly governments: number
  /** Codes that take part already. */
  readonly taken: Set<string>
  readonly applicants: string[][]
}

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
  const alone = set.municipalities.map(({ nis }) => nis).filter((nis) => figure(nis) > threshold)
  const forming: Forming = {
    byCode: new Map(set.municipalities.map((m) => [m.nis, m])),
    figure,
    threshold,
    governments,
    taken: new Set(alone),
    applicants: alone.map((nis) => [nis]),
  }
  for (const { nis } of random.shuffled(set.municipalities)) {
    if (sizeOf(forming) + largestCluster <= governments) formCluster(forming, nis)
  }
  while (sizeOf(forming) < governments && joinNeighbours(forming));
  return forming.applicants.map((members) => ({
    lead: members.toSorted((a, b) => figure(b) - figure(a))[0] ?? '',
    members: members.toSorted(),
  }))
}

const sizeOf = ({ applicants }: Forming): number =>
  applicants.reduce((total, members) => total + members.length, 0)

/** Grows a cluster from one municipality, largest neighbour first; given up when it cannot pass. */
const formCluster = (forming: Forming, seed: string): void => {
  const { figure, threshold, taken, applicants } = forming
  if (taken.has(seed)) return
  const members = [seed]
  const sum = (): number => members.reduce((total, nis) => total + figure(nis), 0)
  taken.add(seed)
  while (sum() <= threshold && members.length < largestCluster) {
    const next = largestFreeNeighbour(forming, members)
    if (next === undefined) break
    members.push(next)
    taken.add(next)
  }
  if (sum() > threshold) applicants.push(members)
  else for (const nis of members) taken.delete(nis)
}

/** Lets one neighbour join each applicant, as long as there are too few; false when none can. */
const joinNeighbours = (forming: Forming): boolean => {
  let joined = false
  for (const members of forming.applicants) {
    if (sizeOf(forming) >= forming.governments || members.length >= largestCluster) continue
    const next = largestFreeNeighbour(forming, members)
    if (next === undefined) continue
    members.push(next)
    forming.taken.add(next)
    joined = true
  }
  return joined
}

const largestFreeNeighbour = (
  { byCode, figure, taken }: Forming,
  members: readonly string[],
): string | undefined => {
  const region = byCode.get(members[0] ?? '')?.region
  const [largest] = members
    .flatMap((nis) => byCode.get(nis)?.neighbours ?? [])
    .filter((nis) => byCode.get(nis)?.region === region && !taken.has(nis))
    .sort((a, b) => figure(b) - figure(a) || (a < b ? -1 : 1))
  return largest
}
