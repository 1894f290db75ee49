import { describe, expect, it } from 'vitest'
import { staggeredAdoption, type StaggeredOptions } from './staggered-adoption.ts'
import { codes, estimate, long, plain, town } from './testing/staggered-example.ts'

describe('what a comparison refuses', () => {
  it('refuses one group only: nobody treated, everybody at once, everybody from the start', () => {
    const all = (start: number) =>
      staggeredAdoption(
        long([
          ['a', start, 0, 1, 2],
          ['b', start, 0, 2, 3],
        ]),
        { ...plain, control: 'notyet' },
      )
    expect(codes(all(0))).toEqual(['nobody-treated'])
    expect(codes(all(1))).toEqual(['everybody-treated'])
    expect(codes(all(2))).toEqual(['no-controls'])
    expect(codes(all(3))).toEqual(['no-controls'])
  })

  it('refuses an outcome that is always the same', () => {
    const outcome = Array.from(town.outcome, () => 7)
    expect(codes(staggeredAdoption({ ...town, outcome }))).toEqual(['outcome-constant'])
  })

  it('refuses what is no panel', () => {
    expect(codes(staggeredAdoption({ ...town, time: Array.from(town.time, () => 1) }))).toEqual([
      'unit-time-twice',
    ])
    const switched = Array.from(town.firstTreated)
    switched[0] = 2
    expect(codes(staggeredAdoption({ ...town, firstTreated: switched }))).toEqual([
      'first-treated-changes',
    ])
    const z = Array.from(town.time)
    z[3] = NaN
    expect(codes(staggeredAdoption({ ...town, covariates: { z } }))).toEqual(['value-not-finite'])
    expect(codes(staggeredAdoption({ ...town, cluster: Array.from(town.time) }))).toEqual([
      'cluster-changes',
    ])
    const refusal = staggeredAdoption(
      { ...town, cluster: Array.from(town.time) },
      { names: { cluster: 'state' } },
    )
    expect(refusal.ok ? '' : refusal.refusals[0]?.found).toBe(
      'state differs between the rows of unit a, b, c, d, e and 2 more',
    )
  })

  it('refuses one cluster, and warns below thirty', () => {
    const whole = Array.from(town.unit, () => 'x')
    expect(codes(staggeredAdoption({ ...town, cluster: whole }))).toEqual(['one-cluster'])
    const halves = Array.from(town.unit, (name) => (name < 'd' ? 'x' : 'y'))
    expect(estimate({ ...town, cluster: halves }).clusters).toBe(2)
    const units = (count: number) =>
      long(
        Array.from({ length: count }, (_, i) => [`u${i}`, i % 2 === 0 ? 0 : 2, i, i * 3] as const),
      )
    expect(estimate(units(30)).warnings).toEqual([])
    expect(estimate(units(29)).warnings.map(({ code }) => code)).toEqual(['few-clusters'])
  })

  it('refuses options that no data can satisfy', () => {
    const option = (options: StaggeredOptions) => codes(staggeredAdoption(town, options))
    expect(option({ level: 95 })).toEqual(['level-out-of-range'])
    expect(option({ draws: 98 })).toEqual(['draws-too-few'])
    expect(option({ draws: 99 })).toEqual([])
    expect(option({ draws: 100.5 })).toEqual(['draws-too-few'])
    expect(option({ draws: -999 })).toEqual(['draws-too-few'])
    expect(option({ draws: 0 })).toEqual([])
    expect(option({ draws: 0, se: 'bootstrap' })).toEqual(['draws-too-few'])
    expect(option({ anticipation: -1 })).toEqual(['anticipation-negative'])
    expect(option({ anticipation: NaN })).toEqual(['anticipation-negative'])
    expect(option({ anticipation: Infinity })).toEqual(['anticipation-negative'])
    expect(option({ level: 1, draws: 1 })).toEqual(['level-out-of-range', 'draws-too-few'])
  })

  it('says which effects cannot be estimated, and refuses when none is left', () => {
    // The covariate varies for group 3 but tells group 4 from the controls without fault.
    const units = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const z = Array.from(
      town.unit,
      (name) => [1, 2, 1, 3, 5, 6, 7][units.indexOf(String(name))] ?? NaN,
    )
    const result = estimate({ ...town, covariates: { z } }, { method: 'ipw', aggregate: 'group' })
    expect(result.rows.map(({ at }) => at)).toEqual([3])
    expect(result.groupTime.filter((cell) => cell.estimate === null)).toHaveLength(3)
    expect(result.warnings.find(({ code }) => code === 'no-overlap')?.message).toBe(
      'Not estimated and left out: group 4 at 2, group 4 at 3, group 4 at 4; the covariates tell the group from its controls, so that nobody is comparable.',
    )
    const level = Array.from(town.unit, () => 1)
    expect(codes(staggeredAdoption({ ...town, covariates: { level } }, plain))).toEqual([
      'no-effect-estimable',
    ])
  })

  it('takes covariates as they stand at the earlier of the two times', () => {
    // At time 2 the covariate explains the change to time 3 fully; at time 3 it is noise.
    const units = ['a', 'b', 'c', 'd', 'e']
    const before: Record<string, number> = { a: 1, b: 2, c: 3, d: 2, e: 4 }
    const columns = long([
      ['a', 0, 0, 0, 2],
      ['b', 0, 0, 0, 4],
      ['c', 0, 0, 0, 6],
      ['d', 3, 0, 0, 14],
      ['e', 3, 0, 0, 18],
    ])
    const z = Array.from(columns.unit, (name, i) =>
      columns.time[i] === 2
        ? (before[String(name)] ?? NaN)
        : (units.indexOf(String(name)) * 13 + (columns.time[i] ?? NaN) * 7) % 5,
    )
    const result = estimate({ ...columns, covariates: { z } })
    expect(result.estimate).toBeCloseTo(10, 10)
  })
})
