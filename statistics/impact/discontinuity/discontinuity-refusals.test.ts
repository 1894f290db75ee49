import { describe, expect, it } from 'vitest'
import { sharpSample, unrefused } from '../../reference/drawn-samples.ts'
import type { DiscontinuityOptions } from './discontinuity-options.ts'
import { regressionDiscontinuity } from './regression-discontinuity.ts'

const { y, x, z1, cluster } = sharpSample(400)

const refusalOf = (
  outcome: ArrayLike<number>,
  running: ArrayLike<number>,
  options: DiscontinuityOptions = {},
) => {
  const result = regressionDiscontinuity(outcome, running, options)
  return result.ok ? [] : result.refusals
}

const codesOf = (...call: Parameters<typeof refusalOf>): string[] =>
  refusalOf(...call).map(({ code }) => code)

const warningsOf = (
  options: DiscontinuityOptions,
  outcome: ArrayLike<number> = y,
  running: ArrayLike<number> = x,
) => unrefused(regressionDiscontinuity(outcome, running, options)).warnings

describe('columns', () => {
  it('that are empty or of different lengths are refused', () => {
    expect(codesOf([], [])).toEqual(['no-rows'])
    expect(refusalOf(y, x.slice(1))[0]).toMatchObject({
      code: 'lengths-differ',
      found: 'running has 399 values, outcome has 400',
      about: { column: 'running' },
    })
    expect(codesOf(y, x, { clusters: [1] })).toEqual(['lengths-differ'])
    expect(codesOf(y, x, { treatment: [1], covariates: { z: [1] } })).toHaveLength(2)
  })

  it('with an infinite value are refused at column and row', () => {
    expect(refusalOf(y.with(4, Infinity), x)).toEqual([
      {
        code: 'value-not-finite',
        found: 'outcome, row 5: Infinity',
        expected: 'a finite number, or a missing value',
        whatToDo: 'Correct outcome in row 5, or leave it empty.',
        about: { column: 'outcome', row: '5' },
      },
    ])
    expect(refusalOf(y, x, { covariates: { age: z1.with(0, -Infinity) } })[0]?.found).toBe(
      'age, row 1: -Infinity',
    )
  })

  it('without some values leave out those rows, with their number', () => {
    const gaps = { covariates: { z: z1.with(7, NaN) }, clusters: cluster.map(String).with(9, '') }
    const result = unrefused(regressionDiscontinuity(y.with(3, NaN), x.with(5, NaN), gaps))
    expect(result.n).toBe(396)
    expect(result.warnings[0]).toEqual({
      code: 'rows-left-out',
      message: '4 rows are left out because a value is missing.',
    })
    const kept = (values: readonly number[]): number[] => values.filter((_, i) => i !== 3)
    const one = unrefused(regressionDiscontinuity(y.with(3, NaN), x))
    expect(one.warnings[0]?.message).toBe('1 row is left out because a value is missing.')
    expect(one.robust).toEqual(unrefused(regressionDiscontinuity(kept(y), kept(x))).robust)
    expect(unrefused(regressionDiscontinuity(y, x, { clusters: cluster.with(0, NaN) })).n).toBe(399)
    expect(codesOf([NaN, NaN], [1, 2])).toEqual(['cutoff-outside-data'])
    expect(refusalOf([NaN, NaN], [1, 2])[0]?.found).toBe('no row with all its values')
  })
})

describe('a cutoff', () => {
  it('outside the data is refused, with their range', () => {
    const running = Array.from({ length: 60 }, (_, i) => i)
    const outcome = running.map((at) => Math.sin(at * at))
    expect(refusalOf(outcome, running, { cutoff: 60 })).toEqual([
      {
        code: 'cutoff-outside-data',
        found: 'the running variable goes from 0 to 59, the cutoff is 60',
        expected: 'rows on both sides of the cutoff',
        whatToDo:
          'Give the cutoff in the unit of the running variable, with rows below and above it.',
        about: { column: 'running' },
      },
    ])
    expect(codesOf(outcome, running, { cutoff: 0 })).toEqual(['cutoff-outside-data'])
    // The row at the cutoff is above it: one value on that side, and too few for a line.
    expect(codesOf(outcome, running, { cutoff: 59 })).toEqual(['too-few-values'])
    expect(codesOf(outcome, running, { cutoff: 0.5 })).toEqual(['too-few-values'])
    expect(codesOf(outcome, running, { cutoff: NaN })).toEqual(['option-out-of-range'])
  })

  it('of which all rows are missing on a side is outside the data', () => {
    expect(
      codesOf(
        x.map((at, i) => (at < 0 ? NaN : (y[i] ?? NaN))),
        x,
      ),
    ).toEqual(['cutoff-outside-data'])
  })
})

