import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import type { SurveyPlan } from './survey-design.ts'
import { mean } from './mean.ts'
import { surveyMean } from './survey-mean.ts'
import { surveyProportion } from './survey-proportion.ts'
import { surveyRatio } from './survey-ratio.ts'
import { surveyTotal } from './survey-total.ts'

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}
const codes = (warnings: readonly { readonly code: string }[]) => warnings.map(({ code }) => code)

const strata = ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'b']
// Cluster 1 of stratum b is not cluster 1 of stratum a.
const clusters = ['1', '1', '2', '3', '3', '1', '1', '2', '2']
const weights = [2, 3, 2, 4, 1, 5, 5, 6, 2]
const population = [10, 10, 10, 10, 10, 6, 6, 6, 6]
const plan: SurveyPlan = { strata, clusters, weights, population }
const values = [10, 12, 9, 15, 11, 20, 24, 18, 22]
const sizes = [1, 2, 1, 2, 1, 3, 4, 2, 3]
const flags = [1, 0, 1, 1, 0, 0, 0, 1, 0]

// The formulas written out in R 4.2 with `var` and `tapply`, by somebody who did not use this code.
describe('a stratified sample of clusters', () => {
  it('has its mean', () => {
    const ours = valueOf(surveyMean(values, plan))
    expect(ours.estimate).toBeCloseTo(17.2333333333333, 12)
    expect(ours.se).toBeCloseTo(0.9970452437612828, 13)
    expect(ours.low).toBeCloseTo(14.06029038112455, 11)
    expect(ours.high).toBeCloseTo(20.40637628554212, 11)
    expect(ours.designEffect).toBeCloseTo(0.4887443491754949, 13)
    expect(ours.kishDesignEffect).toBeCloseTo(1.24, 14)
    expect(ours).toMatchObject({ df: 3, n: 9, level: 0.95 })
    expect(ours.method).toBe('Survey mean, Taylor linearisation')
    expect(ours.warnings).toEqual([
      {
        code: 'few-sampling-units',
        message: 'Only 3 degrees of freedom: the standard error itself is uncertain.',
      },
    ])
    expect(Object.isFrozen(ours)).toBe(true)
  })

  it('has its total', () => {
    const ours = valueOf(surveyTotal(values, plan, { level: 0.9 }))
    expect(ours.estimate).toBe(517)
    expect(ours.se).toBeCloseTo(68.1906640726329, 11)
    expect(ours.designEffect).toBeCloseTo(2.540149906336992, 12)
    // qt(0.95, 3) = 2.353363434801824.
    expect(ours.high).toBeCloseTo(517 + 2.353363434801824 * 68.1906640726329, 9)
    expect(ours.method).toBe('Survey total (Horvitz and Thompson 1952)')
    expect(ours.level).toBe(0.9)
  })

  it('has its ratio', () => {
    const ours = valueOf(surveyRatio(values, sizes, plan))
    expect(ours.estimate).toBeCloseTo(7.180555555555555, 14)
    expect(ours.se).toBeCloseTo(0.6183391698904732, 13)
    expect(ours.designEffect).toBeNull()
    expect(ours.method).toBe('Survey ratio, Taylor linearisation')
  })

  it('has its proportion, by the logit and by Korn and Graubard', () => {
    const logit = valueOf(surveyProportion(flags, plan))
    expect(logit.estimate).toBeCloseTo(0.4666666666666667, 14)
    expect(logit.se).toBeCloseTo(0.1951051209744447, 14)
    expect(logit.low).toBeCloseTo(0.06734131390124894, 13)
    expect(logit.high).toBeCloseTo(0.9138205604225781, 13)
    expect(logit.designEffect).toBeCloseTo(1.747928949357521, 12)
    expect(logit.kishDesignEffect).toBeCloseTo(1.24, 14)
    expect(logit).toMatchObject({ level: 0.95, n: 9, df: 3 })
    expect(logit.method).toBe('Survey proportion with logit limits')
    const exact = valueOf(surveyProportion(flags, plan, { interval: 'korn-graubard' }))
    expect(exact.low).toBeCloseTo(0.041416462566764, 12)
    expect(exact.high).toBeCloseTo(0.9377086820723233, 12)
    expect(exact.method).toBe('Survey proportion with limits of Korn and Graubard (1998)')
    expect(Object.isFrozen(exact)).toBe(true)
  })

  it('without clusters and sizes counts rows and draws with replacement', () => {
    const ours = valueOf(surveyMean(values, { strata, weights }))
    expect(ours.se).toBeCloseTo(0.9188704149694736, 13)
    expect(ours.designEffect).toBeCloseTo(0.2905752327539048, 13)
    expect(ours.df).toBe(7)
  })
})

