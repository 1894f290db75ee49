import { expect, test } from 'vitest'
import type { CalendarDate } from '../values/calendar-date.ts'
import { areaSetOn } from './area-set-on.ts'
import { exampleAreas } from './example-areas.ts'

const on = (date: string) => areaSetOn(exampleAreas, date as CalendarDate)?.id

test('a set holds from its first day to its last', () => {
  expect(on('2019-01-01')).toBe('old')
  expect(on('2024-12-31')).toBe('old')
})

test('the next set begins the day after, and an open set has no end', () => {
  expect(on('2025-01-01')).toBe('new')
  expect(on('2099-12-31')).toBe('new')
})

test('there is no set before the first', () => {
  expect(areaSetOn(exampleAreas, '2018-12-31' as CalendarDate)).toBeNull()
})
