import { describe, expect, it } from 'vitest'
import { lineRefusals } from './line-refusals.ts'
import { localLevel } from './local-level.ts'
import { twoOfThree } from './special-causes.ts'

const refusalsOf = (outcome: ReturnType<typeof localLevel>) => (outcome.ok ? [] : outcome.refusals)

describe('what a refused series says', () => {
  it('of values without end, by their row', () => {
    expect(refusalsOf(localLevel([1, 2, -Infinity, 4, 5]))).toEqual([
      {
        code: 'value-not-finite',
        found: 'outcome, row 3: -Infinity',
        expected: 'a finite number, or nothing where a value is missing',
        whatToDo: 'Fill in row 3, or leave its value out.',
        about: { column: 'outcome', row: '3' },
      },
    ])
  })

  it('that is too short or does not vary, missing values aside', () => {
    const few = {
      code: 'too-few-points',
      found: '3 values',
      expected: 'at least 4 values that vary',
      whatToDo: 'Give a longer series.',
      about: { column: 'outcome' },
    }
    expect(refusalsOf(localLevel([1, NaN, 2, 4]))).toEqual([few])
    expect(refusalsOf(localLevel([7, 7, NaN, 7, 7]))).toEqual([
      { ...few, code: 'constant-outcome', found: 'the value 7 only' },
    ])
    expect(localLevel([1, NaN, 2, 4, 3]).ok).toBe(true)
  })

  it('through which no line can be drawn', () => {
    expect(lineRefusals([1, 1, 1], [2, 3, 4], 0.95)).toEqual([
      {
        code: 'too-few-points',
        found: '3 rows with 1 different values of x',
        expected: 'at least 3 rows and 2 different values',
        whatToDo: 'Give more rows.',
        about: { column: 'x' },
      },
    ])
    const [two] = lineRefusals([1, 2], [2, 3], 0.95)
    expect(two?.found).toBe('2 rows with 2 different values of x')
    expect(lineRefusals([1, 2, 1], [2, 3, 3], 0.95)).toEqual([])
  })
})

describe('two of three near a limit of a process', () => {
  const limits = {
    ...{ mean: 10, movingRange: 1, lower: 7, upper: 13, dropped: 0 },
    ...{ lowerNear: 8, upperNear: 12 },
  }

  it('lie on one side of its mean, wherever that is', () => {
    expect(twoOfThree([12.5, 12.1, 11], limits)).toEqual([1, 1, 0])
    expect(twoOfThree([12.5, 12.1, 9], limits)).toEqual([0, 0, 0])
    expect(twoOfThree([7.5, 9, 7.9], limits)).toEqual([-1, 0, -1])
    expect(twoOfThree([7.5, 11, 7.9], limits)).toEqual([0, 0, 0])
    expect(twoOfThree([12.5, 12.1], limits)).toEqual([0, 0])
  })
})
