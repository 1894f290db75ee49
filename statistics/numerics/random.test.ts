import { describe, expect, it } from 'vitest'
import { chiSquareQuantile } from './chi-square.ts'
import { mean, sampleVariance } from './moments.ts'
import { normalCdf } from './normal.ts'
import { seeded } from './random.ts'

const many = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw)

describe('seeded draws', () => {
  it('are the same for the same seed, on every machine', () => {
    const random = seeded(42)
    expect(many(3, random.uniform)).toEqual([
      0.9999993701129287, 0.8758418435769486, 0.03919820288731701,
    ])
    expect(many(5, () => seeded(42).index(1000))).toEqual(many(5, () => 605))
    const normal = seeded(42)
    const [first, second] = [normal.normal(), normal.normal()]
    expect(first).toBeCloseTo(4.845997008149536, 14)
    expect(second).toBeCloseTo(1.1544485685350443, 14)
  })

  it('differ between seeds', () => {
    expect(seeded(1).uniform()).not.toBe(seeded(2).uniform())
    expect(seeded(0).uniform()).not.toBe(seeded(1).uniform())
  })

  it('do not depend on draws made elsewhere', () => {
    const alone = many(20, seeded(5).uniform)
    const one = seeded(5)
    const other = seeded(6)
    const beside = many(20, () => {
      other.index(7)
      return one.uniform()
    })
    expect(beside).toEqual(alone)
  })

  it('are uniform, and never 0 or 1', () => {
    const draws = many(20_000, seeded(3).uniform)
    expect(Math.min(...draws)).toBeGreaterThan(0)
    expect(Math.max(...draws)).toBeLessThan(1)
    expect(mean(draws)).toBeCloseTo(0.5, 2)
    expect(sampleVariance(draws)).toBeCloseTo(1 / 12, 2)
  })

  it('take each index as often as any other', () => {
    const counts = new Float64Array(7)
    const random = seeded(11)
    for (let i = 0; i < 21_000; i += 1) {
      const index = random.index(7)
      expect(Number.isInteger(index)).toBe(true)
      counts[index] = (counts[index] ?? NaN) + 1
    }
    const chiSquare = counts.reduce((total, count) => total + (count - 3000) ** 2 / 3000, 0)
    expect(chiSquare).toBeLessThan(chiSquareQuantile(0.999, 6))
    expect(many(10, () => random.index(1))).toEqual(many(10, () => 0))
  })

  it('are normal, one uniform draw each', () => {
    const draws = many(20_000, seeded(8).normal)
    expect(mean(draws)).toBeCloseTo(0, 1)
    expect(sampleVariance(draws)).toBeCloseTo(1, 1)
    expect(normalCdf(seeded(9).normal())).toBeCloseTo(seeded(9).uniform(), 12)
  })
})
