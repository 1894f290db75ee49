import type { StaggeredDesign } from './staggered-design.ts'

/** How many clusters vary independently on either side of a comparison. */
export interface ClusterSides {
  /** With units that are treated at some time. */
  readonly treatedClusters: number
  /** With units that serve as controls at some time. */
  readonly controlClusters: number
}

/** Counts clusters by side; one that has units on both counts on both. */
export const clusterSides = ({
  starts,
  clusters,
  groups,
  control,
}: StaggeredDesign): ClusterSides => {
  const count = (chosen: (start: number) => boolean): number =>
    new Set(clusters.filter((_, i) => chosen(starts[i] ?? NaN))).size
  const earliest = Math.min(...groups)
  return {
    treatedClusters: count((start) => groups.includes(start)),
    controlClusters: count((start) =>
      control === 'never' ? start === Infinity : start > earliest,
    ),
  }
}
