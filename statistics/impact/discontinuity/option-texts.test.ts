import { describe, expect, it } from 'vitest'
import { seeded } from '../../numerics/random.ts'
import { sharpSample, unrefused } from '../../reference/drawn-samples.ts'
import type { BandwidthSelector } from './bandwidth-selector.ts'
import type { DensityOptions } from './density-options.ts'
import { densityTest } from './density-test.ts'
import type { DiscontinuityOptions } from './discontinuity-options.ts'
import { regressionDiscontinuity } from './regression-discontinuity.ts'

const { y, x } = sharpSample(400)

describe('what a refused option says', () => {
  it.each<[DiscontinuityOptions, string, string, string]>([
    [{ cutoff: NaN }, 'cutoff', 'cutoff NaN', 'a finite cutoff'],
    [{ order: 9 }, 'p', 'p 9', 'a whole order from 0 to 8'],
    [
      { order: 2, biasOrder: 2 },
      'q',
      'q 2',
      'a whole order for the bias from 3 to 9, above that of the fit',
    ],
    [
      { order: 1, derivative: 2 },
      'derivative',
      'derivative 2',
      'a whole derivative from 0 to the order of the fit, 1',
    ],
    [{ matches: 0 }, 'matches', 'matches 0', 'a whole number from 1 to 1000'],
    [{ regularise: -1 }, 'scaleregul', 'scaleregul -1', 'a number from 0'],
    [{ donut: -1 }, 'donut', 'donut -1', 'a distance from 0'],
    [{ rho: 0 }, 'rho', 'rho 0', 'a ratio above 0'],
    [{ bandwidth: 0 }, 'bandwidth', 'bandwidth 0', 'a bandwidth above 0'],
  ])('of a threshold: %j', (options, option, found, expected) => {
    const outcome = regressionDiscontinuity(y, x, options)
    expect(outcome.ok ? [] : outcome.refusals).toEqual([
      {
        ...{ code: 'option-out-of-range', found, expected },
        ...{ whatToDo: `Give ${expected}.`, about: { option } },
      },
    ])
  })

  it('of a bandwidth for the bias alone', () => {
    const biasBandwidth = { left: 0.4, right: 0.5 }
    const outcome = regressionDiscontinuity(y, x, { biasBandwidth })
    expect(outcome.ok ? [] : outcome.refusals).toEqual([
      {
        code: 'option-out-of-range',
        found: 'bias-bandwidth 0.4, 0.5',
        expected: 'a bandwidth beside it',
        whatToDo: 'Give --bandwidth too, or leave both to the selector.',
        about: { option: 'bias-bandwidth' },
      },
    ])
  })

  it.each<[DensityOptions, string, string, string]>([
    [{ cutoff: Infinity }, 'cutoff', 'cutoff Infinity', 'a finite cutoff'],
    [{ order: 0 }, 'p', 'p 0', 'a whole order from 1 to 7'],
    [
      { order: 3, biasOrder: 2 },
      'q',
      'q 2',
      'a whole order from 3 to 8 for the fit that is tested',
    ],
    [{ bandwidth: -2 }, 'bandwidth', 'bandwidth -2', 'a bandwidth above 0'],
  ])('of a density test: %j', (options, option, found, expected) => {
    const outcome = densityTest(x, options)
    expect(outcome.ok ? [] : outcome.refusals).toEqual([
      {
        ...{ code: 'option-out-of-range', found, expected },
        ...{ whatToDo: `Give ${expected}.`, about: { option } },
      },
    ])
  })
})

describe('bandwidths where running values repeat', () => {
  // Whole values from -40 to 39, three times each, and an outcome that bends within a few of them.
  const random = seeded(4)
  const running = Array.from({ length: 240 }, (_, i) => Math.floor(i / 3) - 40)
  const outcome = running.map((at) => 100 * Math.sin(at * 1.3) + random.normal())
  const widths = (selector: BandwidthSelector, massPoints: 'adjust' | 'off' = 'adjust') => {
    const options = { selector, massPoints }
    const { bandwidths } = unrefused(regressionDiscontinuity(outcome, running, options))
    const { hLeft, hRight, bLeft, bRight } = bandwidths
    return [hLeft, hRight, bLeft, bRight].map((width) => Number(width.toFixed(4)))
  }

  it('begin with ten different values and end where bias and variance balance', () => {
    // As they came out when the steps agreed with the published examples.
    expect(widths('mserd')).toEqual([6.8772, 6.8772, 14.4828, 14.4828])
    expect(widths('mserd', 'off')).toEqual([6.867, 6.867, 14.4951, 14.4951])
    expect(widths('msetwo')).toEqual([4.6876, 10.4289, 11.1968, 16.8804])
    expect(widths('msetwo', 'off')).toEqual([4.6022, 10.6339, 11.2074, 16.9408])
  })

  it('are combined as the smaller of two or the middle of three, and shrink for coverage', () => {
    const [two = [], rd = [], sum = []] = (['msetwo', 'mserd', 'msesum'] as const).map((one) =>
      widths(one),
    )
    const middle = (at: number) => [two[at], rd[at], sum[at]].toSorted((a = 0, b = 0) => a - b)[1]
    expect(widths('msecomb1')).toEqual(rd.map((width, at) => Math.min(width, sum[at] ?? NaN)))
    expect(widths('msecomb2')).toEqual([0, 1, 2, 3].map(middle))
    const shrink = 240 ** (-1 / 20)
    const [hLeft = NaN, hRight = NaN, bLeft, bRight] = widths('certwo')
    expect(hLeft).toBeCloseTo((two[0] ?? NaN) * shrink, 3)
    expect(hRight).toBeCloseTo((two[1] ?? NaN) * shrink, 3)
    expect([bLeft, bRight]).toEqual(two.slice(2))
  })
})
