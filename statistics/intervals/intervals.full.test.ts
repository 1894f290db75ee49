import { describe, expect, it } from 'vitest'
import type { Estimate } from '../estimate.ts'
import { seeded, type Random } from '../numerics/random.ts'
import type { Outcome } from '../outcome.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'
import { clopperPearson } from './clopper-pearson.ts'
import { compareIntervals, type Interval } from './compare-intervals.ts'
import { directlyStandardisedRate } from './directly-standardised-rate.ts'
import { exactPoisson } from './exact-poisson.ts'
import { fayFeuer } from './fay-feuer.ts'
import { mean } from './mean.ts'
import { newcombeDifference } from './newcombe-difference.ts'
import { proportionRatio } from './proportion-ratio.ts'
import { rateRatio } from './rate-ratio.ts'
import { rate } from './rate.ts'
import { surveyMean } from './survey-mean.ts'
import { wilson } from './wilson.ts'

const runs = 2000
/** Four standard errors of a share of 5 % in so many runs. */
const noise = 4 * Math.sqrt((0.05 * 0.95) / runs)

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}

const binomial = (random: Random, n: number, p: number): number => {
  let x = 0
  for (let i = 0; i < n; i += 1) if (random.uniform() < p) x += 1
  return x
}

/** Events before time 1, waiting exponentially. */
const poisson = (random: Random, expected: number): number => {
  let events = -1
  for (let time = 0; time < expected; events += 1) time -= Math.log(random.uniform())
  return events
}

/** How often an interval leaves out what is true; refused ones are drawn again. */
const missed = (
  seed: number,
  draw: (random: Random) => { readonly outcome: Outcome<Estimate>; readonly truth: number },
): number => {
  const random = seeded(seed)
  let outside = 0
  for (let run = 0; run < runs;) {
    const { outcome, truth } = draw(random)
    if (!outcome.ok) continue
    const { low, high } = outcome.value
    if (truth < (low ?? -Infinity) || truth > (high ?? Infinity)) outside += 1
    run += 1
  }
  return outside / runs
}

const shares = [0.03, 0.2, 0.5]

