import { describe, expect, it } from 'vitest'
import { seeded } from '../numerics/random.ts'
import { drawBeta, drawGamma } from '../numerics/gamma-draw.ts'
import { betaBinomialShrinkage } from './beta-binomial-shrinkage.ts'
import type { PlaceCounts } from './check-counts.ts'
import { gammaPoissonShrinkage } from './gamma-poisson-shrinkage.ts'
import { codesOf, valueOf } from './outcome-parts.ts'

const counts: PlaceCounts = {
  names: 'a b c d e f g h i j'.split(' '),
  numerators: [3, 25, 25, 2, 60, 25, 0, 31, 150, 1],
  denominators: [20, 35, 120, 15, 260, 40, 12, 100, 400, 18],
}
const alike: PlaceCounts = {
  numerators: [3, 10, 25, 7, 60, 12, 3, 24, 90, 5],
  denominators: [12, 40, 100, 28, 240, 48, 12, 96, 360, 20],
}

const near = (ours: number | undefined, published: number, relative = 1e-8): void =>
  expect(Math.abs((ours ?? NaN) / published - 1)).toBeLessThan(relative)

describe('beta-binomial shrinkage', () => {
  // spdep, EBest(family = "binomial"): its formula run in R 4.2 on these counts.
  const spdep = [
    0.215896989, 0.6050823083, 0.2189771605, 0.2187148819, 0.2348742419, 0.548221395, 0.1654025784,
    0.3106633845, 0.3731041719, 0.165645616,
  ]

  it('is that of spdep by moments', () => {
    const result = valueOf(betaBinomialShrinkage(counts))
    result.places.forEach(({ estimate }, i) => near(estimate, spdep[i] ?? NaN))
    near(result.estimate, 322 / 1020, 1e-14)
    expect(result).toMatchObject({
      se: null,
      low: null,
      high: null,
      level: 0.95,
      n: 10,
      warnings: [],
    })
    expect(result.method).toBe('Empirical Bayes, beta-binomial fitted by moments (Marshall 1991)')
  })

  it('gives the posterior with deviation, interval and weight', () => {
    const { prior, places, between, estimate } = valueOf(betaBinomialShrinkage(counts))
    const [a, b] = [(prior?.a ?? NaN) + 3, (prior?.b ?? NaN) + 17]
    const [first] = places
    expect(first).toMatchObject({ name: 'a', raw: 0.15 })
    near(first?.estimate, a / (a + b))
    near(first?.se, Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1))))
    // qbeta with a = 4.169340397 + 3, b = 9.037886948 + 17, R 4.2.
    near(first?.low, 0.0957383106, 1e-7)
    near(first?.high, 0.3683497772, 1e-7)
    near(first?.weight, 20 / (20 + a + b - 20))
    const worth = (prior?.a ?? NaN) + (prior?.b ?? NaN)
    near(between, (estimate * (1 - estimate)) / (worth + 1))
  })

  // Maximum likelihood by optim() in R 4.2 of sum(lbeta(a + x, b + n - x) - lbeta(a, b)).
  it('finds the highest likelihood', () => {
    const result = valueOf(betaBinomialShrinkage(counts, { fit: 'likelihood' }))
    near(result.estimate, 0.2939075061, 1e-6)
    near(result.prior?.a, 1.363970822, 1e-6)
    near(result.prior?.b, 3.27684574, 1e-6)
    expect(result.method).toBe('Empirical Bayes, beta-binomial fitted by maximum likelihood')
  })

  it('gives all the common share where chance explains the differences', () => {
    for (const fit of ['moments', 'likelihood'] as const) {
      const result = valueOf(betaBinomialShrinkage(alike, { fit }))
      expect(result).toMatchObject({ prior: null, between: 0 })
      near(result.estimate, 239 / 956, 1e-14)
      expect(result.places[0]?.raw).toBe(0.25)
      expect(result.warnings[0]?.message).toBe(
        'Places differ no more than chance makes them differ, so each is given the common value.',
      )
      expect(result.warnings.map(({ code }) => code)).toEqual(['no-variation-between'])
      for (const place of result.places) {
        near(place.estimate, 239 / 956, 1e-14)
        expect(place.weight).toBe(0)
      }
      // qbeta(c(0.025, 0.975), 239, 717), R 4.2.
      near(result.places[0]?.low, 0.223070524602, 1e-9)
      near(result.places[0]?.high, 0.277920181331, 1e-9)
    }
  })

  it('refuses places that are all or nothing', () => {
    const extreme = { numerators: [0, 30, 0, 30, 30], denominators: [30, 30, 30, 30, 30] }
    expect(codesOf(betaBinomialShrinkage(extreme))).toEqual(['nothing-in-common'])
    expect(codesOf(betaBinomialShrinkage(extreme, { fit: 'likelihood' }))).toEqual([
      'nothing-in-common',
    ])
  })

  it('recovers the distribution that places were drawn from', () => {
    const random = seeded(5)
    const shares = Array.from({ length: 400 }, () => drawBeta(random, 6, 14))
    const drawn = shares.map((share) => {
      let x = 0
      for (let i = 0; i < 60; i += 1) if (random.uniform() < share) x += 1
      return x
    })
    const places = { numerators: drawn, denominators: drawn.map(() => 60) }
    for (const fit of ['moments', 'likelihood'] as const) {
      const result = valueOf(betaBinomialShrinkage(places, { fit }))
      expect(result.prior?.a).toBeGreaterThan(4.8)
      expect(result.prior?.a).toBeLessThan(7.6)
      const held = result.places.filter(
        ({ low, high }, i) => low <= (shares[i] ?? NaN) && (shares[i] ?? NaN) <= high,
      ).length
      // 95 % of 400, four standard errors.
      expect(held / 400).toBeGreaterThan(0.95 - 0.044)
      const error = (of: (i: number) => number): number =>
        shares.reduce((total, share, i) => total + (of(i) - share) ** 2, 0)
      const shrunk = error((i) => result.places[i]?.estimate ?? NaN)
      expect(shrunk).toBeLessThan(0.9 * error((i) => result.places[i]?.raw ?? NaN))
    }
  })
})