describe('sizes of the population', () => {
  it('may be shares, and give the weights where there are none', () => {
    const shares = strata.map((name) => (name === 'a' ? 3 / 10 : 2 / 6))
    const bySize = valueOf(surveyTotal(values, { strata, clusters, population }))
    const byShare = valueOf(surveyTotal(values, { strata, clusters, population: shares }))
    expect(byShare.estimate).toBeCloseTo(bySize.estimate, 11)
    expect(byShare.se).toBeCloseTo(bySize.se ?? NaN, 11)
    expect(bySize.estimate).toBeCloseTo((57 * 10) / 3 + 84 * 3, 11)
  })

  it('leave nothing to chance when all were asked', () => {
    const all = valueOf(surveyMean([1, 2, 3], { population: [3, 3, 3] }))
    expect([all.se, all.low, all.high]).toEqual([0, 2, 2])
    expect(all.designEffect).toBeNull()
    expect(codes(all.warnings)).toEqual(['few-sampling-units', 'no-variation'])
    const one = valueOf(surveyMean([5], { population: [1] }))
    expect([one.estimate, one.low, one.high, one.df]).toEqual([5, 5, 5, 0])
    const flagged = { interval: 'korn-graubard' } as const
    const share = valueOf(surveyProportion([0, 1, 1], { population: [3, 3, 3] }, flagged))
    expect([share.low, share.high]).toEqual([2 / 3, 2 / 3])
    expect(share.designEffect).toBeNull()
  })

  it('must agree with the sample', () => {
    const of = (sizes: number[]) =>
      surveyMean([1, 2, 3, 4], { strata: ['a', 'a', 'b', 'b'], population: sizes })
    expect(of([5, 6, 9, 9])).toEqual({
      ok: false,
      refusals: [
        {
          code: 'population-contradicts',
          found: 'population, row 2: 6',
          expected: '5, as in the other rows of stratum a',
          whatToDo: 'Correct the size of the population of stratum a.',
          about: { column: 'population', row: '2', unit: 'a' },
        },
      ],
    })
    expect(of([5, 5, 1.5, 1.5])).toEqual({
      ok: false,
      refusals: [
        {
          code: 'population-contradicts',
          found: 'population, row 3: 1.5',
          expected: 'at least the 2 units of stratum b that are in the sample',
          whatToDo: 'Correct the size of the population of stratum b.',
          about: { column: 'population', row: '3', unit: 'b' },
        },
      ],
    })
    for (const bad of [0, -1]) expect(of([bad, bad, bad, bad]).ok).toBe(false)
    expect(of([0.5, 0.5, 1, 1]).ok).toBe(true)
    expect(of([2, 2, 2, 2]).ok).toBe(true)
  })

  it('are not what weights scaled to the sample stand for', () => {
    const scaled = { weights: [0.5, 0.5, 1, 1], population: [9, 9, 9, 9] }
    const ours = valueOf(surveyMean([1, 2, 3, 5], scaled))
    expect(ours.warnings[1]).toEqual({
      code: 'weights-too-small',
      message: 'The weights sum to less than the sample: they do not stand for a population.',
    })
    expect(ours.designEffect).toBeNull()
    const whole = { weights: [1, 1, 1, 1], population: [9, 9, 9, 9] }
    expect(codes(valueOf(surveyMean([1, 2, 3, 5], whole)).warnings)).toEqual(['few-sampling-units'])
  })
})

describe('a simple random sample', () => {
  it('is the mean with t', () => {
    const numbers = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 9, maxLength: 60 })
    fc.assert(
      fc.property(numbers, (some) => {
        const ours = valueOf(surveyMean(some))
        const plain = valueOf(mean(some))
        expect(ours.estimate).toBeCloseTo(plain.estimate, 11)
        expect(ours.se).toBeCloseTo(plain.se ?? NaN, 10)
        expect(ours.low).toBeCloseTo(plain.low ?? NaN, 9)
        if ((plain.se ?? 0) > 0) {
          expect(ours.designEffect).toBeCloseTo(1, 9)
          expect(ours.warnings).toEqual([])
        }
        expect(ours.kishDesignEffect).toBeCloseTo(1, 12)
      }),
      { seed: 1 },
    )
  })

  it('does not change with the order of rows or the scale of weights', () => {
    const turned = (plan_: SurveyPlan, scale: number): SurveyPlan => ({
      strata: plan_.strata?.toReversed() ?? [],
      clusters: plan_.clusters?.toReversed() ?? [],
      weights: weights.toReversed().map((w) => w * scale),
    })
    const { strata: s, clusters: c } = plan
    const one = valueOf(
      surveyMean(values, { ...(s && { strata: s }), ...(c && { clusters: c }), weights }),
    )
    const two = valueOf(surveyMean(values.toReversed(), turned(plan, 7)))
    expect(two.estimate).toBeCloseTo(one.estimate, 12)
    expect(two.se).toBeCloseTo(one.se ?? NaN, 12)
  })

  it('warns below eight degrees of freedom', () => {
    const of = (n: number) => valueOf(surveyMean(Array.from({ length: n }, (_, i) => i))).warnings
    expect(codes(of(8))).toEqual(['few-sampling-units'])
    expect(of(9)).toEqual([])
  })

  // All agree: Clopper & Pearson for 10 of 10 and 0 of 10.
  it('has limits when all agree', () => {
    const ones = valueOf(surveyProportion(Array.from({ length: 10 }, () => 1)))
    expect([ones.estimate, ones.se, ones.high]).toEqual([1, 0, 1])
    expect(ones.low).toBeCloseTo(0.025 ** 0.1, 12)
    const none = valueOf(surveyProportion(Array.from({ length: 10 }, () => 0)))
    expect([none.estimate, none.low]).toEqual([0, 0])
    expect(none.high).toBeCloseTo(1 - 0.025 ** 0.1, 12)
    expect(none.designEffect).toBeNull()
    expect(none.method).toBe('Survey proportion with limits of Korn and Graubard (1998)')
    expect(none.warnings).toEqual([
      {
        code: 'no-variation',
        message: 'No variation between sampling units can be seen; that is not certainty.',
      },
      {
        code: 'all-agree',
        message:
          'All rows agree: the limits are those of a simple random sample, too narrow for a clustered one.',
      },
    ])
  })
})
