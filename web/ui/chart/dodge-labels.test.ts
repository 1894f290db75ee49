import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dodgeLabels } from './dodge-labels.ts'

const within = { gap: 10, low: 0, high: 200 }

describe('labels', () => {
  it('stay where they are when there is room', () => {
    expect(dodgeLabels([50, 10, 100], within)).toEqual([50, 10, 100])
  })

  it('part evenly around the place they share', () => {
    expect(dodgeLabels([50, 50], within)).toEqual([45, 55])
    expect(dodgeLabels([50, 52, 54], within)).toEqual([42, 52, 62])
  })

  it('stay within the plot', () => {
    expect(dodgeLabels([0, 1], within)).toEqual([0, 10])
    expect(dodgeLabels([200, 200], within)).toEqual([190, 200])
  })

  it('pass the end rather than be left out when there are too many', () => {
    expect(dodgeLabels([5, 5, 5], { gap: 10, low: 0, high: 15 })).toEqual([0, 10, 20])
  })

  it('never overlap and never change order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 12 }), (wanted) => {
        const places = dodgeLabels(wanted, within)
        const order = wanted.map((at, i) => ({ at, i, to: places[i] ?? NaN }))
        order.sort((a, b) => a.at - b.at || a.i - b.i)
        order.forEach(({ to }, i) => {
          const before = order[i - 1]
          if (before !== undefined) expect(to - before.to).toBeGreaterThanOrEqual(10 - 1e-9)
          expect(to).toBeGreaterThanOrEqual(0)
          expect(to).toBeLessThanOrEqual(200)
        })
      }),
      { seed: 2 },
    )
  })
})
