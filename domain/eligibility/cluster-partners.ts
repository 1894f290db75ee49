import type { AreaSet, Municipality } from '../programme/programme.ts'
import type { ResidentsByArea } from './residents.ts'

export interface Partner {
  readonly nis: string
  readonly residents: number
}

/** The other municipalities of a reference region, by what they can be to a new cluster. */
export interface ClusterPartners {
  /** Free to join and with a figure, by code. */
  readonly free: readonly Partner[]
  /** Free to join, but without a figure: they cannot be counted. Sorted. */
  readonly withoutFigure: readonly string[]
  /** In another cluster of the call, with the applicant of that cluster. Sorted. */
  readonly inAnotherCluster: readonly { readonly nis: string; readonly applicant: string }[]
  /** Codes that applied alone: they may still become partners. */
  readonly soleApplicants: ReadonlySet<string>
}

/**
 * Sorts out the region of `own`. A cluster is an application of at least two members; the one that
 * `own` itself is in is not another one, so its members stay free.
 */
export const clusterPartners = (
  own: Municipality,
  { municipalities }: Pick<AreaSet, 'municipalities'>,
  residents: ResidentsByArea,
  registered: ReadonlyMap<string, readonly string[]>,
): ClusterPartners => {
  const soleApplicants = new Set<string>()
  const taken = new Map<string, string>()
  for (const [applicant, members] of [...registered].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const distinct = new Set(members)
    if (distinct.size === 1) for (const member of distinct) soleApplicants.add(member)
    if (distinct.size < 2 || distinct.has(own.nis)) continue
    for (const member of distinct) if (!taken.has(member)) taken.set(member, applicant)
  }

  const free: Partner[] = []
  const withoutFigure: string[] = []
  const inAnotherCluster: { nis: string; applicant: string }[] = []
  const codes = municipalities
    .filter(({ nis, region }) => region === own.region && nis !== own.nis)
    .map(({ nis }) => nis)
    .sort()
  for (const nis of codes) {
    const applicant = taken.get(nis)
    const figure = residents.get(nis)
    if (applicant !== undefined) inAnotherCluster.push({ nis, applicant })
    else if (figure === undefined) withoutFigure.push(nis)
    else free.push({ nis, residents: figure.residents })
  }
  return { free, withoutFigure, inAnotherCluster, soleApplicants }
}