describe('gamma-Poisson shrinkage', () => {
  // spdep, EBest(family = "poisson"): its formula run in R 4.2 on these counts.
  const spdep = [
    0.2375725755, 0.5586423449, 0.2252341746, 0.2425927178, 0.2375109014, 0.5138949856,
    0.2056329711, 0.3110414535, 0.3718516735, 0.1998490205,
  ]

  it('is that of Marshall by moments', () => {
    const result = valueOf(gammaPoissonShrinkage(counts))
    result.places.forEach(({ estimate }, i) => near(estimate, spdep[i] ?? NaN))
    near(result.prior?.shape, 7.078261669)
    near(result.prior?.rate, 22.42182268)
    near(result.between, result.estimate ** 2 / 7.078261669)
    expect(result).toMatchObject({
      se: null,
      low: null,
      high: null,
      level: 0.95,
      n: 10,
      warnings: [],
    })
    expect(result.method).toBe('Empirical Bayes, gamma-Poisson fitted by moments (Marshall 1991)')
  })

  it('gives the posterior with deviation, interval and weight', () => {
    const [first] = valueOf(gammaPoissonShrinkage(counts, { level: 0.9 })).places
    const [shape, rate] = [7.078261669 + 3, 22.42182268 + 20]
    near(first?.se, Math.sqrt(shape) / rate)
    // qgamma(c(0.05, 0.95), shape, rate), R 4.2.
    near(first?.low, 0.129252896275, 1e-7)
    near(first?.high, 0.372545374439, 1e-7)
    near(first?.weight, 20 / rate)
    expect(first).toMatchObject({ name: 'a', raw: 0.15 })
  })

  // Maximum likelihood by optim() in R 4.2 of dnbinom(x, size, mu = mean * n).
  it('finds the highest likelihood', () => {
    const result = valueOf(gammaPoissonShrinkage(counts, { fit: 'likelihood' }))
    near(result.estimate, 0.2974088266, 1e-6)
    near(result.prior?.shape, 2.560024723, 1e-6)
    near(result.prior?.rate, 8.607763102, 1e-6)
    expect(result.method).toBe(
      'Empirical Bayes, gamma-Poisson fitted by maximum likelihood (Clayton & Kaldor 1987)',
    )
  })

  it('gives all the common rate where chance explains the differences', () => {
    for (const fit of ['moments', 'likelihood'] as const) {
      const result = valueOf(gammaPoissonShrinkage(alike, { fit }))
      expect(result).toMatchObject({ prior: null, between: 0 })
      near(result.estimate, 239 / 956, 1e-14)
      expect(result.places[0]?.raw).toBe(0.25)
      expect(result.warnings.map(({ code }) => code)).toEqual(['no-variation-between'])
      for (const { estimate, weight, se } of result.places) {
        near(estimate, 239 / 956, 1e-14)
        near(se, Math.sqrt(239) / 956)
        expect(weight).toBe(0)
      }
    }
  })

  it('refuses places of which one has it all', () => {
    const one = { numerators: [0, 0, 0, 0, 0, 9_000_000], denominators: [1, 1, 1, 1, 1, 1] }
    expect(codesOf(gammaPoissonShrinkage(one, { fit: 'likelihood' }))).toEqual([
      'nothing-in-common',
    ])
    expect(codesOf(gammaPoissonShrinkage(one))).toEqual([])
  })

  it('recovers the distribution that places were drawn from', () => {
    const random = seeded(6)
    const rates = Array.from({ length: 400 }, () => drawGamma(random, 8) / 4)
    const drawn = rates.map((rate) => {
      let events = -1
      for (let time = 0; time < 12; events += 1) time -= Math.log(random.uniform()) / rate
      return events
    })
    const places = { numerators: drawn, denominators: drawn.map(() => 12) }
    for (const fit of ['moments', 'likelihood'] as const) {
      const { prior } = valueOf(gammaPoissonShrinkage(places, { fit }))
      expect(prior?.shape).toBeGreaterThan(6)
      expect(prior?.shape).toBeLessThan(10.5)
      near((prior?.shape ?? NaN) / (prior?.rate ?? NaN), 2, 0.06)
    }
  })
})
