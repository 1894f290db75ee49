import { describe, expect, it } from 'vitest'
import { count, denominator, finite, trials } from './check-counts.ts'

const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code)

describe('checks of counts', () => {
  it('take whole numbers from 0 on', () => {
    for (const value of [0, 1, 12]) expect(count({ column: 'events' }, value)).toEqual([])
    expect(count({ column: 'events' }, -1)).toEqual([
      {
        code: 'count-negative',
        found: 'events -1',
        expected: 'a count of 0 or more',
        whatToDo: 'Correct the count: nothing can happen fewer than 0 times.',
        about: { column: 'events' },
      },
    ])
    expect(count({ column: 'events', row: 3 }, 2.5)).toEqual([
      {
        code: 'count-not-whole',
        found: 'events, row 3: 2.5',
        expected: 'a whole number',
        whatToDo: 'Give the count itself, not a rate, a share or an estimate of it.',
        about: { column: 'events', row: '3' },
      },
    ])
    expect(codes(count({ column: 'events' }, NaN))).toEqual(['value-not-finite'])
    expect(codes(count({ column: 'events' }, Infinity))).toEqual(['value-not-finite'])
  })

  it('take denominators above 0, whole or not', () => {
    for (const value of [0.5, 1, 12]) expect(denominator({ column: 'years' }, value)).toEqual([])
    expect(denominator({ column: 'years' }, 0)).toEqual([
      {
        code: 'denominator-zero',
        found: 'years 0',
        expected: 'a number above 0',
        whatToDo: 'Leave out rows in which there is nothing to count among.',
        about: { column: 'years' },
      },
    ])
    expect(codes(denominator({ column: 'years' }, -1))).toEqual(['denominator-negative'])
    expect(codes(denominator({ column: 'years' }, NaN))).toEqual(['value-not-finite'])
  })

  it('take numbers that are finite', () => {
    expect(finite({ column: 'x' }, -3.5)).toEqual([])
    expect(finite({ column: 'x', row: 2 }, -Infinity)).toEqual([
      {
        code: 'value-not-finite',
        found: 'x, row 2: -Infinity',
        expected: 'a finite number',
        whatToDo: 'Give the number, or leave this row out: a missing value is not zero.',
        about: { column: 'x', row: '2' },
      },
    ])
  })

  it('take a part of a whole', () => {
    expect(trials(0, 1)).toEqual([])
    expect(trials(5, 5)).toEqual([])
    expect(trials(6, 5)).toEqual([
      {
        code: 'numerator-above-denominator',
        found: 'numerator 6 above denominator 5',
        expected: 'a part that is at most the whole',
        whatToDo: 'Check both columns; where one case may count several times, ask for a rate.',
        about: { column: 'numerator' },
      },
    ])
    expect(trials(1, 2.5)[0]?.about).toEqual({ column: 'denominator' })
    expect(codes(trials(1, 2.5))).toEqual(['count-not-whole'])
    expect(codes(trials(-1, 0))).toEqual(['count-negative', 'denominator-zero'])
    expect(trials(1, 0, ['helped', 'asked'])[0]?.found).toBe('asked 0')
    expect(trials(3, 2, ['helped', 'asked'])[0]?.found).toBe('helped 3 above asked 2')
  })
})
