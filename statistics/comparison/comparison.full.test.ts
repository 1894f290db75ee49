import { describe, expect, it } from 'vitest'
import { drawBeta, drawGamma } from '../numerics/gamma-draw.ts'
import { poissonCdf } from '../numerics/poisson.ts'
import { binomialCdf } from '../numerics/binomial.ts'
import type { Random } from '../numerics/random.ts'
import { seeded } from '../numerics/random.ts'
import { betaBinomialShrinkage } from './beta-binomial-shrinkage.ts'
import { bootstrapRanks } from './bootstrap-ranks.ts'
import type { FunnelLimits } from './funnel-limits.ts'
import { funnel } from './funnel.ts'
import { gammaPoissonShrinkage } from './gamma-poisson-shrinkage.ts'
import { jamesStein } from './james-stein.ts'
import { jointRankRegion } from './joint-rank-region.ts'
import { valueOf } from './outcome-parts.ts'
import { randomEffects } from './random-effects.ts'

const runs = 2000

const binomialDraw = (random: Random, n: number, p: number): number => {
  let count = 0
  for (let i = 0; i < n; i += 1) if (random.uniform() < p) count += 1
  return count
}

const poissonDraw = (random: Random, expected: number): number => {
  let events = -1
  for (let time = 0; time < expected; events += 1) time -= Math.log(random.uniform())
  return events
}

/** Four standard errors of a share seen in so many trials. */
const expectShare = (seen: number, trials: number, expected: number, slack = 0): void => {
  const error = 4 * Math.sqrt((expected * (1 - expected)) / trials)
  expect(seen / trials).toBeGreaterThan(expected - error - slack)
  expect(seen / trials).toBeLessThan(expected + error + slack)
}

const expectAtLeast = (seen: number, trials: number, least: number): void =>
  expect(seen / trials).toBeGreaterThan(least - 4 * Math.sqrt((least * (1 - least)) / trials))

const outside = (cdf: (count: number) => number, n: number, low: number, high: number): number =>
  cdf(Math.ceil(low * n - 1e-9) - 1) + 1 - cdf(Math.floor(high * n + 1e-9))

describe('funnels where all places are alike', () => {
  const sizes = [60, 150, 400, 1000]

  it.each(['score', 'exact'] as const)('call as many unusual as %s limits must', (boundary) => {
    const random = seeded(1)
    let [seen95, seen998] = [0, 0]
    let [expected95, expected998] = [0, 0]
    for (let run = 0; run < runs; run += 1) {
      const numerators = sizes.map((n) => binomialDraw(random, n, 0.3))
      const { points } = valueOf(
        funnel({ numerators, denominators: sizes }, { kind: 'proportion', target: 0.3, boundary }),
      )
      seen95 += points.filter(({ status }) => status !== 'in control').length
      seen998 += points.filter(({ status }) => status.endsWith('99.8')).length
      if (run > 0) continue
      const share = (low: keyof FunnelLimits, high: keyof FunnelLimits): number =>
        points.reduce((total, point, i) => {
          const n = sizes[i] ?? NaN
          return total + outside((x) => binomialCdf(x, n, 0.3), n, point[low], point[high]) / 4
        }, 0)
      expected95 = share('low95', 'high95')
      expected998 = share('low998', 'high998')
    }
    expectShare(seen95, 4 * runs, expected95)
    expectShare(seen998, 4 * runs, expected998)
    expect(expected95).toBeGreaterThan(0.035)
    expect(expected95).toBeLessThan(0.06)
  })

  it('call as many ratios unusual as Poisson limits must, at most the nominal share', () => {
    const random = seeded(102)
    const denominators = [8, 25, 60]
    let seen = 0
    let expected = 0
    for (let run = 0; run < runs; run += 1) {
      const numerators = denominators.map((e) => poissonDraw(random, e))
      const { points } = valueOf(funnel({ numerators, denominators }, { kind: 'ratio' }))
      seen += points.filter(({ status }) => status !== 'in control').length
      if (run > 0) continue
      expected = points.reduce((total, point) => {
        const e = point.denominator
        return total + outside((x) => poissonCdf(x, e), e, point.low95, point.high95) / 3
      }, 0)
    }
    expectShare(seen, 3 * runs, expected)
    expect(expected).toBeLessThan(0.05)
  })

  it('call about one in twenty unusual where places usually differ, with τ²', () => {
    const random = seeded(103)
    const places = 60
    let adjusted = 0
    let plain = 0
    const rounds = runs / 10
    for (let round = 0; round < rounds; round += 1) {
      const denominators = Array.from({ length: places }, () => 200 + random.index(400))
      const numerators = denominators.map((n) => binomialDraw(random, n, drawBeta(random, 30, 45)))
      const input = { numerators, denominators }
      const wide = valueOf(
        funnel(input, {
          ...{ kind: 'proportion', overdispersion: 'tau2' },
          trim: { how: 'winsorise', by: 0 },
        }),
      )
      adjusted += places - wide.counts['in control']
      plain += places - valueOf(funnel(input, { kind: 'proportion' })).counts['in control']
    }
    expectShare(adjusted, rounds * places, 0.05, 0.012)
    expect(plain / (rounds * places)).toBeGreaterThan(0.3)
  })
})

