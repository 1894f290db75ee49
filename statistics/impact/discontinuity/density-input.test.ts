import { describe, expect, it } from 'vitest'
import { seeded } from '../../numerics/random.ts'
import { unrefused } from '../../reference/drawn-samples.ts'
import type { DensityOptions } from './density-options.ts'
import { densityTest, type DensityTest } from './density-test.ts'

const test = (running: readonly number[], options: DensityOptions = {}): DensityTest =>
  unrefused(densityTest(running, options))

const drawn = (n: number, seed = 1): number[] => {
  const random = seeded(seed)
  return Array.from({ length: n }, () => random.normal() + 0.3)
}

describe('bad input', () => {
  const refusals = (running: readonly number[], options: DensityOptions = {}) => {
    const result = densityTest(running, options)
    return result.ok ? [] : result.refusals
  }
  const codes = (...call: Parameters<typeof refusals>) => refusals(...call).map(({ code }) => code)
  const sample = drawn(100)

  it('is refused', () => {
    expect(codes([])).toEqual(['no-rows'])
    expect(refusals(sample.with(3, Infinity))[0]?.about).toMatchObject({ row: '4' })
    expect(codes(sample, { cutoff: 50 })).toEqual(['cutoff-outside-data'])
    expect(codes(sample.map(() => 1))).toEqual(['cutoff-outside-data'])
    expect(codes(sample, { level: 95 })).toEqual(['level-out-of-range'])
  })

  it('missing values are left out and counted', () => {
    const result = test(sample.with(3, NaN).with(5, NaN))
    expect(result.n).toBe(98)
    expect(result.warnings[0]?.message).toBe('2 rows are left out because a value is missing.')
  })

  it.each([
    [{ order: 0 }, 'p'],
    [{ order: 8 }, 'p'],
    [{ order: 1.5 }, 'p'],
    [{ biasOrder: 1 }, 'q'],
    [{ biasOrder: 9 }, 'q'],
    [{ bandwidth: 0 }, 'bandwidth'],
    [{ bandwidth: { left: 1, right: Infinity } }, 'bandwidth'],
    [{ cutoff: NaN }, 'cutoff'],
  ] as const)('%o is refused', (options, option) => {
    expect(refusals(sample, options).map(({ about }) => about)).toEqual([{ option }])
  })

  it('says what an option was and may be', () => {
    expect(refusals(sample, { biasOrder: 1 })).toEqual([
      {
        code: 'option-out-of-range',
        found: 'q 1',
        expected: 'a whole order from 2 to 8 for the fit that is tested',
        whatToDo: 'Give a whole order from 2 to 8 for the fit that is tested.',
        about: { option: 'q' },
      },
    ])
    expect(codes(drawn(2000), { order: 7, biasOrder: 7 })).toEqual([])
    expect(codes(drawn(2000), { order: 1, biasOrder: 1 })).toEqual([])
  })

  it('too few different values on a side are refused, with their number', () => {
    const few = [-3, -2, -1, -3, ...drawn(60).map(Math.abs)]
    expect(refusals(few)).toEqual([
      {
        code: 'too-few-values',
        found:
          '3 different running values below the cutoff and 60 above it, or too few of them within the bandwidth',
        expected: 'more than 5 on each side within the bandwidth',
        whatToDo: 'Give a wider bandwidth, a lower order, or more rows near the cutoff.',
        about: { column: 'running' },
      },
    ])
    expect(codes(sample, { bandwidth: 0.001 })).toEqual(['too-few-values'])
    expect(codes(sample, { bandwidth: { left: 1, right: 0.001 } })).toEqual(['too-few-values'])
    expect(codes(few.map((x) => -x))).toEqual(['too-few-values'])
  })

  it('warns of few rows, of a bandwidth beyond the data and of densities below zero', () => {
    const even = Array.from({ length: 80 }, (_, i) => i - 39.5)
    const of = (options: DensityOptions) => test(even, options).warnings.map(({ code }) => code)
    expect(of({ bandwidth: 20 })).toEqual([])
    expect(test(even, { bandwidth: { left: 20, right: 19 } }).warnings).toEqual([
      {
        code: 'few-within-bandwidth',
        message:
          'Only 20 rows below the cutoff and 19 above it are within the bandwidth: bunching would hardly be seen.',
      },
    ])
    expect(of({ bandwidth: { left: 19, right: 20 } })).toEqual(['few-within-bandwidth'])
    expect(of({ bandwidth: 39.5 })).toEqual([])
    expect(of({ bandwidth: { left: 39.6, right: 39.5 } })).toEqual(['bandwidth-beyond-data'])
    expect(of({ bandwidth: { left: 39.5, right: 39.6 } })).toEqual(['bandwidth-beyond-data'])
    // Below the cutoff there are ever fewer rows, and none from -0.5 on: the line goes on below zero.
    const steps = (repeats: number) => test([...even, ...even.slice(0, repeats)], { bandwidth: 25 })
    expect(steps(19).warnings.map(({ code }) => code)).toEqual(['mass-points'])
    expect(steps(20).warnings.map(({ code }) => code)).toEqual([
      ...['mass-points', 'few-different-values'],
    ])
    const empty = even.map((_, i) => (i % 2 === 0 ? i / 40 : -0.5 - Math.sqrt(i / 40)))
    expect(test(empty, { bandwidth: 1.9 }).warnings.map(({ code }) => code)).toEqual([
      'density-below-zero',
    ])
    expect(test(empty, { bandwidth: 1.9 }).left.density).toBeLessThan(0)
  })
})
