import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digamma } from './digamma.ts'
import { logGamma } from './gamma.ts'
import { digammaRise, logRising } from './rising.ts'

describe('digamma', () => {
  // Abramowitz & Stegun, table 6.1 (1 and 1/2 are -γ and -γ - 2 ln 2), and R 4.2.
  it.each([
    [1, -0.577215664901532861],
    [0.5, -1.96351002602142348],
    [1.5, 0.03648997397857652],
    [10, 2.2517525890667211],
    [123.4, 4.81137377511628],
  ])('is as tabulated at %d', (x, published) => {
    expect(digamma(x)).toBeCloseTo(published, 13)
  })

  it('grows by 1/x in each step', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (x) => {
        const rise = digamma(x + 1) - digamma(x)
        expect(Math.abs(rise - 1 / x)).toBeLessThan(1e-12 * (1 + 1 / x))
      }),
      { seed: 1 },
    )
  })
})

describe('rises of ln Γ and its derivative', () => {
  // lgamma(13) - lgamma(10), digamma(15.5) - digamma(12), R 4.2; Γ(6)/Γ(3) = 60.
  it('are as R gives them, on both sides of the switch at 10', () => {
    expect(logRising(10, 3)).toBeCloseTo(7.18538701558042, 13)
    expect(logRising(3, 3)).toBeCloseTo(Math.log(60), 13)
    expect(digammaRise(12, 3.5)).toBeCloseTo(0.265573562614553, 14)
    expect(digammaRise(2, 2)).toBeCloseTo(1 / 2 + 1 / 3, 14)
  })

  it('are exact sums over whole steps, whatever the size of a', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 9, noNaN: true }),
        fc.integer({ min: 0, max: 60 }),
        (power, steps) => {
          const a = 10 ** power
          let logs = 0
          let inverses = 0
          for (let j = 0; j < steps; j += 1) {
            logs += Math.log(a + j)
            inverses += 1 / (a + j)
          }
          expect(Math.abs(logRising(a, steps) - logs)).toBeLessThan(1e-11 * (1 + Math.abs(logs)))
          expect(Math.abs(digammaRise(a, steps) - inverses)).toBeLessThan(1e-12 * (1 + inverses))
        },
      ),
      { seed: 2 },
    )
  })

  it('agree where they switch', () => {
    const below = 10 - 1e-9
    expect(logRising(below, 5)).toBeCloseTo(logRising(10, 5), 8)
    expect(logRising(below, 5)).toBeCloseTo(logGamma(15) - logGamma(10), 8)
    expect(digammaRise(below, 5)).toBeCloseTo(digammaRise(10, 5), 9)
  })
})
