import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, firstPeriod, leapPeriod } from '../release/test-programme.ts'
import { addDays, daysBetween } from '../values/calendar-date.ts'
import { compareFractions, fraction, type Fraction } from '../values/fraction.ts'
import { expectedReach, shareOfPeriodPassed } from './expected-path.ts'

const terms = { currentReach: 40, awardedReach: 365 * 366 }
const target = 40 + 365 * 366

const expectEqual = (actual: Fraction, numerator: number, denominator: number): void => {
  expect(compareFractions(actual, fraction(numerator, denominator))).toBe(0)
}

describe('shareOfPeriodPassed', () => {
  test.each([
    ['the day before', '2022-09-30', 0, 365],
    ['the first day', '2022-10-01', 1, 365],
    ['the second day', '2022-10-02', 2, 365],
    ['the interim reference day', '2023-03-31', 182, 365],
    ['the day before the last', '2023-09-29', 364, 365],
    ['the last day', '2023-09-30', 365, 365],
    ['the day after', '2023-10-01', 365, 365],
    ['years before', '2019-01-01', 0, 365],
    ['years after', '2030-01-01', 365, 365],
  ])('[C48] %s: both ends included', (_name, on, passed, length) => {
    expect(shareOfPeriodPassed(firstPeriod, day(on))).toEqual(fraction(passed, length))
  })

  test('[C48] a period with a leap day has 366 days', () => {
    const share = (on: string) => shareOfPeriodPassed(leapPeriod, day(on))
    expect(share('2024-02-28')).toEqual(fraction(151, 366))
    expect(share('2024-02-29')).toEqual(fraction(152, 366))
    expect(share('2024-03-31')).toEqual(fraction(183, 366))
    expect(share('2024-09-30')).toEqual(fraction(366, 366))
  })

  test('a period of one day passes on that day', () => {
    const oneDay = { firstDay: day('2023-01-01'), lastDay: day('2023-01-01') }
    expect(shareOfPeriodPassed(oneDay, day('2022-12-31'))).toEqual(fraction(0, 1))
    expect(shareOfPeriodPassed(oneDay, day('2023-01-01'))).toEqual(fraction(1, 1))
  })
})

describe('expectedReach', () => {
  test('[C48] flow: the share of the target, which holds the current reach', () => {
    const on = (text: string) => expectedReach('flow', terms, firstPeriod, day(text))
    expectEqual(on('2022-09-30'), 0, 1)
    expectEqual(on('2022-10-01'), target, 365)
    expectEqual(on('2023-03-31'), 182 * target, 365)
    expectEqual(on('2023-09-30'), target, 1)
    expectEqual(on('2023-10-01'), target, 1)
  })

  test('[C48] flow in a leap year: 183 of 366 days on 31 March is half', () => {
    expectEqual(expectedReach('flow', terms, leapPeriod, day('2024-03-31')), target, 2)
  })

  test('[C48] stock: what was there, and the share of what is added', () => {
    const on = (text: string) => expectedReach('stock', terms, firstPeriod, day(text))
    expectEqual(on('2022-09-30'), 40, 1)
    expectEqual(on('2022-10-01'), 40 + 366, 1)
    expectEqual(on('2023-03-31'), 40 + 182 * 366, 1)
    expectEqual(on('2023-09-30'), target, 1)
  })

  test('[C48] plan: nothing more until the last day, then all of it', () => {
    const plan = { currentReach: 0, awardedReach: 1 }
    const on = (text: string) => expectedReach('plan', plan, firstPeriod, day(text))
    expectEqual(on('2022-09-30'), 0, 1)
    expectEqual(on('2023-03-31'), 0, 1)
    expectEqual(on('2023-09-29'), 0, 1)
    expectEqual(on('2023-09-30'), 1, 1)
    expectEqual(on('2023-10-01'), 1, 1)
  })

  test('it never falls, begins at nothing or at the current reach, and ends at the target', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('flow' as const, 'stock' as const, 'plan' as const),
        fc.record({
          currentReach: fc.nat({ max: 10_000 }),
          awardedReach: fc.integer({ min: 1, max: 10_000 }),
        }),
        fc.constantFrom(firstPeriod, leapPeriod),
        fc.integer({ min: -30, max: 400 }),
        (kind, own, period, offset) => {
          const on = addDays(period.firstDay, offset)
          const today = expectedReach(kind, own, period, on)
          const tomorrow = expectedReach(kind, own, period, addDays(on, 1))
          expect(compareFractions(today, tomorrow)).toBeLessThanOrEqual(0)
          if (on < period.firstDay) {
            expectEqual(today, kind === 'flow' ? 0 : own.currentReach, 1)
          }
          if (daysBetween(period.lastDay, on) >= 0) {
            expectEqual(today, own.currentReach + own.awardedReach, 1)
          }
        },
      ),
      { seed: 20221001, numRuns: 500 },
    ))
})
