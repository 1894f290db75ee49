import type {
  ComparedParticipant,
  ComparedParticipants,
} from '@peil/domain/measurement/comparison.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { funnelGeometry } from './funnel-geometry.ts'

const spot = (
  agreement: string,
  expected: number,
  ratio: number,
  position: ComparedParticipant['position'] = 'within',
): ComparedParticipant => ({
  agreement,
  expected,
  ratio,
  reach: ratio * expected,
  position,
  rankLow: 1,
  rankHigh: 2,
})

const limit = (expected: number, half: number) => ({
  expected,
  low95: Math.max(1 - half, 0),
  high95: 1 + half,
  low998: Math.max(1 - 1.6 * half, 0),
  high998: 1 + 1.6 * half,
})

const compared = (
  places: readonly ComparedParticipant[],
  more: Partial<ComparedParticipants> = {},
): ComparedParticipants => ({
  kind: 'compared',
  moment: 'final',
  ratio: 1,
  betweenVariance: 0,
  rankLevel: 0.9,
  limits: [limit(10, 0.6), limit(100, 0.2), limit(1000, 0.1)],
  places,
  ...more,
})

describe('the places in a funnel', () => {
  it('keep equal proportions of what was expected equally far apart', () => {
    const { marks } = funnelGeometry(compared([10, 100, 1000].map((x) => spot(`a${x}`, x, 1))))
    const [small, middle, large] = marks.map(({ x }) => x)
    expect((middle ?? 0) - (small ?? 0)).toBeCloseTo((large ?? 0) - (middle ?? 0), 0)
  })

  it('start at zero, and cut off nobody', () => {
    const { marks, yTicks, centre } = funnelGeometry(
      compared([spot('none', 10, 0), spot('all', 10, 1), spot('much', 10, 7.5, 'far-above')]),
    )
    const y = new Map(marks.map((mark) => [mark.agreement, mark.y]))
    expect(y.get('none')).toBe(88)
    expect(y.get('all')).toBe(centre)
    expect(y.get('much')).toBeGreaterThan(4)
    expect(yTicks[0]).toEqual({ value: 0, at: 88 })
  })

  it('lie within the drawing, whatever is drawn', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.double({ min: 0.5, max: 1e5, noNaN: true }),
            fc.double({ min: 0, max: 20, noNaN: true }),
          ),
          { minLength: 1, maxLength: 40 },
        ),
        (pairs) => {
          const { marks, centre } = funnelGeometry(
            compared(pairs.map(([x, y], i) => spot(String(i), x, y, 'far-above'))),
          )
          for (const { x, y } of [...marks, { x: 50, y: centre }]) {
            expect(x).toBeGreaterThanOrEqual(0)
            expect(x).toBeLessThanOrEqual(100)
            expect(y).toBeGreaterThanOrEqual(0)
            expect(y).toBeLessThanOrEqual(88)
          }
        },
      ),
    )
  })

  it('have names only far out, eight at most, none over another, on the side with room', () => {
    const far = Array.from({ length: 30 }, (_, i) =>
      spot(`far${i}`, 10 ** (1 + (i % 3)), 1 + i / 10, 'far-above'),
    )
    const { marks } = funnelGeometry(compared([spot('near', 50, 1), ...far]))
    const named = marks.filter((mark) => mark.named)
    expect(named.length).toBe(8)
    expect(named.some(({ agreement }) => agreement === 'near')).toBe(false)
    for (const one of named) {
      expect(one.side).toBe(one.x > 60 ? 'start' : 'end')
      for (const other of named) {
        if (one !== other) {
          expect(Math.abs(one.y - other.y) > 6 || Math.abs(one.x - other.x) > 32).toBe(true)
        }
      }
    }
  })

  it('have a few round numbers below them', () => {
    const wide = funnelGeometry(compared([spot('a', 2, 1), spot('b', 20_000, 1)]))
    expect(wide.xTicks.map(({ value }) => value)).toEqual([10, 100, 1000, 10_000])
    const narrow = funnelGeometry(
      compared([spot('a', 15, 1)], { limits: [limit(15, 1), limit(60, 1)] }),
    )
    expect(narrow.xTicks.map(({ value }) => value)).toEqual([20, 50])
  })

  it('draw the bands as closed shapes, the outer around the inner', () => {
    const { band95, band998 } = funnelGeometry(compared([spot('a', 10, 1)]))
    for (const band of [band95, band998])
      expect(band).toMatch(/^M[\d.]+ [\d.]+(L[\d.]+ [\d.]+){5}Z$/)
    const firstHigh = (band: string) => Number(/^M[\d.]+ ([\d.]+)/.exec(band)?.[1])
    expect(firstHigh(band998)).toBeLessThan(firstHigh(band95))
  })
})
