import { describe, expect, it } from 'vitest'
import { byValue, dotPlotGeometry, type DotPlace } from './dot-plot-geometry.ts'

const options = { intervals: true, references: [], value: String }
const place = (id: string, value: number | null, more: Partial<DotPlace> = {}): DotPlace => ({
  id,
  name: id,
  value,
  text: id,
  ...more,
})

describe('places below each other', () => {
  it('keep their order, one row each, also without a value', () => {
    const { rows, height } = dotPlotGeometry(
      [place('a', 1), place('b', null), place('c', null, { absence: 'withheld' })],
      options,
    )
    expect(rows.map(({ id, y }) => [id, y])).toEqual([
      ['a', 12.5],
      ['b', 37.5],
      ['c', 62.5],
    ])
    expect(rows.map(({ absence }) => absence)).toEqual([null, 'missing', 'withheld'])
    expect(height).toBe(75)
  })

  it('show intervals on request only', () => {
    const places = [place('a', 5, { lower: 1, upper: 40 })]
    const on = dotPlotGeometry(places, options).rows[0]
    const off = dotPlotGeometry(places, { ...options, intervals: false }).rows[0]
    expect(off).toMatchObject({ x1: null, x2: null })
    expect(on?.x1).toBeLessThan(on?.x ?? 0)
    expect(on?.x2).toBeLessThanOrEqual(97)
  })

  it('draw the interval of no value at all', () => {
    const { rows } = dotPlotGeometry([place('a', null, { lower: 1, upper: 2 })], options)
    expect(rows[0]).toMatchObject({ x: null, x1: null, x2: null })
  })

  it('lie within the plot with the lines of the region, also when negative', () => {
    const { rows, references } = dotPlotGeometry([place('a', -50), place('b', 20)], {
      ...options,
      references: [-80],
    })
    for (const x of [...references, ...rows.map((row) => row.x ?? -1)]) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(100)
    }
  })

  it('can be sorted from high to low, those without a value last', () => {
    const sorted = byValue([place('x', null), place('a', 1), place('b', 3), place('c', 1)])
    expect(sorted.map(({ id }) => id)).toEqual(['b', 'a', 'c', 'x'])
  })
})
