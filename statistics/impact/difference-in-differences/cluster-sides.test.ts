import { describe, expect, it } from 'vitest'
import { clusterSides } from './cluster-sides.ts'
import type { StaggeredDesign } from './staggered-design.ts'

const design = (control: 'never' | 'notyet', clusters: readonly number[]): StaggeredDesign => ({
  units: ['a', 'b', 'c', 'd'],
  times: [1, 2, 3, 4],
  outcome: new Float64Array(16),
  starts: Float64Array.of(2, 3, 3, Infinity),
  groups: [2, 3],
  covariates: [],
  clusters: Int32Array.from(clusters),
  clusterCount: Math.max(...clusters) + 1,
  anticipation: 0,
  control,
  warnings: [],
})

describe('the clusters on either side', () => {
  it('are those of units treated at some time, and of units that serve as controls', () => {
    const each = [0, 1, 2, 3]
    expect(clusterSides(design('never', each))).toEqual({ treatedClusters: 3, controlClusters: 1 })
    // Those of the later group are controls of the earlier one.
    expect(clusterSides(design('notyet', each))).toEqual({ treatedClusters: 3, controlClusters: 3 })
  })

  it('count once however many units they have, and on both sides where they stand on both', () => {
    expect(clusterSides(design('never', [0, 0, 1, 1]))).toEqual({
      treatedClusters: 2,
      controlClusters: 1,
    })
  })
})
