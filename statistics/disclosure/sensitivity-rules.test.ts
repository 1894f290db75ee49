import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dominanceRule } from './dominance-rule.ts'
import { frequencyRule } from './frequency-rule.ts'
import { pPercentRule } from './p-percent-rule.ts'
import { codesOf, refusalsOf, valueOf } from './test-tables.ts'

describe('threshold rule', () => {
  it('finds counts below the threshold, and zeros only when asked', () => {
    expect(valueOf(frequencyRule([0, 1, 2, 3, 4], { threshold: 3 }))).toEqual([
      ...[false, true, true, false, false],
    ])
    expect(valueOf(frequencyRule([0, 1, 3], { threshold: 3, protectZeros: true }))).toEqual([
      ...[true, true, false],
    ])
    expect(valueOf(frequencyRule([0, 1], { threshold: 1 }))).toEqual([false, false])
  })

  it('refuses what is no count, by its cell', () => {
    const [refusal] = refusalsOf(frequencyRule([3, 2.5], { threshold: 3 }))
    expect(refusal).toMatchObject({
      code: 'count-not-whole',
      found: 'cell 2: a count of 2.5',
      about: { cell: '2' },
    })
    expect(codesOf(frequencyRule([-1, NaN, Infinity], { threshold: 3 }))).toEqual([
      ...['count-not-whole', 'count-not-whole', 'count-not-whole'],
    ])
  })

  it('refuses a threshold that is no whole number of 1 or more', () => {
    for (const threshold of [0, -1, 2.5, NaN]) {
      const [refusal] = refusalsOf(frequencyRule([1], { threshold }))
      expect(refusal?.code).toBe('threshold-not-whole')
      expect(refusal?.found).toBe(`threshold ${threshold}`)
      expect(refusal?.about).toEqual({ option: 'threshold' })
    }
  })
})

describe('dominance rule', () => {
  it('finds cells in which the largest have more than k per cent', () => {
    const cells = [
      [80, 15, 5],
      [81, 14, 5],
      [5, 14, 81],
    ]
    expect(valueOf(dominanceRule(cells, { n: 1, k: 80 }))).toEqual([
      { sensitive: false, upperProtection: 0 },
      { sensitive: true, upperProtection: 1.25 },
      { sensitive: true, upperProtection: 1.25 },
    ])
    expect(valueOf(dominanceRule([[50, 40, 10]], { n: 2, k: 85 }))[0]?.sensitive).toBe(true)
    expect(valueOf(dominanceRule([[50, 35, 15]], { n: 2, k: 85 }))[0]?.sensitive).toBe(false)
  })

  it('finds nobody dominant in an empty cell', () => {
    expect(
      valueOf(dominanceRule([[], [0, 0]], { n: 1, k: 75 })).map((one) => one.sensitive),
    ).toEqual([false, false])
  })

  it('is kept when the total is as much larger as its protection', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 50, max: 95 }),
        (parts, k) => {
          const [found] = valueOf(dominanceRule([parts], { n: 1, k }))
          const total = parts.reduce((all, part) => all + part, 0)
          const larger = total + (found?.upperProtection ?? NaN)
          expect(Math.max(...parts)).toBeLessThanOrEqual((k / 100) * larger * (1 + 1e-12))
          expect(found?.sensitive).toBe((found?.upperProtection ?? NaN) > 0)
        },
      ),
      { seed: 1 },
    )
  })

  it('refuses n, k and contributions that mean nothing', () => {
    expect(codesOf(dominanceRule([[1]], { n: 0, k: 75 }))).toEqual(['dominance-count-not-whole'])
    expect(codesOf(dominanceRule([[1]], { n: 1.5, k: 75 }))).toEqual(['dominance-count-not-whole'])
    const [n] = refusalsOf(dominanceRule([[1]], { n: 0, k: 75 }))
    expect(n).toMatchObject({ found: 'n 0', about: { option: 'n' } })
    for (const k of [0, -5, 101, NaN]) {
      const [refusal] = refusalsOf(dominanceRule([[1]], { n: 1, k }))
      expect(refusal).toMatchObject({
        code: 'percentage-out-of-range',
        found: `k ${k}`,
        expected: 'more than 0 and at most 100, in per cent',
        about: { option: 'k' },
      })
    }
    expect(valueOf(dominanceRule([[1]], { n: 1, k: 100 }))[0]?.sensitive).toBe(false)
    const [negative] = refusalsOf(dominanceRule([[1], [2, -3]], { n: 1, k: 75 }))
    expect(negative).toMatchObject({
      code: 'contribution-not-positive',
      found: 'cell 2, contribution 2: -3',
      about: { cell: '2', contribution: '2' },
    })
    expect(codesOf(dominanceRule([[NaN], [Infinity]], { n: 1, k: 75 }))).toEqual([
      ...['contribution-not-positive', 'contribution-not-positive'],
    ])
  })
})

describe('p % rule', () => {
  it('finds cells whose largest the second largest knows too well', () => {
    // 100 + 40 + 10: the second knows the first to within 10, that is 10 %.
    expect(valueOf(pPercentRule([[100, 40, 10]], { p: 10 }))).toEqual([
      { sensitive: false, upperProtection: 0 },
    ])
    expect(valueOf(pPercentRule([[10, 100, 40]], { p: 11 }))).toEqual([
      { sensitive: true, upperProtection: 1 },
    ])
    expect(valueOf(pPercentRule([[100]], { p: 10 }))).toEqual([
      { sensitive: true, upperProtection: 10 },
    ])
    expect(valueOf(pPercentRule([[100, 90]], { p: 10 }))[0]?.sensitive).toBe(true)
    expect(valueOf(pPercentRule([[], [0]], { p: 10 })).map((one) => one.sensitive)).toEqual([
      ...[false, false],
    ])
  })

  it('with prior knowledge finds more', () => {
    const cells = [[100, 40, 10, 10]]
    expect(valueOf(pPercentRule(cells, { p: 10 }))[0]?.sensitive).toBe(false)
    expect(valueOf(pPercentRule(cells, { p: 10, q: 50 }))[0]?.sensitive).toBe(false)
    expect(valueOf(pPercentRule(cells, { p: 10, q: 40 }))).toEqual([
      { sensitive: true, upperProtection: 5 },
    ])
  })

  it('refuses percentages that mean nothing', () => {
    const [p] = refusalsOf(pPercentRule([[1]], { p: 0 }))
    expect(p).toMatchObject({
      code: 'percentage-out-of-range',
      found: 'p 0',
      expected: 'more than 0, in per cent',
    })
    expect(codesOf(pPercentRule([[1]], { p: 10, q: 101 }))).toEqual(['percentage-out-of-range'])
    expect(codesOf(pPercentRule([[1]], { p: 10, q: 0 }))).toEqual(['percentage-out-of-range'])
    expect(codesOf(pPercentRule([[-1]], { p: 10 }))).toEqual(['contribution-not-positive'])
    expect(pPercentRule([[1]], { p: 150 }).ok).toBe(true)
  })
})
