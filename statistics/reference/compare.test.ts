import { describe, expect, it } from 'vitest'
import { comparisonCells, deviations } from './compare.ts'
import type { Comparison } from './reference-case.ts'

const of = (
  published: Comparison['published'],
  ours: Comparison['ours'],
  tolerance: Comparison['tolerance'],
): Comparison => ({ quantity: 'q', published, ours, tolerance })

describe('a comparison', () => {
  it.each([
    [of([2], [2.5], { abs: 0.5 }), []],
    [of([2], [2.6], { abs: 0.5 }), ['q [1]: published 2, ours 2.6']],
    [of([-100], [-101], { rel: 0.01 }), []],
    [of([-100], [-101.1], { rel: 0.01 }), ['q [1]: published -100, ours -101.1']],
    [of([1, 2], [1, 2], 'equal'), []],
    [of([1, 2], [1, 2.000001], 'equal'), ['q [2]: published 2, ours 2.000001']],
    [of([1], [NaN], { abs: 1 }), ['q [1]: published 1, ours NaN']],
    [of(['high'], ['high'], 'equal'), []],
    [of(['high'], ['low'], { abs: 9 }), ['q [1]: published high, ours low']],
    [of([1], ['1'], { abs: 9 }), ['q [1]: published 1, ours 1']],
    [of([1, 2], [1], { abs: 9 }), ['q: 1 figures instead of 2']],
    [of([], [], 'equal'), ['q: nothing is compared']],
  ])('%# finds what stands outside the tolerance', (comparison, found) => {
    expect(deviations(comparison)).toEqual(found)
  })

  it.each([
    [of([1 / 3], [1 / 3 + 2e-7], { abs: 1 }), ['q', '0.33333333', '0.33333353', '2e-7']],
    [of([1, 2], [1.5, 2], { abs: 1 }), ['q', '1, 2', '1.5, 2', 'at most 0.5']],
    [of([1], [1 + 1e-12], { abs: 1 }), ['q', '1', '1', '< 1e-9']],
    [of([1], [1], 'equal'), ['q', '1', '1', '0']],
    [of(['a', 'b'], ['a', 'b'], 'equal'), ['q', 'a, b', 'a, b', 'none']],
    [
      of([1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7], 'equal'),
      ['q', '7 figures', '7 figures', '0'],
    ],
  ])('%# is shown with no more digits than tell', (comparison, cells) => {
    expect(comparisonCells(comparison)).toEqual(cells)
  })
})
