import { describe, expect, it } from 'vitest'
import { calendarSteps } from './calendar-steps.ts'

describe('steps of a calendar', () => {
  it('keep room for months and quarters that are not there', () => {
    expect(calendarSteps(['2023-12', '2024-01', '2024-04'])).toEqual([0, 1, 4])
    expect(calendarSteps(['2024-04', '2023-12', '2024-01'])).toEqual([4, 0, 1])
    expect(calendarSteps(['2023-Q4', '2024-Q1', '2024-Q4'])).toEqual([0, 1, 4])
  })

  it('are as wide as the smallest distance', () => {
    expect(calendarSteps(['2023-01', '2023-04', '2023-10'])).toEqual([0, 1, 3])
    expect(calendarSteps(['2024-01-01', '2024-01-08', '2024-01-22'])).toEqual([0, 1, 3])
    expect(calendarSteps(['2023-01', '2023-03', '2023-06'])).toBeNull()
  })

  it('are months where all dates are the same day of them, or the last', () => {
    expect(calendarSteps(['2024-01-15', '2024-02-15', '2024-04-15'])).toEqual([0, 1, 3])
    expect(calendarSteps(['2024-01-31', '2024-02-29', '2024-03-31', '2024-05-31'])).toEqual([
      0, 1, 2, 4,
    ])
    expect(calendarSteps(['2024-01-31', '2024-02-28', '2024-03-31'])).toBeNull()
  })

  it('are unknown for anything else', () => {
    expect(calendarSteps(['2024-01', '2024-02-01'])).toBeNull()
    expect(calendarSteps(['2024-13', '2024-01'])).toBeNull()
    expect(calendarSteps(['2024-00', '2024-01'])).toBeNull()
    expect(calendarSteps(['2024-W01', '2024-W02'])).toBeNull()
    expect(calendarSteps(['Jan', 'Feb'])).toBeNull()
    expect(calendarSteps(['2024-01-01T00:00', '2024-01-02T00:00'])).toBeNull()
  })
})