describe('intervals leave out the truth', () => {
  it.each(shares)('Wilson: about one time in twenty at %d', (p) => {
    const share = missed(1, (random) => ({
      outcome: wilson(binomial(random, 80, p), 80),
      truth: p,
    }))
    expect(Math.abs(share - 0.05)).toBeLessThan(0.025)
  })

  it.each(shares)('Clopper-Pearson: at most one time in twenty at %d', (p) => {
    const draw = (random: Random) => ({
      outcome: clopperPearson(binomial(random, 80, p), 80),
      truth: p,
    })
    expect(missed(2, draw)).toBeLessThan(0.05 + noise)
  })

  it.each([2, 15, 60])(
    'exact Poisson: at most, PHE: about one time in twenty at %d',
    (expected) => {
      const exact = missed(3, (random) => ({
        outcome: exactPoisson(poisson(random, expected)),
        truth: expected,
      }))
      expect(exact).toBeLessThan(0.05 + noise)
      const phe = missed(4, (random) => ({
        outcome: rate(poisson(random, expected), 50),
        truth: expected / 50,
      }))
      expect(phe).toBeLessThan(0.05 + noise)
      // Exactly 0.0166 at 2, where only 6 or more events leave it out.
      expect(phe).toBeGreaterThan(0.005)
    },
  )

  it('differences and ratios of shares: about 5 % of the time', () => {
    const pair = (random: Random) =>
      [
        { numerator: binomial(random, 60, 0.3), denominator: 60 },
        { numerator: binomial(random, 90, 0.2), denominator: 90 },
      ] as const
    const difference = missed(5, (random) => ({
      outcome: newcombeDifference(...pair(random)),
      truth: 0.3 - 0.2,
    }))
    const ratio = missed(6, (random) => ({
      outcome: proportionRatio(...pair(random)),
      truth: 0.3 / 0.2,
    }))
    expect(Math.abs(difference - 0.05)).toBeLessThan(noise)
    expect(Math.abs(ratio - 0.05)).toBeLessThan(noise)
  })

  it('ratios of rates: at most 5 % of the time', () => {
    const share = missed(7, (random) => ({
      outcome: rateRatio(
        { numerator: poisson(random, 12), denominator: 4 },
        { numerator: poisson(random, 30), denominator: 15 },
      ),
      truth: 1.5,
    }))
    expect(share).toBeLessThan(0.05 + noise)
    expect(share).toBeGreaterThan(0.015)
  })

  it('standardised rates: Dobson about, Fay and Feuer at most 5 % of the time', () => {
    const populations = [2000, 1500, 300]
    const rates = [0.002, 0.01, 0.05]
    const weights = [5, 3, 2]
    const truth = 0.5 * 0.002 + 0.3 * 0.01 + 0.2 * 0.05
    const draw = (method: typeof fayFeuer) => (random: Random) => ({
      outcome: method({
        events: rates.map((one, i) => poisson(random, one * (populations[i] ?? NaN))),
        populations,
        weights,
      }),
      truth,
    })
    expect(Math.abs(missed(8, draw(directlyStandardisedRate)) - 0.05)).toBeLessThan(noise)
    expect(missed(9, draw(fayFeuer))).toBeLessThan(0.05 + noise)
  })

  it('means of normal values: 5 % of the time, also of clusters with their own means', () => {
    const plain = missed(10, (random) => ({
      outcome: mean(Array.from({ length: 6 }, () => 3 + random.normal())),
      truth: 3,
    }))
    expect(Math.abs(plain - 0.05)).toBeLessThan(noise)
    const clustered = (withClusters: boolean) => (random: Random) => {
      const clusters = Array.from({ length: 60 }, (_, row) => String(Math.floor(row / 5)))
      const own = Array.from({ length: 12 }, () => random.normal())
      const values = clusters.map((name) => (own[Number(name)] ?? NaN) + random.normal())
      return { outcome: surveyMean(values, withClusters ? { clusters } : {}), truth: 0 }
    }
    expect(Math.abs(missed(11, clustered(true)) - 0.05)).toBeLessThan(noise)
    // Whoever overlooks the clusters is wrong far more often.
    expect(missed(12, clustered(false))).toBeGreaterThan(0.15)
  })
})

describe('words', () => {
  const intervalOf = (outcome: Outcome<Estimate>): Interval => {
    const { estimate, low, high } = valueOf(outcome)
    return { estimate, low: low ?? NaN, high: high ?? NaN }
  }

  it('are wrong in 5 % of comparisons of equal figures', () => {
    const random = seeded(13)
    let wrong = 0
    let apart = 0
    for (let run = 0; run < runs; run += 1) {
      const first = intervalOf(wilson(binomial(random, 200, 0.3), 200))
      const second = intervalOf(wilson(binomial(random, 200, 0.3), 200))
      const { verdict, overlap } = valueOf(compareIntervals(first, second))
      if (verdict !== 'no clear difference') wrong += 1
      if (!overlap) apart += 1
    }
    expect(Math.abs(wrong / runs - 0.05)).toBeLessThan(noise)
    // Intervals that part are no 5 % test.
    expect(apart / runs).toBeLessThan(0.015)
  })

  it('of many comparisons are false in at most the share that is said', () => {
    const random = seeded(14)
    let shareOfFalse = 0
    for (let run = 0; run < runs; run += 1) {
      const isReal = Array.from({ length: 40 }, (_, i) => i < 10)
      const pValues = isReal.map((real) => {
        const figure = random.normal() + (real ? 3 : 0)
        const interval = { estimate: figure, low: figure - 1.959964, high: figure + 1.959964 }
        return valueOf(compareIntervals(interval, { estimate: 0, low: 0, high: 0 })).pValue
      })
      const { found } = valueOf(benjaminiHochberg(pValues, 0.1))
      const findings = found.filter(Boolean).length
      const mistaken = found.filter((one, i) => one && isReal[i] === false).length
      shareOfFalse += findings === 0 ? 0 : mistaken / findings
    }
    // Exactly 0.1 × 30 ÷ 40 for independent comparisons.
    expect(Math.abs(shareOfFalse / runs - 0.075)).toBeLessThan(0.012)
  })
})