describe('ranks', () => {
  const truth = [0, 0.4, 1, 1.2, 3, 5]
  const held = (places: readonly { lowRank: number; highRank: number }[]): number =>
    places.filter(({ lowRank, highRank }, i) => lowRank <= i + 1 && highRank >= i + 1).length

  it('lie in the joint region as often as it says', () => {
    const random = seeded(104)
    let all = 0
    let covered = 0
    for (let run = 0; run < runs; run += 1) {
      const region = valueOf(
        jointRankRegion(
          {
            estimates: truth.map((value) => value + random.normal()),
            standardErrors: truth.map(() => 1),
          },
          { level: 0.8 },
        ),
      )
      if (held(region.places) === truth.length) all += 1
      if (
        region.places.every(({ low, high }, i) => low <= (truth[i] ?? 0) && (truth[i] ?? 0) <= high)
      ) {
        covered += 1
      }
    }
    expectAtLeast(all, runs, 0.8)
    expectShare(covered, runs, 0.8)
  })

  it('lie in bootstrap sets as often as they say, all at once or each', () => {
    const random = seeded(105)
    let all = 0
    let each = 0
    for (let run = 0; run < runs; run += 1) {
      const places = {
        estimates: truth.map((value) => value + random.normal()),
        standardErrors: truth.map(() => 1),
      }
      const options = { level: 0.9, draws: 400, seed: run }
      if (held(valueOf(bootstrapRanks(places, options)).places) === truth.length) all += 1
      each += held(valueOf(bootstrapRanks(places, { ...options, coverage: 'marginal' })).places)
    }
    expectAtLeast(all, runs, 0.9)
    expectAtLeast(each, runs * truth.length, 0.9)
  })

  it('are told apart wrongly no more often than level allows where all are equal', () => {
    const random = seeded(106)
    let wrong = 0
    for (let run = 0; run < runs; run += 1) {
      const { places } = valueOf(
        bootstrapRanks(
          {
            estimates: truth.map(() => random.normal()),
            standardErrors: truth.map(() => 1),
          },
          { draws: 400, seed: run },
        ),
      )
      if (places.some(({ lowRank, highRank }) => lowRank > 1 || highRank < truth.length)) wrong += 1
    }
    // The quantile of 400 draws adds a little to the error of 2,000 runs.
    expectShare(wrong, runs, 0.05, 0.005)
  })
})

describe('intervals of shrunk values', () => {
  const places = 40

  it.each(['moments', 'likelihood'] as const)('hold true shares and rates, by %s', (fit) => {
    const random = seeded(107)
    let shares = 0
    let rates = 0
    const rounds = runs / 10
    for (let round = 0; round < rounds; round += 1) {
      const sizes = Array.from({ length: places }, () => 20 + random.index(100))
      const share = sizes.map(() => drawBeta(random, 8, 12))
      const rate = sizes.map(() => drawGamma(random, 6) / 3)
      const beta = betaBinomialShrinkage(
        {
          numerators: sizes.map((n, i) => binomialDraw(random, n, share[i] ?? NaN)),
          denominators: sizes,
        },
        { fit },
      )
      const gamma = gammaPoissonShrinkage(
        {
          numerators: sizes.map((n, i) => poissonDraw(random, ((rate[i] ?? NaN) * n) / 10)),
          denominators: sizes.map((n) => n / 10),
        },
        { fit },
      )
      shares += valueOf(beta).places.filter(
        ({ low, high }, i) => low <= (share[i] ?? NaN) && (share[i] ?? NaN) <= high,
      ).length
      rates += valueOf(gamma).places.filter(
        ({ low, high }, i) => low <= (rate[i] ?? NaN) && (rate[i] ?? NaN) <= high,
      ).length
    }
    // Naive intervals: they take the fitted distribution as known.
    expectShare(shares, rounds * places, 0.95, 0.015)
    expectShare(rates, rounds * places, 0.95, 0.015)
  })

  it('hold true effects and their mean', () => {
    const random = seeded(108)
    let effects = 0
    let means = 0
    let morris = 0
    for (let run = 0; run < runs; run += 1) {
      const truth = Array.from({ length: 20 }, () => 2 + random.normal())
      const errors = truth.map(() => 0.5 + random.uniform())
      const effectsSeen = truth.map((value, i) => value + (errors[i] ?? NaN) * random.normal())
      const result = valueOf(randomEffects({ estimates: effectsSeen, standardErrors: errors }))
      if (result.low <= 2 && 2 <= result.high) means += 1
      effects += result.places.filter(
        ({ low, high }, i) => low <= (truth[i] ?? NaN) && (truth[i] ?? NaN) <= high,
      ).length
      const equal = valueOf(
        jamesStein({
          estimates: truth.map((value) => value + random.normal()),
          standardErrors: truth.map(() => 1),
        }),
      )
      morris += equal.places.filter(
        ({ low, high }, i) => low <= (truth[i] ?? NaN) && (truth[i] ?? NaN) <= high,
      ).length
    }
    // τ² is taken as known, which 20 places hardly allow; with the true τ² it is 0.95.
    expectShare(effects, runs * 20, 0.9, 0.01)
    expectShare(means, runs, 0.95, 0.02)
    expectShare(morris, runs * 20, 0.95, 0.015)
  })
})
