import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Periodicity } from '../programme/indicator-schema.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { formatPeriod, parsePeriod, periodExamples, writtenPeriods } from './period.ts'

const periodicities = Object.keys(periodExamples) as Periodicity[]

describe('parsePeriod', () => {
  test.each<[Periodicity, string, string | null]>([
    ['year', '2023', '2023-12-31'],
    ['year', '2023-12-31', null],
    ['year', '23', null],
    ['year', '1899', null],
    ['year', '1900', '1900-12-31'],
    ['year', '2100', '2100-12-31'],
    ['year', '2101', null],
    ['school-year', '2022-2023', '2023-08-31'],
    ['school-year', '2022-2024', null],
    ['school-year', '2022-23', null],
    ['school-year', '1899-1900', '1900-08-31'],
    ['reference-day', '2024-02-29', '2024-02-29'],
    ['reference-day', '2023-02-29', null],
    ['reference-day', '2023', null],
    ['quarter', '2023-Q2', '2023-06-30'],
    ['quarter', '2023-Q4', '2023-12-31'],
    ['quarter', '2023-Q5', null],
    ['quarter', '2023-q2', null],
    ['month', '2023-04', '2023-04-30'],
    ['month', '2024-02', '2024-02-29'],
    ['month', '2100-12', '2100-12-31'],
    ['month', '2023-13', null],
    ['month', '2023-00', null],
    ['month', ' 2023-04', null],
  ])('%s %s', (periodicity, text, day) => {
    expect(parsePeriod(text, periodicity)).toBe(day)
  })

  test.each(periodicities)('the example of %s is one', (periodicity) => {
    expect(parsePeriod(periodExamples[periodicity], periodicity)).not.toBeNull()
  })
})

describe('formatPeriod', () => {
  test('a school year turns between 31 August and 1 September', () => {
    expect(formatPeriod('2023-08-31' as CalendarDate, 'school-year')).toBe('2022-2023')
    expect(formatPeriod('2023-09-01' as CalendarDate, 'school-year')).toBe('2023-2024')
  })

  test('a day lies in the period that is written: the last day is not before it', () => {
    const day = fc
      .date({ min: new Date('1901-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10) as CalendarDate)
    fc.assert(
      fc.property(day, fc.constantFrom(...periodicities), (date, periodicity) => {
        const written = formatPeriod(date, periodicity)
        const last = parsePeriod(written, periodicity)
        expect(last === null ? '' : last >= date).toBe(true)
        expect(formatPeriod(last as CalendarDate, periodicity)).toBe(written)
      }),
      { seed: 20261123, numRuns: 300 },
    )
  })
})

test.each(['year', 'school-year', 'quarter', 'month'] as const)(
  'every listed %s can be read, and is written so',
  (periodicity) => {
    const written = writtenPeriods(periodicity)
    expect(new Set(written).size).toBe(written.length)
    for (const text of written) {
      const day = parsePeriod(text, periodicity)
      expect(day === null ? null : formatPeriod(day, periodicity)).toBe(text)
    }
  },
)
