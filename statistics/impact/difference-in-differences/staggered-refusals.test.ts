import { describe, expect, it } from 'vitest'
import { eventStudy } from './event-study.ts'
import { staggeredAdoption, type StaggeredOptions } from './staggered-adoption.ts'
import { long, plain, town } from './testing/staggered-example.ts'

const refusalsOf = (columns: typeof town, options: StaggeredOptions = {}) => {
  const result = staggeredAdoption(columns, {
    ...plain,
    names: { firstTreated: 'start' },
    ...options,
  })
  return result.ok ? [] : result.refusals
}
const all = (start: number) =>
  long([
    ['a', start, 0, 1, 2],
    ['b', start, 0, 2, 3],
  ])

describe('what a refusal says', () => {
  it('where nobody is never treated', () => {
    expect(refusalsOf(all(2))).toEqual([
      {
        code: 'no-controls',
        found: 'start: all 2 units are treated at some time',
        expected: 'units that are never treated',
        whatToDo: 'Add such units, or compare with those not yet treated (control notyet).',
        about: { column: 'start' },
      },
    ])
  })

  it('where everybody starts too early to have controls', () => {
    expect(refusalsOf(all(2), { control: 'notyet' })).toEqual([
      {
        code: 'no-controls',
        found: 'start: every unit is treated, the last at 2, with fewer than two times before',
        expected: 'units that are not treated while others are',
        whatToDo: 'Add units that are never treated, or earlier times.',
        about: { column: 'start' },
      },
    ])
  })

  it('where everybody starts at one time', () => {
    expect(refusalsOf(all(3), { control: 'notyet' })).toEqual([
      {
        code: 'no-controls',
        found: 'start: all 2 units are first treated at 3',
        expected: 'units that are treated later, or never',
        whatToDo: 'Add units that are treated later, or never.',
        about: { column: 'start' },
      },
    ])
  })

  it('where no group has both a time before and controls', () => {
    const early = long([
      ['a', 1, 0, 1, 2],
      ['b', 3, 0, 2, 3],
      ['c', 3, 0, 2, 4],
    ])
    expect(refusalsOf(early, { control: 'notyet' })).toEqual([
      {
        code: 'no-time-before',
        found: 'start: no group is treated later than 1 and has controls',
        expected: 'a group with a time before its treatment (and before its anticipation of 0)',
        whatToDo: 'Add earlier times, or units that are treated later or never.',
        about: { column: 'start' },
      },
    ])
  })

  it('where all units are in one cluster', () => {
    const cluster = Array.from(town.unit, () => 'x')
    expect(refusalsOf({ ...town, cluster }, { names: { cluster: 'state' } })).toEqual([
      {
        code: 'one-cluster',
        found: 'one cluster in state',
        expected: 'two or more clusters',
        whatToDo: 'Name a column with more clusters, or leave clusters out.',
        about: { column: 'state' },
      },
    ])
  })

  it('where a unit changes its cluster', () => {
    const cluster = Array.from(town.unit, (name, i) => (i === 3 ? 'y' : name))
    expect(refusalsOf({ ...town, cluster })).toEqual([
      {
        code: 'cluster-changes',
        found: 'cluster differs between the rows of unit a',
        expected: 'each unit in one cluster at all times',
        whatToDo: 'Give each of these units one value of cluster.',
        about: { column: 'cluster', unit: 'a' },
      },
    ])
  })

  it('where options are out of range', () => {
    expect(refusalsOf(town, { draws: 10, anticipation: -1 })).toEqual([
      {
        code: 'draws-too-few',
        found: '10 draws',
        expected: 'a whole number of 99 or more, or 0 for none',
        whatToDo: 'Leave draws out, which gives 999.',
        about: { option: 'draws' },
      },
      {
        code: 'anticipation-negative',
        found: 'anticipation -1',
        expected: 'a number from 0',
        whatToDo: 'Say how many units of time before its start a group may react, or 0.',
        about: { option: 'anticipation' },
      },
    ])
    expect(refusalsOf(town, { draws: 0, se: 'bootstrap' })[0]?.expected).toBe(
      'a whole number of 99 or more',
    )
  })

  it('where no effect can be estimated', () => {
    const level = Array.from(town.unit, () => 1)
    expect(refusalsOf({ ...town, covariates: { level } })).toEqual([
      {
        code: 'no-effect-estimable',
        found:
          'no simple effect from 6 pairs of group and time; a covariate does not vary among the controls, or follows from the others',
        expected: 'at least one group and time after its start with comparable controls',
        whatToDo:
          'Use fewer covariates, more controls, another control group or other event times.',
        about: { option: 'aggregate' },
      },
    ])
  })

  it('where every effect could be estimated, but none at the times that are asked for', () => {
    expect(refusalsOf(town, { aggregate: 'dynamic', minE: 50 })[0]?.found).toMatch(
      /^no dynamic effect from \d+ pairs of group and time$/,
    )
  })

  it('where a covariate says no more than the units do', () => {
    const fixed = Array.from(town.unit, (name) => String(name).charCodeAt(0))
    const result = eventStudy({ ...town, covariates: { fixed } })
    expect(result.ok ? [] : result.refusals).toEqual([
      {
        code: 'covariates-dependent',
        found:
          'coefficients that cannot be told from the effects of units and times (covariates: fixed)',
        expected:
          'covariates that change over time differently between units, and more rows than effects',
        whatToDo: 'Leave out covariates that stay the same within a unit, or add units.',
        about: { option: 'covariates' },
      },
    ])
  })
})
