import type { Municipality } from '../programme/programme.ts'
import type { ClusterPartners } from './cluster-partners.ts'

/** Why no cluster was found, with one English sentence. */
export interface NoCluster {
  readonly code: 'municipality-not-valid' | 'no-own-figure' | 'too-few-residents' | 'none-connected'
  readonly explanation: string
}

/** Either the largest partners together are not enough, or only sets that are not connected are. */
export const whyNoCluster = (
  own: Municipality,
  ownResidents: number,
  { free, withoutFigure }: ClusterPartners,
  mostPartners: number,
  threshold: number,
): NoCluster => {
  const largest = free.map(({ residents }) => residents).sort((a, b) => b - a)
  const most = largest.slice(0, mostPartners).reduce((sum, value) => sum + value, ownResidents)
  const uncounted =
    withoutFigure.length === 0
      ? ''
      : ` There is no figure for ${withoutFigure.join(', ')}: they could not be counted.`
  return most > threshold
    ? {
        code: 'none-connected',
        explanation: `No set of members that form one piece through neighbours has more than ${threshold} together; without that condition there are some.${uncounted}`,
      }
    : {
        code: 'too-few-residents',
        explanation: `${own.nis} ${own.name} and its largest possible partners (${mostPartners}) have ${most} together, which is not more than ${threshold}.${uncounted}`,
      }
}
