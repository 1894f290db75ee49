import type { AreaSet } from '../programme/programme.ts'
import type { ResidentThreshold } from './assess-eligibility.ts'
import { clusterPartners, type ClusterPartners } from './cluster-partners.ts'
import { areConnected, neighboursOf } from './neighbours.ts'
import type { ResidentsByArea } from './residents.ts'
import { searchAny, searchConnected } from './search-partners.ts'
import { whyNoCluster, type NoCluster } from './why-no-cluster.ts'

export interface ClusterQuestion {
  readonly call: ResidentThreshold
  /** Who looks for partners. */
  readonly nis: string
  /** The municipalities valid on the day the call opens. */
  readonly areaSet: Pick<AreaSet, 'municipalities'>
  readonly residents: ResidentsByArea
  /** Per applicant of this call its members. */
  readonly registered: ReadonlyMap<string, readonly string[]>
  /** Most members, `nis` included; at least 1. Default 5. */
  readonly max?: number
  /** Only members that form one piece through neighbours. Default false. */
  readonly connected?: boolean
  /** How many to give, at least 1. Default 20. */
  readonly limit?: number
}

export interface PossibleCluster {
  /** Sorted codes, `nis` included. */
  readonly members: readonly string[]
  readonly residents: number
  /** Residents minus threshold: at least 1. */
  readonly surplus: number
  /** Whether the members form one piece through neighbours. */
  readonly connected: boolean
  /** Members that applied to this call alone, sorted. */
  readonly soleApplicants: readonly string[]
}

export interface PossibleClusters {
  /** Fewest members first, then smallest surplus, then codes. */
  readonly clusters: readonly PossibleCluster[]
  /** How many sets pass in all; null when it cannot be said or would take long to count. */
  readonly total: number | null
  /** Municipalities of the region that could not be counted, `nis` included. Sorted. */
  readonly withoutFigure: readonly string[]
  readonly inAnotherCluster: ClusterPartners['inAnotherCluster']
  /** Null when there is a cluster. */
  readonly reason: NoCluster | null
}

/**
 * The sets of at most `max` members within the reference region of `nis`, itself included, whose
 * residents together are strictly more than the threshold. Nobody who is in another cluster of the
 * call; partners of any size. Exact for any `max`: size by size, and since fewest members come
 * first, the search stops at the size at which enough are found.
 */
export const findClusters = (question: ClusterQuestion): PossibleClusters => {
  const { call, nis, areaSet, residents, registered, max = 5, limit = 20 } = question
  const threshold = call.eligibility.moreThanResidents
  const own = areaSet.municipalities.find((municipality) => municipality.nis === nis)
  if (own === undefined) {
    return nothing(
      'municipality-not-valid',
      `${nis} is not a municipality on the day the call opens.`,
    )
  }
  const partners = clusterPartners(own, areaSet, residents, registered)
  const figure = residents.get(nis)
  if (figure === undefined) {
    const withoutFigure = [...partners.withoutFigure, nis].sort()
    return {
      ...nothing(
        'no-own-figure',
        `There is no figure for ${nis} ${own.name}: nothing can be summed.`,
      ),
      total: null,
      withoutFigure,
      inAnotherCluster: partners.inAnotherCluster,
    }
  }

  const neighbours = neighboursOf(areaSet)
  const above = threshold - figure.residents
  const mostPartners = Math.min(max - 1, partners.free.length)
  const { best, count } =
    question.connected === true
      ? searchConnected(own, partners.free, neighbours, mostPartners, above, limit)
      : searchAny(partners.free, mostPartners, above, limit)

  const clusters = best.map((set) => {
    const joined = set.partners.flatMap((index) => partners.free[index]?.nis ?? [])
    const members = [nis, ...joined].sort()
    return {
      members,
      residents: figure.residents + set.sum,
      surplus: set.sum - above,
      connected: areConnected(members, neighbours),
      soleApplicants: members.filter((member) => partners.soleApplicants.has(member)),
    }
  })
  const { withoutFigure, inAnotherCluster } = partners
  const reason =
    clusters.length > 0
      ? null
      : whyNoCluster(own, figure.residents, partners, mostPartners, threshold)
  return { clusters, total: count, withoutFigure, inAnotherCluster, reason }
}

const nothing = (code: NoCluster['code'], explanation: string): PossibleClusters => ({
  clusters: [],
  total: 0,
  withoutFigure: [],
  inAnotherCluster: [],
  reason: { code, explanation },
})
