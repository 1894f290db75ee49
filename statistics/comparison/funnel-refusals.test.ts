import { describe, expect, it } from 'vitest'
import type { PlaceCounts } from './check-counts.ts'
import type { FunnelOptions } from './funnel.ts'
import { funnel } from './funnel.ts'
import { codesOf, firstOf } from './outcome-parts.ts'

const towns: PlaceCounts = {
  names: ['Aa', 'Bo', 'Ci', 'Du'],
  numerators: [10, 45, 30, 120],
  denominators: [50, 90, 100, 400],
}

describe('funnel of what cannot be one', () => {
  const proportion = { kind: 'proportion' } as const

  it.each<[string, PlaceCounts, FunnelOptions, string]>([
    ['no rows', { numerators: [], denominators: [] }, proportion, 'no-rows'],
    ['one place', { numerators: [1], denominators: [5] }, proportion, 'too-few-places'],
    ['unequal columns', { numerators: [1, 2], denominators: [5] }, proportion, 'lengths-differ'],
    [
      'too few names',
      { names: ['a'], numerators: [1, 2], denominators: [5, 5] },
      proportion,
      'lengths-differ',
    ],
    [
      'not a number',
      { numerators: [1, NaN], denominators: [5, 5] },
      proportion,
      'value-not-finite',
    ],
    [
      'infinite',
      { numerators: [1, 2], denominators: [5, Infinity] },
      proportion,
      'value-not-finite',
    ],
    [
      'a denominator of 0',
      { numerators: [1, 0], denominators: [5, 0] },
      proportion,
      'denominator-zero',
    ],
    [
      'a negative count',
      { numerators: [1, -1], denominators: [5, 5] },
      proportion,
      'numerator-negative',
    ],
    [
      'a broken count',
      { numerators: [1, 1.5], denominators: [5, 5] },
      proportion,
      'count-not-whole',
    ],
    [
      'a broken trial',
      { numerators: [1, 1], denominators: [5, 5.5] },
      proportion,
      'count-not-whole',
    ],
    [
      'more than all',
      { numerators: [1, 6], denominators: [5, 5] },
      proportion,
      'numerator-above-denominator',
    ],
    [
      'a place twice',
      { names: ['a', 'a'], numerators: [1, 2], denominators: [5, 5] },
      proportion,
      'place-repeated',
    ],
    ['nothing counted', { numerators: [0, 0], denominators: [5, 5] }, proportion, 'target-at-edge'],
    ['all counted', { numerators: [5, 5], denominators: [5, 5] }, proportion, 'target-at-edge'],
    ['no events', { numerators: [0, 0], denominators: [5, 5] }, { kind: 'rate' }, 'target-at-edge'],
    ['a target of 1', towns, { kind: 'proportion', target: 1 }, 'target-at-edge'],
    ['a target of 0', towns, { kind: 'ratio', target: 0 }, 'target-at-edge'],
    [
      'a root for shares',
      towns,
      { kind: 'proportion', transform: 'sqrt' },
      'transform-not-for-kind',
    ],
    [
      'an arcsine for rates',
      towns,
      { kind: 'rate', transform: 'arcsine' },
      'transform-not-for-kind',
    ],
    [
      'ln of 0',
      { numerators: [0, 3], denominators: [5, 5] },
      { kind: 'rate', transform: 'log' },
      'log-of-zero',
    ],
    [
      'half trimmed',
      towns,
      { kind: 'rate', trim: { how: 'winsorise', by: 0.5 } },
      'trim-out-of-range',
    ],
    [
      'negatively trimmed',
      towns,
      { kind: 'rate', trim: { how: 'winsorise', by: -0.1 } },
      'trim-out-of-range',
    ],
    [
      'nothing left',
      { numerators: [1, 3], denominators: [5, 5] },
      { kind: 'rate', trim: { how: 'truncate', by: 0.4 } },
      'too-few-left',
    ],
    [
      'exact limits of broken trials',
      { numerators: [1, 3], denominators: [5, 5.5] },
      { kind: 'proportion', counts: 'decimal', boundary: 'exact' },
      'exact-needs-whole',
    ],
  ])('refuses %s', (_, counts, options, code) => {
    expect(codesOf(funnel(counts, options))).toEqual([code])
  })

  it('says where', () => {
    const broken = { names: ['Aa', 'Bo', 'Ci'], numerators: [1, 7, 9], denominators: [5, 5, 5] }
    expect(firstOf(funnel(broken, proportion))).toMatchObject({
      found: 'numerator, row 2 (Bo): 7, and 1 more',
      about: { column: 'numerator', row: '2' },
    })
    expect(firstOf(funnel({ numerators: [1, 7], denominators: [5, 5] }, proportion))).toMatchObject(
      {
        found: 'numerator, row 2: 7',
      },
    )
    expect(
      firstOf(funnel({ ...broken, names: ['a', 'b', 'a'], numerators: [1, 2, 3] }, proportion)),
    ).toMatchObject({ found: 'a in rows 1 and 3', about: { unit: 'a', row: '3' } })
    expect(
      firstOf(funnel({ numerators: [1, 2], denominators: [5, 0] }, { kind: 'rate' })),
    ).toMatchObject({ found: 'denominator, row 2: 0', about: { column: 'denominator', row: '2' } })
    expect(
      firstOf(
        funnel({ numerators: [3, 0], denominators: [5, 5] }, { kind: 'rate', transform: 'log' }),
      ),
    ).toMatchObject({ found: 'numerator 0 in row 2 (2)', about: { row: '2' } })
    expect(
      firstOf(
        funnel(
          { numerators: [1, 3], denominators: [5, 5.5] },
          { kind: 'proportion', counts: 'decimal', boundary: 'exact' },
        ),
      ),
    ).toMatchObject({ found: 'denominator 5.5 in row 2', about: { row: '2' } })
    expect(firstOf(funnel({ numerators: [1], denominators: [5] }, proportion)).found).toBe(
      '1 place',
    )
    expect(firstOf(funnel(towns, { kind: 'ratio', target: -1 })).found).toBe('target -1')
    expect(firstOf(funnel({ numerators: [0, 0], denominators: [5, 5] }, proportion)).found).toBe(
      '0 over all places together',
    )
  })

  it('tells all faults at once', () => {
    expect(
      codesOf(funnel({ numerators: [-1, 1.5, 9], denominators: [0, 5, 5] }, proportion)),
    ).toEqual([
      'denominator-zero',
      'numerator-negative',
      'count-not-whole',
      'numerator-above-denominator',
    ])
  })

  it('takes what only proportions may not be', () => {
    const counts = { numerators: [7, 6], denominators: [5.5, 5] }
    expect(codesOf(funnel(counts, { kind: 'rate' }))).toEqual([])
    expect(codesOf(funnel({ ...counts, numerators: [7.5, 6] }, { kind: 'rate' }))).toEqual([
      'count-not-whole',
    ])
    expect(
      codesOf(funnel({ ...counts, numerators: [7.5, 6] }, { kind: 'rate', counts: 'decimal' })),
    ).toEqual([])
    expect(codesOf(funnel({ numerators: [5, 4], denominators: [5, 5] }, proportion))).toEqual([])
    expect(
      codesOf(
        funnel({ numerators: [5, 4], denominators: [5.5, 5] }, { kind: 'rate', boundary: 'exact' }),
      ),
    ).toEqual([])
    expect(codesOf(funnel({ numerators: [0, 3], denominators: [5, 5] }, { kind: 'rate' }))).toEqual(
      [],
    )
  })
})
