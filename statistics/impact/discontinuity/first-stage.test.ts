import { describe, expect, it } from 'vitest'
import { sharpSample } from '../../reference/drawn-samples.ts'
import { regressionDiscontinuity } from './regression-discontinuity.ts'

const { y, x } = sharpSample(400)

describe('a treatment that is taken up', () => {
  const largest = x.reduce((most, at) => Math.max(most, Math.abs(at)), 0)
  /** Straight on both sides of the cutoff, with a jump there. */
  const outcomeOf = (jump: number, below: number, above: number) =>
    regressionDiscontinuity(y, x, {
      treatment: x.map((at) => (at < 0 ? (below * at) / largest : jump + (above * at) / largest)),
      bandwidth: largest,
    })
  const codesOf = (jump: number, below: number, above: number) => {
    const outcome = outcomeOf(jump, below, above)
    return outcome.ok ? [] : outcome.refusals.map(({ code }) => code)
  }

  it('must jump at the cutoff by more than rounding, beside its largest value', () => {
    expect(codesOf(1e-8, 1, 1)).toEqual([])
    expect(codesOf(0, 1, 1)).toEqual(['no-first-stage'])
    expect(codesOf(1e-8, 1000, 1)).toEqual(['no-first-stage'])
    expect(codesOf(1e-8, 1, 1000)).toEqual(['no-first-stage'])
    expect(codesOf(1e-6, 1000, 1)).toEqual([])
    expect(codesOf(-1e-6, 1, 1000)).toEqual([])
  })

  it('is refused in words where it does not', () => {
    const outcome = outcomeOf(1e-8, 1000, 1)
    const [refusal] = outcome.ok ? [] : outcome.refusals
    expect(refusal).toEqual({
      code: 'no-first-stage',
      found: expect.stringMatching(/^a jump of the treatment of \S+ at the cutoff$/) as string,
      expected: 'a treatment that changes at the cutoff',
      whatToDo:
        'Check the cutoff and the treatment column; without a jump there is no effect to tell.',
      about: { column: 'treatment' },
    })
  })
})
