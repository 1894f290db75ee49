import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import { surveyMean } from './survey-mean.ts'
import { surveyProportion } from './survey-proportion.ts'
import { surveyRatio } from './survey-ratio.ts'
import { surveyTotal } from './survey-total.ts'

const codes = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code)

describe('a sample whose variance cannot be computed', () => {
  it('has a stratum with one unit', () => {
    const outcome = surveyMean([1, 2, 3], { strata: ['a', 'a', 'b'] })
    expect(outcome).toEqual({
      ok: false,
      refusals: [
        {
          code: 'stratum-with-one-unit',
          found: 'stratum b with one sampling unit',
          expected: 'at least two sampling units in every stratum, or all of its units',
          whatToDo: 'Merge stratum b with the one most like it.',
          about: { unit: 'b' },
        },
      ],
    })
    expect(codes(surveyMean([1, 2, 3], { clusters: ['x', 'x', 'x'] }))).toEqual([
      'stratum-with-one-unit',
    ])
    const census = { strata: ['a', 'a', 'b'], population: [5, 5, 1] }
    expect(codes(surveyMean([1, 2, 3], census))).toEqual([])
    expect(codes(surveyMean([7]))).toEqual(['stratum-with-one-unit'])
  })

  it('has weights that stand for nobody', () => {
    expect(surveyTotal([1, 2, 3], { weights: [1, 0, 2] })).toEqual({
      ok: false,
      refusals: [
        {
          code: 'weight-not-positive',
          found: 'weights, row 2: 0',
          expected: 'a weight above 0',
          whatToDo: 'Leave out rows that stand for nobody, or correct the weight.',
          about: { column: 'weights', row: '2' },
        },
      ],
    })
    expect(codes(surveyMean([1, 2], { weights: [1, NaN] }))).toEqual(['value-not-finite'])
    expect(codes(surveyMean([1, 2], { population: [Infinity, 4] }))).toEqual(['value-not-finite'])
  })

  it('has columns of different lengths, or none', () => {
    for (const plan of [
      { weights: [1] },
      { population: [9] },
      { strata: ['a'] },
      { clusters: ['a'] },
    ]) {
      expect(codes(surveyMean([1, 2], plan))).toEqual(['lengths-differ'])
    }
    expect(codes(surveyMean([]))).toEqual(['no-rows'])
    expect(codes(surveyRatio([1, 2], [1]))).toEqual(['lengths-differ'])
  })

  it.each([
    ['mean', surveyMean],
    ['total', surveyTotal],
    ['proportion', surveyProportion],
  ] as const)('has values that are no numbers: %s', (_, method) => {
    const plan = { weights: [1, 1] }
    const outcome = method([1, NaN], plan)
    expect(outcome.ok ? {} : outcome.refusals[0]?.about).toEqual({ column: 'value', row: '2' })
    expect(codes(method([1, 0], plan, { level: 1 }))).toEqual(['level-out-of-range'])
    expect(codes(method([1, 0], { weights: [1] }))).toEqual(['lengths-differ'])
  })

  it('has a ratio without denominator', () => {
    expect(surveyRatio([1, 2], [1, -1])).toEqual({
      ok: false,
      refusals: [
        {
          code: 'denominator-zero',
          found: 'denominators that sum to 0',
          expected: 'a sum that can be divided by',
          whatToDo: 'Name another column as the denominator.',
          about: { column: 'denominator' },
        },
      ],
    })
    const bad = surveyRatio([1, NaN], [Infinity, 1], {}, { level: 0 })
    expect(bad.ok ? [] : bad.refusals.map(({ about }) => about)).toEqual([
      { column: 'numerator', row: '2' },
      { column: 'denominator', row: '1' },
      { option: 'level' },
    ])
    expect(codes(surveyRatio([1, 2], [1, 1], { strata: ['a', 'b'] }))).toEqual([
      'stratum-with-one-unit',
      'stratum-with-one-unit',
    ])
  })

  it('has a total of nobody knows how many', () => {
    expect(surveyTotal([1, 2])).toEqual({
      ok: false,
      refusals: [
        {
          code: 'weights-missing',
          found: 'neither weights nor sizes of the population',
          expected: 'how many units of the population each row stands for',
          whatToDo: 'Name the column with the weights, or the one with the population sizes.',
          about: { column: 'weights' },
        },
      ],
    })
  })

  it('has a proportion of something else than yes and no', () => {
    expect(surveyProportion([1, 0, 2])).toEqual({
      ok: false,
      refusals: [
        {
          code: 'not-zero-or-one',
          found: 'value, row 3: 2',
          expected: '1 where it holds and 0 where it does not',
          whatToDo: 'Give a column of 0 and 1, or say which value is counted.',
          about: { column: 'value', row: '3' },
        },
      ],
    })
  })
})
