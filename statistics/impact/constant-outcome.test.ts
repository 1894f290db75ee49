import { describe, expect, it } from 'vitest'
import { constantOutcome } from './constant-outcome.ts'

describe('an outcome that does not vary', () => {
  it('is refused', () => {
    expect(constantOutcome([3, 3, 3], 'jobs')).toEqual([
      {
        code: 'outcome-constant',
        found: 'jobs is 3 in each of the 3 rows',
        expected: 'an outcome that varies',
        whatToDo: 'Check that jobs is the right column.',
        about: { column: 'jobs' },
      },
    ])
    expect(constantOutcome([0])[0]?.about).toEqual({ column: 'outcome' })
  })

  it('is none that varies, or is not there', () => {
    expect(constantOutcome([3, 3, 4])).toEqual([])
    expect(constantOutcome([])).toEqual([])
  })
})
