import { describe, expect, it } from 'vitest'
import { sharpSample } from '../../reference/drawn-samples.ts'
import type { DiscontinuityOptions } from './discontinuity-options.ts'
import { regressionDiscontinuity } from './regression-discontinuity.ts'

const { y, x } = sharpSample(400)

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

describe('options', () => {
  it.each([
    [{ level: 0 }, 'level'],
    [{ level: 1 }, 'level'],
    [{ order: -1 }, 'p'],
    [{ order: 9 }, 'p'],
    [{ order: 1.5 }, 'p'],
    [{ biasOrder: 1 }, 'q'],
    [{ biasOrder: 10 }, 'q'],
    [{ order: 1, derivative: 2 }, 'derivative'],
    [{ derivative: -1, order: 1 }, 'derivative'],
    [{ matches: 0 }, 'matches'],
    [{ matches: 1001 }, 'matches'],
    [{ regularise: -0.1 }, 'scaleregul'],
    [{ regularise: Infinity }, 'scaleregul'],
    [{ donut: -1 }, 'donut'],
    [{ donut: Infinity }, 'donut'],
    [{ rho: 0 }, 'rho'],
    [{ rho: Infinity }, 'rho'],
    [{ bandwidth: 0 }, 'bandwidth'],
    [{ bandwidth: { left: 1, right: -1 } }, 'bandwidth'],
    [{ bandwidth: 1, biasBandwidth: Infinity }, 'bias-bandwidth'],
    [{ biasBandwidth: 1 }, 'bias-bandwidth'],
  ] as const)('%o is refused', (options, option) => {
    const refusals = refusalOf(y, x, options)
    expect(refusals).toHaveLength(1)
    expect(refusals[0]?.about).toEqual({ option })
  })

  it('say what they were, and what is expected', () => {
    expect(refusalOf(y, x, { order: 2, biasOrder: 2 })).toEqual([
      {
        code: 'option-out-of-range',
        found: 'q 2',
        expected: 'a whole order for the bias from 3 to 9, above that of the fit',
        whatToDo: 'Give a whole order for the bias from 3 to 9, above that of the fit.',
        about: { option: 'q' },
      },
    ])
    expect(refusalOf(y, x, { biasBandwidth: { left: 1, right: 2 } })[0]).toMatchObject({
      found: 'bias-bandwidth 1, 2',
      whatToDo: 'Give --bandwidth too, or leave both to the selector.',
    })
  })

  it('at their limits are taken', () => {
    expect(codesOf(y, x, { order: 8, biasOrder: 9, bandwidth: 1 })).toEqual([])
    expect(codesOf(y, x, { matches: 1 })).toEqual([])
    expect(codesOf(y, x, { order: 1, derivative: 1 })).toEqual([])
  })
})
