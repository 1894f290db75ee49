import { describe, expect, it } from 'vitest'
import type { CalendarDate } from '../values/calendar-date.ts'
import { periodText } from './period-text.ts'

const day = (text: string): CalendarDate => text as CalendarDate

describe('the text of a period', () => {
  it.each([
    ['year', '2023-12-31', '2023'],
    ['school-year', '2023-08-31', '2022-2023'],
    ['school-year', '2000-08-31', '1999-2000'],
    ['reference-day', '2023-01-01', '2023-01-01'],
    ['quarter', '2023-03-31', '2023-Q1'],
    ['quarter', '2023-06-30', '2023-Q2'],
    ['quarter', '2023-12-31', '2023-Q4'],
    ['month', '2023-04-30', '2023-04'],
  ] as const)('of a %s that ends on %s is %s', (periodicity, lastDay, text) => {
    expect(periodText(periodicity, day(lastDay))).toBe(text)
  })
})
