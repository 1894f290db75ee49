import { describe, expect, it } from 'vitest'
import { withoutControls, withoutGroups } from './panel-treatment.ts'
import type { Panel } from './panel.ts'

const panel: Panel = {
  units: ['a', 'b'],
  times: [1, 2, 3],
  outcome: Float64Array.of(1, 2, 3, 4, 5, 6),
  rows: Int32Array.of(0, 1, 2, 3, 4, 5),
}
const starts = (...values: number[]) => Float64Array.from(values)

describe('what a refusal of the treatment says', () => {
  it('where nobody is treated', () => {
    expect(withoutGroups(panel, starts(Infinity, 4))).toEqual([
      {
        code: 'nobody-treated',
        found: 'treated: none of the 2 units is treated by 3',
        expected: 'at least one treated unit',
        whatToDo: 'Check treated: say from when units are treated.',
        about: { column: 'treated' },
      },
    ])
  })

  it('where everybody is treated from the start', () => {
    expect(withoutGroups(panel, starts(1, 1))).toEqual([
      {
        code: 'everybody-treated',
        found: 'treated: all 2 units are treated from 1 on',
        expected: 'times before the treatment, and units without it',
        whatToDo: 'Add earlier times, and units that are not treated.',
        about: { column: 'treated' },
      },
    ])
  })

  it('where nobody stays untreated', () => {
    expect(withoutControls(panel, starts(2, 3))).toEqual([
      {
        code: 'no-controls',
        found: 'treated: all 2 units are treated by 3',
        expected: 'units that are not treated',
        whatToDo: 'Add units that are not treated at any time in the data.',
        about: { column: 'treated' },
      },
    ])
  })
})
