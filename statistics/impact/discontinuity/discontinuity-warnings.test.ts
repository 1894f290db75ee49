import { describe, expect, it } from 'vitest'
import { fuzzySample, sharpSample, unrefused } from '../../reference/drawn-samples.ts'
import type { DiscontinuityOptions } from './discontinuity-options.ts'
import { regressionDiscontinuity } from './regression-discontinuity.ts'

const { y, x, z1 } = sharpSample(400)

const warningsOf = (
  options: DiscontinuityOptions,
  outcome: ArrayLike<number> = y,
  running: ArrayLike<number> = x,
) => unrefused(regressionDiscontinuity(outcome, running, options)).warnings

describe('warnings', () => {
  const codes = (...call: Parameters<typeof warningsOf>): string[] =>
    warningsOf(...call).map(({ code }) => code)

  it('none where nothing is weak', () => {
    expect(codes({})).toEqual([])
  })

  it('rows near the cutoff that a donut leaves out', () => {
    expect(warningsOf({ donut: 0.05 })[0]).toEqual({
      code: 'donut',
      message: expect.stringMatching(
        /^\d+ rows are left out because the running value is less than 0.05 from the cutoff\.$/,
      ) as string,
    })
    const n = x.filter((at) => Math.abs(at) >= 0.05).length
    expect(unrefused(regressionDiscontinuity(y, x, { donut: 0.05 })).n).toBe(n)
    // A row at the donut's edge stays.
    const running = Array.from({ length: 60 }, (_, i) => i - 29.5)
    const outcome = running.map((_, i) => Math.sin(i))
    expect(
      unrefused(regressionDiscontinuity(outcome, running, { donut: 1.5, bandwidth: 20 })).n,
    ).toBe(58)
  })

  it('mass points, from a fifth of the rows on', () => {
    const running = Array.from({ length: 100 }, (_, i) => i - 50)
    const outcome = running.map((_, i) => Math.sin(i))
    // 12 of 62 rows repeated below the cutoff: 0.194; 13 of 63: 0.206.
    const repeat = (n: number) => [...running, ...running.slice(0, n)]
    const more = (n: number) => [...outcome, ...outcome.slice(0, n).map((value) => value + 1)]
    expect(codes({ bandwidth: 21 }, more(12), repeat(12))).toEqual([])
    expect(codes({ bandwidth: 21 }, more(13), repeat(13))).toEqual(['mass-points'])
    expect(codes({ bandwidth: 21, massPoints: 'off' }, more(13), repeat(13))).toEqual([])
    expect(warningsOf({ bandwidth: 21 }, more(13), repeat(13))[0]?.message).toBe(
      'The running variable repeats its values: 50 different values below the cutoff and 50 above it in 113 rows. Bandwidths are chosen counting them once, beginning with at least ten on each side.',
    )
    expect(
      warningsOf({ bandwidth: 21, massPoints: 'check' }, more(13), repeat(13))[0]?.message,
    ).toContain('Consider the adjustment for mass points.')
  })

  it('few rows within the bandwidth, below 20 on a side', () => {
    const running = Array.from({ length: 100 }, (_, i) => i - 49.5)
    const outcome = running.map((_, i) => Math.sin(i))
    expect(codes({ bandwidth: 20 }, outcome, running)).toEqual([])
    expect(warningsOf({ bandwidth: { left: 19, right: 20 } }, outcome, running)).toEqual([
      {
        code: 'few-within-bandwidth',
        message:
          'Only 19 rows below the cutoff and 20 above it are within the bandwidth: the interval supposes many more.',
      },
    ])
  })

  it('a bandwidth that holds all rows', () => {
    const running = Array.from({ length: 100 }, (_, i) => i - 49.5)
    const outcome = running.map((_, i) => Math.sin(i))
    expect(codes({ bandwidth: 49.5 }, outcome, running)).toEqual(['bandwidth-holds-all'])
    expect(codes({ bandwidth: { left: 49.4, right: 49.5 } }, outcome, running)).toEqual([])
    expect(codes({ bandwidth: { left: 49.5, right: 49.4 } }, outcome, running)).toEqual([])
  })

  it('a treatment that hardly jumps', () => {
    const fuzzy = fuzzySample(400)
    expect(codes({ treatment: fuzzy.d }, fuzzy.y, fuzzy.x)).toEqual([])
    const chance = fuzzy.x.map((_, i) => (Math.sin(i * 12.9898) > 0 ? 1 : 0))
    expect(warningsOf({ treatment: chance, bandwidth: 0.5 }, fuzzy.y, fuzzy.x)).toEqual([
      {
        code: 'weak-first-stage',
        message: expect.stringMatching(
          /^The treatment hardly jumps at the cutoff \(F = \d+\.\d, below 10\)/,
        ) as string,
      },
    ])
  })

  it('fewer than ten clusters on a side', () => {
    expect(codes({ clusters: x.map((_, i) => i % 10) })).toEqual([])
    expect(warningsOf({ clusters: x.map((_, i) => i % 9) })).toEqual([
      {
        code: 'few-clusters',
        message:
          'Only 9 clusters below the cutoff and 9 above it: their standard error supposes many more.',
      },
    ])
  })

  it('covariates that say nothing of their own', () => {
    const covariates = { z: z1, twice: z1.map((value) => 2 * value), same: z1.map(() => 4), x }
    expect(warningsOf({ covariates, bandwidth: 0.5 })).toEqual([
      {
        code: 'covariates-left-out',
        message: 'Left out, as the other columns already say the same: twice, same, x.',
      },
    ])
    const alone = unrefused(
      regressionDiscontinuity(y, x, { covariates: { z: z1 }, bandwidth: 0.5 }),
    )
    const together = unrefused(regressionDiscontinuity(y, x, { covariates, bandwidth: 0.5 }))
    expect(together.estimate).toBeCloseTo(alone.estimate, 10)
    expect(together.robust.se).toBeCloseTo(alone.robust.se, 10)
  })
})
