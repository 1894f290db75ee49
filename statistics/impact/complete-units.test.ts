import { describe, expect, it } from 'vitest'
import { completeUnits } from './complete-units.ts'

describe('complete units', () => {
  it('are those that are there at each time', () => {
    expect(completeUnits(['a', 'b', 'a', 'c', 'c'], [1, 1, 2, 2, 1])).toEqual({
      rows: [0, 2, 3, 4],
      warnings: [
        {
          code: 'incomplete-units-left-out',
          message:
            '1 of 3 units are left out because they are not there at each of the 2 times: b.',
        },
      ],
    })
  })

  it('are all where nothing is missing', () => {
    expect(completeUnits([1, 1, 2, 2], [1, 2, 2, 1])).toEqual({ rows: [0, 1, 2, 3], warnings: [] })
    expect(completeUnits([], [])).toEqual({ rows: [], warnings: [] })
  })

  it('are not those that stand twice at one time', () => {
    expect(completeUnits(['a', 'a', 'b', 'b'], [1, 1, 1, 2]).rows).toEqual([2, 3])
  })
})