describe('a sample that cannot tell', () => {
  it('a constant outcome, also when it only follows the side', () => {
    expect(
      refusalOf(
        y.map(() => 3),
        x,
      )[0],
    ).toMatchObject({
      code: 'outcome-constant',
      found: 'outcome 3 in every row below the cutoff and 3 in every row above it',
      about: { column: 'outcome' },
    })
    expect(
      codesOf(
        x.map((at) => (at >= 0 ? 1 : 0)),
        x,
      ),
    ).toEqual(['outcome-constant'])
    const oneSide = x.map((at, i) => (at < 0 ? 0 : (y[i] ?? NaN)))
    expect(unrefused(regressionDiscontinuity(oneSide, x)).estimate).toBeGreaterThan(0)
  })

  it('a treatment that nobody or everybody takes up, or that does not jump', () => {
    expect(refusalOf(y, x, { treatment: y.map(() => 1) })[0]).toMatchObject({
      code: 'no-first-stage',
      found: 'treatment 1 in every row',
      about: { column: 'treatment' },
    })
    const far = x.map((at) => (Math.abs(at) > 0.8 ? 1 : 0))
    expect(refusalOf(y, x, { treatment: far, bandwidth: 0.5 })[0]).toMatchObject({
      code: 'no-first-stage',
      found: expect.stringMatching(/^a jump of the treatment of .* at the cutoff$/) as string,
    })
  })

  it('fewer than 20 rows, unless the bandwidth is given', () => {
    const running = Array.from({ length: 20 }, (_, i) => i - 9.5)
    const outcome = running.map((at, i) => at + Math.sin(i * 7))
    expect(refusalOf(outcome.slice(1), running.slice(1))[0]).toMatchObject({
      code: 'too-few-rows',
      found: '19 rows',
      expected: 'at least 20 rows to choose a bandwidth from',
    })
    expect(codesOf(outcome, running)).not.toContain('too-few-rows')
    expect(codesOf(outcome.slice(1), running.slice(1), { bandwidth: 8 })).toEqual([])
  })

  it('too few different running values on a side', () => {
    const running = Array.from({ length: 80 }, (_, i) => (i < 40 ? (i % 4) - 4 : i % 30))
    const outcome = running.map((_, i) => Math.sin(i))
    expect(refusalOf(outcome, running)).toMatchObject([
      {
        code: 'too-few-values',
        found: '4 different running values below the cutoff',
        expected: 'at least 5 on each side',
        about: { column: 'running', side: 'below' },
      },
    ])
    const mirrored = running.map((at) => -at - 0.5)
    expect(refusalOf(outcome, mirrored)[0]?.about).toEqual({ column: 'running', side: 'above' })
    expect(codesOf(outcome, running, { bandwidth: 9 })).toEqual([])
    expect(codesOf(outcome, running, { bandwidth: 9, biasOrder: 4 })).toEqual(['too-few-values'])
    expect(codesOf(outcome, running, { bandwidth: 9, biasOrder: 3, order: 2 })).toEqual([])
  })

  it('too few values within the bandwidth', () => {
    const running = Array.from({ length: 60 }, (_, i) => i - 29.5)
    const outcome = running.map((_, i) => Math.sin(i))
    expect(refusalOf(outcome, running, { bandwidth: { left: 2, right: 9 } })).toMatchObject([
      {
        code: 'too-few-within-bandwidth',
        found: '2 rows within 2 below the cutoff, 9 rows within 9 above it',
        expected:
          'more than 2 different running values within the bandwidth on each side, and more than 3 within that of the bias',
      },
    ])
    expect(codesOf(outcome, running, { bandwidth: { left: 9, right: 1 } })).toEqual([
      'too-few-within-bandwidth',
    ])
    expect(codesOf(outcome, running, { bandwidth: { left: 3, right: 9 } })).toEqual([])
  })

  it('too few values near the cutoff to choose a bandwidth from', () => {
    // Enough different values, but all far off on one side.
    const running = Array.from({ length: 400 }, (_, i) => (i < 20 ? -100 - i : i / 400))
    const outcome = running.map((_, i) => Math.sin(i))
    expect(refusalOf(outcome, running)[0]).toMatchObject({
      code: 'bandwidth-not-found',
      found: expect.stringMatching(
        /^20 different running values below the cutoff and 380 above it/,
      ) as string,
    })
  })

  it('too few clusters on a side', () => {
    const few = x.map((at, i) => (at < 0 ? i % 3 : 10 + (i % 40)))
    expect(refusalOf(y, x, { clusters: few })).toMatchObject([
      {
        code: 'too-few-clusters',
        found: '3 clusters below the cutoff',
        expected: 'at least 4 on each side',
        about: { column: 'cluster', side: 'below' },
      },
    ])
    const four = x.map((at, i) => (at < 0 ? i % 4 : 10 + (i % 40)))
    expect(warningsOf({ clusters: four }).map(({ code }) => code)).toEqual(['few-clusters'])
  })
})
