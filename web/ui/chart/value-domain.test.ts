import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueDomain, valuesOf } from './value-domain.ts'

const figure = (value: number | null, lower?: number, upper?: number) => ({
  value,
  lower,
  upper,
  text: '',
})

describe('where a scale runs', () => {
  it('holds zero, so that a small difference looks small', () => {
    expect(valueDomain([41, 43])).toEqual([0, 50])
    expect(valueDomain([-3, -8])).toEqual([-8, 0])
    expect(valueDomain([-8, 5])).toEqual([-10, 5])
  })

  it('leaves zero out when told to', () => {
    expect(valueDomain([41, 43], { fromZero: false })).toEqual([41, 43])
  })

  it('has room around one value, and is from 0 to 1 without any', () => {
    const [low, high] = valueDomain([50, 50, 50], { fromZero: false })
    expect(low).toBeLessThan(50)
    expect(high).toBeGreaterThan(50)
    expect(valueDomain([])).toEqual([0, 1])
    expect(valueDomain([0, 0])).toEqual([0, 1])
  })

  it('holds every value, however large, small or negative, and never has no length', () => {
    const value = fc.double({ min: -1e15, max: 1e15, noNaN: true })
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.boolean(), (values, fromZero) => {
        const [low, high] = valueDomain(values, { fromZero })
        expect(low).toBeLessThan(high)
        expect(low).toBeLessThanOrEqual(Math.min(...values))
        expect(high).toBeGreaterThanOrEqual(Math.max(...values))
      }),
      { seed: 1 },
    )
  })
})

describe('the values a scale must hold', () => {
  it('are the ends of intervals too, when these are drawn', () => {
    const figures = [figure(5, 3, 9), figure(null), figure(7)]
    expect(valuesOf(figures, false)).toEqual([5, 7])
    expect(valuesOf(figures, true)).toEqual([5, 3, 9, 7, 7, 7])
  })
})
