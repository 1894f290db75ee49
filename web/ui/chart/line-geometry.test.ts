import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineGeometry, type LineChartData, type LinePoint } from './line-geometry.ts'
import { day, yearly } from './test-chart.ts'

const drawn = (points: readonly LinePoint[], more: Partial<LineChartData> = {}) =>
  lineGeometry({
    series: [{ id: 'a', name: 'Aalst', points }],
    height: 200,
    dateLength: 4,
    ...more,
  })

/** How many separate lines a path holds. */
const pieces = (path: string | undefined): number => (path ?? '').split('M').length - 1

describe('a line over time', () => {
  it('joins neighbours, and stops where a figure is missing', () => {
    expect(pieces(drawn(yearly([1, 2, 3, 4])).series[0]?.line)).toBe(1)
    expect(pieces(drawn(yearly([1, 2, null, 4, 5])).series[0]?.line)).toBe(2)
  })

  it('stops where the way of counting changed, on that day and not before', () => {
    const brokenFrom = (from: string) =>
      drawn(yearly([1, 2, 3, 4]), { breaks: [{ from: day(from), note: 'new' }] })
    expect(pieces(brokenFrom('2017-01-01').series[0]?.line)).toBe(2)
    expect(brokenFrom('2017-01-01').breaks).toEqual([{ x: 50.04, note: 'new' }])
    // The last day counted the old way is that of 2016; from the next on it is the same break.
    expect(brokenFrom('2017-12-31').series[0]?.line).toBe(brokenFrom('2017-01-01').series[0]?.line)
    expect(brokenFrom('2016-12-31').series[0]?.line).not.toBe(
      brokenFrom('2017-01-01').series[0]?.line,
    )
  })

  it('has no break before its first or after its last figure', () => {
    for (const from of ['2015-06-01', '2030-01-01']) {
      const { breaks, series } = drawn(yearly([1, 2]), { breaks: [{ from: day(from), note: '' }] })
      expect(breaks).toEqual([])
      expect(pieces(series[0]?.line)).toBe(1)
    }
  })

  it('is a mark alone for one figure, and nothing without any', () => {
    const one = drawn(yearly([7]))
    expect(one.series[0]).toMatchObject({ line: '', band: '', marks: [{ x: 50 }] })
    const none = drawn(yearly([null, null]))
    expect(none.series[0]).toMatchObject({ line: '', marks: [], label: null })
    expect(none.series[0]?.absent).toHaveLength(2)
    expect(lineGeometry({ series: [], height: 200, dateLength: 4 }).series).toEqual([])
  })

  it('tells withheld from missing', () => {
    const points = [
      ...yearly([1]),
      ...yearly([null, null]).slice(1),
      { on: day('2018-12-31'), value: null, text: 'kept', absence: 'withheld' as const },
    ]
    expect(drawn(points).series[0]?.absent.map(({ kind }) => kind)).toEqual(['missing', 'withheld'])
  })

  it('shows intervals when asked, and then holds them within the plot', () => {
    const points = yearly([5, 6], { lower: 2, upper: 90 })
    const off = drawn(points).series[0]
    expect(off?.band).toBe('')
    expect(off?.marks[0]).toMatchObject({ y1: null, y2: null })
    const on = drawn(points, { intervals: true }).series[0]
    expect(pieces(on?.band)).toBe(1)
    expect(on?.marks[0]?.y1).toBeGreaterThan(on?.marks[0]?.y ?? 0)
    expect(on?.marks[0]?.y2).toBeGreaterThanOrEqual(0)
  })

  it('stands at the same height for the same value when charts share a domain', () => {
    const at = (values: readonly number[]) => drawn(yearly(values), { domain: [0, 100] }).series[0]
    expect(at([50])?.marks[0]?.y).toBe(100)
    expect(at([50, 90])?.marks[0]?.y).toBe(100)
  })

  it('lies within the plot, whatever the values', () => {
    const value = fc.option(fc.double({ min: -1e12, max: 1e12, noNaN: true }))
    fc.assert(
      fc.property(fc.array(value, { maxLength: 12 }), (values) => {
        for (const { x, y } of drawn(yearly(values)).series[0]?.marks ?? []) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(100)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(200)
        }
      }),
      { seed: 3 },
    )
  })

  it('has its name at its last figure, away from the names of others', () => {
    const { series } = lineGeometry({
      series: ['a', 'b'].map((id) => ({ id, name: id, points: yearly([1, 2, null]) })),
      height: 200,
      dateLength: 4,
    })
    const [first, second] = series.map(({ label }) => label)
    expect(first?.lineY).toBe(second?.lineY)
    expect(Math.abs((first?.y ?? 0) - (second?.y ?? 0))).toBe(17)
  })
})
