import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareSegments } from './share-segments.ts'

describe('the segments of a bar', () => {
  it('follow each other and leave out what does not occur', () => {
    const counts = [
      { key: 'met', count: 3 },
      { key: 'behind', count: 0 },
      { key: 'missed', count: 1 },
    ]
    expect(shareSegments(counts)).toEqual([
      { key: 'met', start: 0, width: 75 },
      { key: 'missed', start: 75, width: 25 },
    ])
  })

  it('are none when there is nothing to count', () => {
    expect(shareSegments([{ key: 'met', count: 0 }])).toEqual([])
  })

  it('fill the bar whatever the counts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 9 }), (counts) => {
        const keyed = counts.map((count, at) => ({ key: String(at), count }))
        const width = shareSegments(keyed).reduce((sum, segment) => sum + segment.width, 0)
        expect(width).toBeCloseTo(counts.some((count) => count > 0) ? 100 : 0)
      }),
      { seed: 11 },
    )
  })
})
