import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifyValues } from './value-classes.ts'

describe('classes of a map', () => {
  it('have round limits and about as many places each', () => {
    const { classes } = classifyValues(Array.from({ length: 101 }, (_, i) => i))
    expect(classes).toEqual([
      { number: 1, from: 0, to: 20, count: 20 },
      { number: 2, from: 20, to: 40, count: 20 },
      { number: 3, from: 40, to: 60, count: 20 },
      { number: 4, from: 60, to: 80, count: 20 },
      { number: 5, from: 80, to: 100, count: 21 },
    ])
  })

  it('begin at their limit: a value on it belongs above', () => {
    const { classOf } = classifyValues(Array.from({ length: 101 }, (_, i) => i))
    expect(classOf(19.999)).toBe(1)
    expect(classOf(20)).toBe(2)
    expect(classOf(100)).toBe(5)
  })

  it('are one when all values are equal, and none without values', () => {
    expect(classifyValues([3, 3, 3]).classes).toEqual([{ number: 1, from: 3, to: 3, count: 3 }])
    expect(classifyValues([]).classes).toEqual([])
  })

  it('have limits that read well, also of small fractions', () => {
    const { classes } = classifyValues(Array.from({ length: 51 }, (_, i) => i / 100))
    expect(classes.map(({ from }) => from)).toEqual([0, 0.1, 0.2, 0.3, 0.4])
  })

  it('are never empty, hold every value once and follow each other', () => {
    const value = fc.oneof(
      fc.integer({ min: -5, max: 5 }),
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    )
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 80 }), (values) => {
        const { classes, classOf } = classifyValues(values)
        expect(classes.length).toBeLessThanOrEqual(5)
        expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(values.length)
        for (const { number, count, from, to } of classes) {
          expect(count).toBeGreaterThan(0)
          for (const one of values.filter((it) => classOf(it) === number)) {
            expect(one).toBeGreaterThanOrEqual(from)
            expect(one).toBeLessThanOrEqual(to)
          }
        }
      }),
      { seed: 6 },
    )
  })
})
