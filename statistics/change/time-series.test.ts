import { describe, expect, it } from 'vitest'
import { inOrder, seriesRefusals, spacingWarnings } from './time-series.ts'

const warned = (...time: readonly number[]) =>
  spacingWarnings(inOrder(time, time)).map(({ code, message }) => [code, message.split(';')[0]])

describe('a series', () => {
  it('is brought in the order of time, each value with its own', () => {
    expect(inOrder([3, 1, 2], [30, 10, 20])).toEqual({
      time: Float64Array.of(1, 2, 3),
      outcome: Float64Array.of(10, 20, 30),
    })
  })

  it('is told of a step more than one and a half times the usual one, and of the first such', () => {
    expect(warned(1, 2, 3, 4.5)).toEqual([])
    expect(warned(1, 2, 3, 4.51)).toEqual([
      ['uneven-spacing', 'The step from 3 to 4.51 is wider than the others'],
    ])
    expect(warned(0, 10, 20, 40, 90, 100)).toEqual([
      ['uneven-spacing', 'The step from 20 to 40 is wider than the others'],
    ])
  })

  it('takes the middle step for the usual one: the upper of two in the middle', () => {
    // Steps 1, 2, 3, 4: the usual one is 3, and 4 is not wide.
    expect(warned(0, 4, 7, 9, 10)).toEqual([])
    // Steps 1, 1, 1, 2: the usual one is 1.
    expect(warned(0, 2, 3, 4, 5)).toEqual([
      ['uneven-spacing', 'The step from 0 to 2 is wider than the others'],
    ])
    // By their digits 10 comes before 9: sorted as numbers, 9 and 10 are the middle steps.
    expect(warned(0, 9, 19, 20, 34)).toEqual([])
    expect(warned(0)).toEqual([])
  })
})

describe('no series', () => {
  it('is one that holds a time twice, with both rows and what to do', () => {
    expect(seriesRefusals([1, 2, 1, 1], [5, 6, 7, 8], 2, 0.95)).toEqual([
      {
        code: 'duplicate-time',
        found: 'time 1 in row 1 and in row 3',
        expected: 'one row for each point in time',
        whatToDo: 'Add up or average the rows of one time, or give the series of one place.',
        about: { column: 'time', row: '3' },
      },
    ])
  })

  it('is one that is too short, from one point below what is needed', () => {
    expect(seriesRefusals([1, 2, 3], [5, 6, 7], 3, 0.95)).toEqual([])
    expect(seriesRefusals([1, 2, 3], [5, 6, 7], 4, 0.95)).toEqual([
      {
        code: 'too-few-points',
        found: '3 points in time',
        expected: 'at least 4',
        whatToDo: 'Give a longer series.',
        about: { column: 'time' },
      },
    ])
  })

  it('is one that never changes', () => {
    expect(seriesRefusals([1, 2, 3], [5, 5, 5], 3, 0.95)).toEqual([
      {
        code: 'constant-outcome',
        found: 'outcome 5 in every row',
        expected: 'an outcome that varies',
        whatToDo: 'Check that the right column was named.',
        about: { column: 'outcome' },
      },
    ])
    expect(seriesRefusals([1, 2, 3], [5, 5, 6], 3, 0.95)).toEqual([])
  })

  it('is one with columns of unequal length, gaps, or a level that is none', () => {
    const codes = (...args: Parameters<typeof seriesRefusals>) =>
      seriesRefusals(...args).map(({ code }) => code)
    expect(codes([1, 2], [5], 1, 0.95)).toEqual(['lengths-differ'])
    expect(codes([1, NaN], [5, Infinity], 1, 0.95)).toEqual([
      'value-not-finite',
      'value-not-finite',
    ])
    expect(codes([1, 2], [5, 6], 1, 95)).toEqual(['level-out-of-range'])
  })
})
