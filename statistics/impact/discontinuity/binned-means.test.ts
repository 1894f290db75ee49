import { describe, expect, it } from 'vitest'
import { seeded } from '../../numerics/random.ts'
import { unrefused } from '../../reference/drawn-samples.ts'
import { binnedMeans } from './binned-means.ts'

const draw = (seed: number, n: number): { y: number[]; x: number[] } => {
  const random = seeded(seed)
  const x = Array.from({ length: n }, () => 2 * random.uniform() - 1)
  const y = x.map((at) => at + at * at + (at >= 0 ? 1 : 0) + random.normal())
  return { y, x }
}

const close = (ours: number | null, other: number, digits = 6): void => {
  expect(Math.abs((ours ?? NaN) - other)).toBeLessThan(10 ** -digits * (1 + Math.abs(other)))
}

describe('binned means', () => {
  const { y, x } = draw(8, 500)
  const n = (bins: readonly { readonly n: number }[]) =>
    bins.reduce((total, bin) => total + bin.n, 0)

  it('hold every row once, on its own side, and keep the mean', () => {
    for (const spacing of ['even', 'quantile'] as const) {
      for (const cutoff of [0, 0.3]) {
        const { left, right } = unrefused(binnedMeans(y, x, { cutoff, spacing }))
        expect(n(left)).toBe(x.filter((at) => at < cutoff).length)
        expect(n(right)).toBe(x.filter((at) => at >= cutoff).length)
        const total = [...left, ...right].reduce((sum, bin) => sum + bin.n * bin.meanOutcome, 0)
        close(
          total,
          y.reduce((sum, value) => sum + value, 0),
          9,
        )
        for (const bin of [...left, ...right]) {
          expect(bin.meanRunning).toBeGreaterThanOrEqual(bin.from - 1e-9)
          expect(bin.meanRunning).toBeLessThanOrEqual(bin.to + 1e-9)
        }
      }
    }
  })

  it('are as many as the spread of neighbouring rows asks for', () => {
    // Left: outcomes 0 and 2 in turn, one apart: variance 1.0256 of 40, Σ dx dy² = 39 × 4, V = 2 × 39 ÷ 40.
    const running = Array.from({ length: 80 }, (_, i) => i - 40)
    const outcome = running.map((_, i) => 2 * (i % 2))
    const { left, right } = unrefused(binnedMeans(outcome, running))
    const variance = 40 / 39
    const size = 80 / Math.log(80) ** 2
    expect(left).toHaveLength(Math.ceil((variance / ((39 * 4) / (2 * 40))) * size))
    expect(right).toHaveLength(Math.ceil((variance / ((39 * 4) / (2 * 39))) * size))
    expect(left[0]).toEqual({
      ...{ from: -40, to: expect.closeTo(-80 / 3, 12) as number },
      ...{ n: 14, meanRunning: -33.5, meanOutcome: 1 },
    })
    expect(right[0]).toEqual({ from: 0, to: 13, n: 13, meanRunning: 6, meanOutcome: 12 / 13 })
    const quantile = unrefused(binnedMeans(outcome, running, { spacing: 'quantile' }))
    expect(quantile.left).toHaveLength(Math.ceil((variance / ((39 * 4) / 80)) * size))
    expect(quantile.left[0]).toMatchObject({ from: -40, to: -27, n: 13, meanRunning: -34 })
  })

  it('are as many as the spread asks for where rows are not as far apart', () => {
    // Outcomes 0 and 2 in turn; each second step is three times as wide: 40 rows from -78 on.
    const side = Array.from({ length: 40 }, (_, i) => 2 * i + (i % 2))
    const running = [...side.map((at) => at - 80), ...side]
    const outcome = running.map((_, i) => 2 * (i % 2))
    const size = 80 / Math.log(80) ** 2
    const widths = side.slice(1).map((at, i) => at - (side[i] ?? NaN))
    const local = widths.reduce((all, width) => all + 4 * width, 0)
    const even = unrefused(binnedMeans(outcome, running, { spacing: 'even' }))
    expect(even.left).toHaveLength(Math.ceil((40 / 39 / (local / (2 * 80))) * size))
    const scarce = running.map((at, i) => (i % 8 === 7 ? 2 : at % 1))
    const wide = running.map((at, i) => (i % 8 === 7 ? at + 0.9 : at))
    const steps = (spacing: 'even' | 'quantile') =>
      unrefused(binnedMeans(scarce, wide, { spacing })).right.length
    const right = wide.slice(40)
    const jumps = right.slice(1).map((at, i) => {
      const change = ((scarce[41 + i] ?? NaN) - (scarce[40 + i] ?? NaN)) ** 2
      return [change, change * (at - (right[i] ?? NaN))] as const
    })
    const variance = (5 * 35 * 4) / 40 / 39
    const sums = jumps.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0])
    expect(steps('quantile')).toBe(Math.ceil((variance / (sums[0] / (2 * 40))) * size))
    const reach = right.at(-1) ?? NaN
    expect(steps('even')).toBe(Math.ceil((variance / (sums[1] / (2 * reach))) * size))
    expect(steps('even')).not.toBe(steps('quantile'))
  })

  it('are one where the outcome does not vary, and at most one per row', () => {
    const running = [-4, -3, -2, -1, 0, 1, 2, 3]
    const { left, right } = unrefused(binnedMeans([5, 5, 5, 5, 0, 100, 101, 200], running))
    expect(left).toEqual([{ from: -4, to: 0, n: 4, meanRunning: -2.5, meanOutcome: 5 }])
    expect(right.length).toBeLessThanOrEqual(4)
    expect(n(right)).toBe(4)
    const slow = running.map((_, i) => i / 1000)
    expect(unrefused(binnedMeans(slow, running)).left).toHaveLength(4)
    expect(binnedMeans([1], [1]).ok).toBe(false)
  })
})
