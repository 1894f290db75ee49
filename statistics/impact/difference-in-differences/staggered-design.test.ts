import { describe, expect, it } from 'vitest'
import { staggeredAdoption } from './staggered-adoption.ts'
import { cells, codes, estimate, long, plain, town, valueOf } from './testing/staggered-example.ts'

describe('what a comparison needs', () => {
  it('warns of small groups, with the covariates counted', () => {
    const few = estimate(town)
    expect(few.warnings.map(({ code }) => code)).toEqual(['small-groups', 'few-clusters'])
    expect(few.warnings[0]?.message).toBe(
      'Groups with fewer than 5 units: 3 (2), 4 (3), never treated (2). Their standard errors are too small to trust.',
    )
    const five = long([
      ...['a', 'b', 'c', 'd', 'e'].map((name, i) => [name, 0, i, i, i * i] as const),
      ...['f', 'g', 'h', 'i', 'j'].map((name, i) => [name, 3, i, i * 2, 4] as const),
    ])
    expect(estimate(five).warnings.map(({ code }) => code)).toEqual(['few-clusters'])
    const z = Array.from(five.unit, (_, i) => (i * 7) % 5)
    expect(estimate({ ...five, covariates: { z } }).warnings[0]?.code).toBe('small-groups')
    expect(five.unit).toHaveLength(30)
  })

  it('leaves out units treated from the first time on, and says which', () => {
    const early = long([
      ['a', 0, 0, 1],
      ['b', 0, 0, 2],
      ['c', 2, 0, 5],
      ['d', 1, 9, 9],
    ])
    const result = estimate(early)
    expect(result.n).toBe(3)
    expect(result.estimate).toBeCloseTo(3.5, 12)
    expect(result.warnings[0]).toEqual({
      code: 'treated-from-the-start',
      message: 'Left out: 1 unit already treated at the first time 1: d.',
    })
    expect(result.groups).toEqual([
      { group: 2, units: 1 },
      { group: Infinity, units: 2 },
    ])
    expect(result.preTest).toBeNull()
  })

  it('counts the anticipation when it leaves out units', () => {
    const result = estimate(town, { anticipation: 2 })
    expect(result.warnings[0]?.message).toBe(
      'Left out: 2 units already treated, given an anticipation of 2, at the first time 1: c, d.',
    )
    expect(result.groups.map(({ group }) => group)).toEqual([4, Infinity])
  })

  it('takes units treated after the data as never treated', () => {
    const later = estimate(
      long([
        ['a', 9, 0, 1],
        ['b', 3, 0, 2],
        ['c', 2, 0, 5],
      ]),
    )
    expect(later.estimate).toBeCloseTo(3.5, 12)
    // Unless they may react already.
    const anticipating = staggeredAdoption(
      long([
        ['a', 0, 0, 1, 1],
        ['b', 4, 0, 2, 2],
        ['c', 3, 0, 5, 5],
      ]),
      { ...plain, anticipation: 1 },
    )
    expect(valueOf(anticipating).groups.map(({ group }) => group)).toEqual([3, 4, Infinity])
  })

  it('ends before the last group starts where everybody is treated at some time', () => {
    const everybody = long([
      ['a', 2, 0, 5, 6, 7],
      ['b', 2, 0, 3, 4, 5],
      ['c', 4, 1, 2, 3, 9],
      ['d', 4, 1, 4, 5, 9],
    ])
    const result = estimate(everybody, { control: 'notyet' })
    expect(cells(result)).toEqual([
      [2, 2, 1, 2],
      [2, 3, 1, 2],
    ])
    expect(result.warnings[0]).toEqual({
      code: 'no-never-treated',
      message:
        'Every unit is treated at some time: times from 4 on are left out, and the units first treated at 4 serve as controls only.',
    })
    expect(codes(staggeredAdoption(everybody, plain))).toEqual(['no-controls'])
    expect(
      codes(staggeredAdoption(everybody, { ...plain, control: 'notyet', anticipation: 2 })),
    ).toEqual(['no-controls'])
  })
})
