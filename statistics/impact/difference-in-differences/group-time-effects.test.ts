import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type StaggeredOptions } from './staggered-adoption.ts'
import { cells, estimate, long, rows, town } from './testing/staggered-example.ts'

describe('effects by group and time', () => {
  it('compare each time before the start with the one before it, each later with the last before', () => {
    expect(cells(estimate(town))).toEqual([
      [3, 2, 1, 0],
      [3, 3, 2, 2],
      [3, 4, 2, 4],
      [4, 2, 1, 1],
      [4, 3, 2, 0],
      [4, 4, 3, 3],
    ])
  })

  it('compare all times with the last before the start when the base is universal', () => {
    const result = estimate(town, { base: 'universal' })
    expect(cells(result)).toEqual([
      [3, 1, 2, 0],
      [3, 2, 2, 0],
      [3, 3, 2, 2],
      [3, 4, 2, 4],
      [4, 1, 3, -1],
      [4, 2, 3, 0],
      [4, 3, 3, 0],
      [4, 4, 3, 3],
    ])
    // The reference is zero by definition, not by estimate.
    expect(result.groupTime[1]).toMatchObject({ se: null, low: null, high: null })
  })

  it('may use units not yet treated at the later of the two times', () => {
    // At time 2 the controls of group 3 are never and group 4: mean change (2·1 + 3·2) / 5 = 1.6.
    const result = cells(estimate(town, { control: 'notyet' }))
    expect(result[0]?.[3]).toBeCloseTo(1 - 1.6, 12)
    expect(result[1]?.[3]).toBeCloseTo(4 - (2 * 2 + 3 * 2) / 5, 12)
    expect(result[2]?.[3]).toBeCloseTo(4, 12)
    // At time 2 group 3 is not yet treated either: (2·1 + 2·1) / 4 = 1.
    expect(result[3]?.[3]).toBeCloseTo(1, 12)
    expect(result[4]?.[3]).toBeCloseTo(0, 12)
    // With the universal base, group 4 at time 1 is compared up to time 3: group 3 is treated then.
    const universal = cells(estimate(town, { control: 'notyet', base: 'universal' }))
    expect(universal[4]).toEqual([4, 1, 3, -1])
  })

  it('look further back where groups may react before their start', () => {
    const result = estimate(town, { anticipation: 1 })
    expect(cells(result)).toEqual([
      [3, 2, 1, 0],
      [3, 3, 1, 2],
      [3, 4, 1, 4],
      [4, 2, 1, 1],
      [4, 3, 2, 0],
      [4, 4, 2, 3],
    ])
    // Only group 4 has a time before its start less the anticipation.
    expect(result.preTest?.df).toBe(1)
    // Not yet treated, and not about to be: at time 2 nobody but never.
    const notyet = cells(estimate(town, { anticipation: 1, control: 'notyet' }))
    expect(notyet[1]?.[3]).toBe(2)
    expect(notyet[0]?.[3]).toBeCloseTo(1 - 1.6, 12)
  })

  it('do not depend on the order of rows, and are the same by dr without covariates', () => {
    const count = town.unit.length
    const base = estimate(town, { draws: 99, seed: 5 })
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...new Array(count).keys()], { minLength: count, maxLength: count }),
        (order) => {
          const pick = <Value>(values: ArrayLike<Value>): Value[] =>
            order.map((i) => values[i] as Value)
          const shuffled = {
            unit: pick(town.unit),
            time: pick(town.time),
            outcome: pick(town.outcome),
            firstTreated: pick(town.firstTreated),
          }
          expect(estimate(shuffled, { draws: 99, seed: 5 })).toEqual(base)
        },
      ),
      { seed: 4, numRuns: 15 },
    )
    const robust = estimate(town, { method: 'dr' })
    robust.groupTime.forEach((cell, i) => {
      expect(cell.estimate).toBeCloseTo(base.groupTime[i]?.estimate ?? NaN, 10)
      expect(cell.se).toBeCloseTo(base.groupTime[i]?.se ?? NaN, 10)
    })
  })
})

describe('their averages', () => {
  it('weigh groups by their units, over all, by group, by time and by time since the start', () => {
    const simple = estimate(town, { aggregate: 'simple' })
    expect(simple.estimate).toBeCloseTo((2 * 2 + 2 * 4 + 3 * 3) / 7, 12)
    expect(simple.rows).toEqual([])
    const group = estimate(town, { aggregate: 'group' })
    expect(rows(group)).toEqual([
      [3, 3],
      [4, 3],
    ])
    expect(group.estimate).toBeCloseTo(3, 12)
    const calendar = estimate(town, { aggregate: 'calendar' })
    expect(rows(calendar)[0]).toEqual([3, 2])
    expect(rows(calendar)[1]?.[1]).toBeCloseTo((2 * 4 + 3 * 3) / 5, 12)
    expect(calendar.estimate).toBeCloseTo((2 + 3.4) / 2, 12)
    const dynamic = estimate(town, { aggregate: 'dynamic' })
    expect(dynamic.rows.map(({ at }) => at)).toEqual([-2, -1, 0, 1])
    const values = dynamic.rows.map((row) => row.estimate ?? NaN)
    expect(values[0]).toBeCloseTo(1, 12)
    expect(values[1]).toBeCloseTo(0, 12)
    expect(values[2]).toBeCloseTo((2 * 2 + 3 * 3) / 5, 12)
    expect(values[3]).toBeCloseTo(4, 12)
    expect(dynamic.estimate).toBeCloseTo((2.6 + 4) / 2, 12)
  })

  it('take part of the times since the start', () => {
    const dynamic = (options: StaggeredOptions) =>
      estimate(town, { aggregate: 'dynamic', ...options }).rows.map(({ at }) => at)
    expect(dynamic({ minE: -1, maxE: 0 })).toEqual([-1, 0])
    expect(dynamic({ minE: -2 })).toEqual([-2, -1, 0, 1])
    // Balanced over one time after the start: only group 3 is observed that long.
    const balanced = estimate(town, { aggregate: 'dynamic', balanceE: 1 })
    expect(rows(balanced)).toEqual([
      [-1, 0],
      [0, 2],
      [1, 4],
    ])
    expect(rows(estimate(town, { aggregate: 'dynamic', balanceE: 0 })).map(([at]) => at)).toEqual([
      -2, -1, 0,
    ])
    expect(estimate(town, { aggregate: 'simple', maxE: 0 }).estimate).toBeCloseTo(2.6, 12)
    expect(rows(estimate(town, { aggregate: 'group', maxE: 0 }))).toEqual([
      [3, 2],
      [4, 3],
    ])
  })

  it('count in their error that the weights are shares of a sample', () => {
    // The overall effect is a mean over units of their group's effect: with group effects known
    // without error, its variance is that of which group a treated unit belongs to.
    const certain = long([
      ...['a', 'b', 'c'].map((name) => [name, 0, 0, 0, 0] as const),
      ...['d', 'e'].map((name) => [name, 2, 0, 1, 1] as const),
      ...['f', 'g', 'h', 'i', 'j', 'k'].map((name) => [name, 3, 0, 0, 5] as const),
    ])
    const { estimate: mean, seAnalytic } = estimate(certain, { aggregate: 'group' })
    expect(mean).toBeCloseTo((2 * 1 + 6 * 5) / 8, 12)
    // Σ over treated units of (effect - mean)² / 8².
    expect(seAnalytic).toBeCloseTo(Math.sqrt(2 * 3 ** 2 + 6 * 1 ** 2) / 8, 12)
  })
})
