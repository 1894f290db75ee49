import { describe, expect, it } from 'vitest'
import { differenceFrom } from './difference-from.ts'
import type { Benchmark, Figure } from './figure.ts'

const share = (numerator: number, denominator: number): Figure => ({
  value: numerator / denominator,
  numerator,
  denominator,
})

/** The sums of a region in which the others have a share of 10 % of 100,000. */
const regionWith = ({ numerator = 0, denominator = 0 }: Figure): Benchmark => ({
  kind: 'benchmark',
  value: 0.1,
  numerator: 10_000 + numerator,
  denominator: 100_000 + denominator,
  areas: 10,
  of: 10,
})

const proportion = { kind: 'proportion' } as const
const rate = { kind: 'rate' } as const
const against = (
  figure: Figure,
  indicator: { readonly kind: 'proportion' | 'rate' } = proportion,
) => differenceFrom(indicator, figure, regionWith(figure))

const asked = (value: number, lower: number, upper: number): Figure => ({ value, lower, upper })
const flanders = (lower: number, upper: number) =>
  ({ kind: 'supplied', figure: asked((lower + upper) / 2, lower, upper) }) as const

describe('the difference between a municipality and an area', () => {
  it('is clear when the intervals of the numbers do not touch', () => {
    expect(against(share(130, 1000))).toBe('higher')
    expect(against(share(70, 1000))).toBe('lower')
    expect(against(share(110, 1000))).toBe('no-clear-difference')
    expect(against(share(130, 1000), rate)).toBe('higher')
    expect(against(share(70, 1000), rate)).toBe('lower')
    expect(against(share(110, 1000), rate)).toBe('no-clear-difference')
  })

  it('needs more where a place is small', () => {
    expect(against(share(13, 100))).toBe('no-clear-difference')
    expect(against(share(1, 1))).toBe('higher')
    expect(against(share(0, 30))).toBe('no-clear-difference')
    expect(against(share(0, 40))).toBe('lower')
  })

  it('leaves the place itself out of the area', () => {
    const whole = { ...regionWith(share(0, 0)), numerator: 9000, denominator: 30_000 }
    // 7,000 of 20,000 is 35 %, the region with it 30 %, the others 20 %.
    expect(differenceFrom(proportion, share(7000, 20_000), whole)).toBe('higher')
    expect(differenceFrom(proportion, share(9000, 30_000), whole)).toBeNull()
  })

  it('takes the intervals of a survey as they are, and touching is not clear', () => {
    expect(differenceFrom(proportion, asked(0.6, 0.51, 0.69), flanders(0.48, 0.5))).toBe('higher')
    expect(differenceFrom(proportion, asked(0.6, 0.5, 0.7), flanders(0.48, 0.5))).toBe(
      'no-clear-difference',
    )
    expect(differenceFrom(proportion, asked(0.4, 0.32, 0.48), flanders(0.48, 0.5))).toBe(
      'no-clear-difference',
    )
    expect(differenceFrom(proportion, asked(0.4, 0.32, 0.47), flanders(0.48, 0.5))).toBe('lower')
  })

  it('is not said where there is nothing to say it with', () => {
    const figure = share(130, 1000)
    const region = regionWith(figure)
    const range = {
      kind: 'range',
      lowest: { value: 0.1, areas: [] },
      highest: { value: 0.2, areas: [] },
      areas: 2,
      of: 2,
    } as const
    expect(differenceFrom(proportion, null, region)).toBeNull()
    expect(differenceFrom(proportion, { value: null, status: 'not-due' }, region)).toBeNull()
    expect(differenceFrom(proportion, figure, null)).toBeNull()
    expect(differenceFrom(proportion, asked(0.6, 0.5, 0.7), range)).toBeNull()
    expect(differenceFrom(proportion, asked(0.6, 0.5, 0.7), region)).toBeNull()
    expect(differenceFrom(proportion, figure, flanders(0.1, 0.2))).toBeNull()
    for (const kind of ['count', 'mean', 'offer'] as const) {
      expect(differenceFrom({ kind }, figure, region), kind).toBeNull()
    }
    expect(differenceFrom(rate, share(12.5, 1000), region)).toBeNull()
  })
})
