import { describe, expect, it } from 'vitest'
import { nearestPoint, stepFrom } from './point-steps.ts'

const one = [0, 10, 20].map((x) => ({ series: 'a', x, y: 5 }))
const two = [
  { series: 'a', x: 0, y: 50 },
  { series: 'a', x: 10, y: 50 },
  { series: 'b', x: 0, y: 20 },
  { series: 'b', x: 10, y: 80 },
]

describe('the nearest point', () => {
  it('is the one under the pointer, within reach and no further', () => {
    expect(nearestPoint(one, 12, 5, 5)).toBe(1)
    expect(nearestPoint(one, 10, 10, 5)).toBe(1)
    expect(nearestPoint(one, 10, 10.1, 5)).toBe(null)
    expect(nearestPoint([], 0, 0, 5)).toBe(null)
  })
})

describe('a key', () => {
  it('leads along the series and stops at its ends', () => {
    expect(stepFrom(one, 0, 'ArrowRight')).toBe(1)
    expect(stepFrom(one, 2, 'ArrowRight')).toBe(null)
    expect(stepFrom(one, 1, 'ArrowLeft')).toBe(0)
    expect(stepFrom(one, 0, 'ArrowLeft')).toBe(null)
    expect(stepFrom(two, 1, 'ArrowRight')).toBe(null)
  })

  it('leads to the first and the last of the series', () => {
    expect(stepFrom(two, 3, 'Home')).toBe(2)
    expect(stepFrom(two, 0, 'End')).toBe(1)
  })

  it('leads across as points lie on the screen, whatever their order in the drawing', () => {
    const drawn = [0, 20, 10].map((x) => ({ series: 'a', x, y: 5 }))
    expect(stepFrom(drawn, 0, 'ArrowRight')).toBe(2)
    expect(stepFrom(drawn, 0, 'End')).toBe(1)
    expect(stepFrom(drawn, 1, 'Home')).toBe(0)
  })

  it('leads up and down when there is one series', () => {
    const rows = [
      { series: 'a', x: 7, y: 0 },
      { series: 'a', x: 3, y: 10 },
    ]
    expect(stepFrom(rows, 0, 'ArrowDown')).toBe(1)
    expect(stepFrom(rows, 1, 'ArrowUp')).toBe(0)
    expect(stepFrom(rows, 0, 'ArrowUp')).toBe(null)
  })

  it('leads up and down to what is drawn above and below', () => {
    expect(stepFrom(two, 0, 'ArrowUp')).toBe(2)
    expect(stepFrom(two, 1, 'ArrowDown')).toBe(3)
    // Nothing lies below in its column: the nearest column has something.
    expect(stepFrom(two, 0, 'ArrowDown')).toBe(3)
    expect(stepFrom(two, 3, 'ArrowDown')).toBe(null)
  })

  it('that means nothing here is left to the page', () => {
    expect(stepFrom(one, 0, 'Tab')).toBe(null)
    expect(stepFrom(one, 9, 'Home')).toBe(null)
  })
})
