import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, parseCalendarDate, type CalendarDate } from './calendar-date.ts'

const seeded = { seed: 20211026, numRuns: 500 }
const day = (text: string) => text as CalendarDate
const anyDay = fc
  .date({
    min: new Date('0000-01-01T00:00:00Z'),
    max: new Date('9999-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10))

describe('parseCalendarDate', () => {
  test.each([
    '2024-02-29', // divisible by 4
    '2000-02-29', // divisible by 400
    '2023-02-28',
    '2023-01-31',
    '2023-04-30',
    '2023-12-31',
    '0000-01-01',
    '9999-12-31',
  ])('%s exists', (text) => {
    expect(parseCalendarDate(text)).toBe(text)
  })

  test.each([
    '2023-02-29',
    '1900-02-29', // divisible by 100, not by 400
    '2024-02-30',
    '2023-02-30',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '2023-01-32',
    '10000-01-01',
    '-0001-01-01',
    '2023-1-1',
    '20230101',
    '2023-01-01T00:00:00Z',
    ' 2023-01-01',
    '2023-01-01\n',
    '01-01-2023',
    '',
  ])('%j is not a day written YYYY-MM-DD', (text) => {
    expect(parseCalendarDate(text)).toBeNull()
  })
})

describe('daysBetween and addDays', () => {
  test('leap days and summer time count as days like all others', () => {
    expect(daysBetween(day('2023-02-28'), day('2023-03-01'))).toBe(1)
    expect(daysBetween(day('2024-02-28'), day('2024-03-01'))).toBe(2)
    expect(daysBetween(day('2023-10-01'), day('2024-09-30')) + 1).toBe(366)
    expect(daysBetween(day('2022-10-01'), day('2023-09-30')) + 1).toBe(365)
    expect(daysBetween(day('2023-03-25'), day('2023-03-26'))).toBe(1)
    expect(daysBetween(day('2023-03-26'), day('2023-03-25'))).toBe(-1)
    expect(daysBetween(day('2023-03-26'), day('2023-03-26'))).toBe(0)
    expect(addDays(day('2024-12-31'), 1)).toBe('2025-01-01')
    expect(addDays(day('2024-03-01'), -1)).toBe('2024-02-29')
  })

  test('the four-digit years have a first and a last day', () => {
    expect(addDays(day('9999-12-30'), 1)).toBe('9999-12-31')
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError)
    expect(addDays(day('0000-01-02'), -1)).toBe('0000-01-01')
    expect(() => addDays(day('0000-01-01'), -1)).toThrow(RangeError)
  })

  test('they undo each other, and text order is the order of days', () =>
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const days = daysBetween(day(a), day(b))
        expect(parseCalendarDate(a)).toBe(a)
        expect(addDays(day(a), days)).toBe(b)
        expect(daysBetween(day(b), day(a)) + days).toBe(0)
        expect(Math.sign(days)).toBe(a === b ? 0 : a < b ? 1 : -1)
      }),
      seeded,
    ))
})
