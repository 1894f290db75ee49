import { InvalidArgumentError } from 'commander'
import { parseCalendarDate, type CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Cents } from '@peil/domain/values/cents.ts'
import { endOf, parseInstant, type Instant } from '@peil/domain/values/instant.ts'
import { parseMoney } from '@peil/tables/parse-money.ts'

/** Parsers of option values; commander turns what they throw into a usage error. */
export const dateOption = (text: string): CalendarDate => {
  const date = parseCalendarDate(text)
  if (date === null) throw new InvalidArgumentError('expected an existing day, YYYY-MM-DD')
  return date
}

/** A moment, or a day: then its last one. */
export const instantOption = (text: string): Instant => {
  const day = parseCalendarDate(text)
  const instant = day === null ? parseInstant(text) : endOf(day)
  if (instant === null) {
    throw new InvalidArgumentError('expected YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS.mmmZ')
  }
  return instant
}

export const euroOption = (text: string): Cents => {
  const amount = parseMoney(text)
  if (!amount.ok) {
    throw new InvalidArgumentError(amount.refusals.map(({ whatToDo }) => whatToDo).join(' '))
  }
  return amount.value
}

export const wholeOption =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}`)
    }
    return value
  }
