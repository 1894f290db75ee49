import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { parseCalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Decision, Refusal } from '@peil/domain/values/decision.ts'
import { accept, refuse } from '@peil/domain/values/decision.ts'
import { excerpt } from './excerpt.ts'

const refusal = (code: string, text: string, whatToDo: string): Refusal => ({
  code,
  found: text === '' ? 'an empty cell' : `"${excerpt(text)}"`,
  expected: 'a date written YYYY-MM-DD, such as 2024-09-30',
  whatToDo,
})

const padded = (digits: string): string => digits.padStart(2, '0')

/** Which days `30/9/2024` can mean: day first or month first. */
const meanings = (text: string): readonly CalendarDate[] => {
  const [, first = '', second = '', year = ''] =
    /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text) ?? []
  const dates = [
    parseCalendarDate(`${year}-${padded(second)}-${padded(first)}`),
    parseCalendarDate(`${year}-${padded(first)}-${padded(second)}`),
  ].filter((date) => date !== null)
  return [...new Set(dates)]
}

/**
 * A date written `YYYY-MM-DD`, as dates of a workbook arrive. Other ways of writing are refused,
 * with the days they can mean, even when only one is possible: in the next row two would be.
 */
export const parseDate = (text: string): Decision<CalendarDate> => {
  const date = parseCalendarDate(text)
  if (date !== null) return accept(date)
  if (text === '') return refuse(refusal('empty-cell', text, 'Fill in the date.'))
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return refuse(refusal('no-such-day', text, 'Check the day; it is not in the calendar.'))
  }
  if (/^\d{4}-\d{2}-\d{2}[ T]/.test(text)) {
    return refuse(refusal('date-with-time', text, `Leave out the time: ${text.slice(0, 10)}.`))
  }
  const days = meanings(text)
  return days.length === 0
    ? refuse(refusal('not-a-date', text, 'Write the year, the month and the day: 2024-09-30.'))
    : refuse(refusal('ambiguous-date', text, `Write ${days.join(' or ')}, whichever is meant.`))
}
