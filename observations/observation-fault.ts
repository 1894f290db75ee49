import { parseCalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Observation } from './dataset.ts'

const statusShape =
  /^(?:provisional|estimated|not-due|not-reported|not-applicable|withheld:[a-z0-9-]+)$/

/** The largest number of which four decimals are still exact in a double. */
export const largestValue = Number.MAX_SAFE_INTEGER / 10_000

const isExact = (value: number): boolean =>
  Math.abs(value) <= largestValue && Number(value.toFixed(4)) === value

const textFault = (name: string, text: string): string | null => {
  if (text === '') return `${name} is empty`
  return text.isWellFormed() && !text.includes('\0') ? null : `${name} is no text`
}

const statusFault = ({ value, status }: Observation): string | null => {
  if (status !== undefined && !statusShape.test(status)) return `unknown status ${status}`
  const absent = status !== undefined && status !== 'provisional' && status !== 'estimated'
  if (value === null) return absent ? null : 'a value is missing without a status that says why'
  return absent ? `a value although its status is ${status}` : null
}

/** What is wrong with an observation, in words, or null. */
export const observationFault = (observation: Observation): string | null => {
  const { indicator, area, period, source, n, ...rest } = observation
  const { value, numerator, denominator, lower, upper } = rest
  for (const [name, text] of Object.entries({ indicator, area, source })) {
    const fault = textFault(name, text)
    if (fault !== null) return fault
  }
  // The database has no year 0.
  if (parseCalendarDate(period) === null || period < '0001') return `no date: ${period}`
  for (const [name, number] of Object.entries({ value, numerator, denominator, lower, upper })) {
    if (number !== null && number !== undefined && !isExact(number)) {
      return `${name} is not a number with at most four decimals: ${number}`
    }
  }
  if (n !== undefined && (!Number.isSafeInteger(n) || n < 0)) return `n is no count: ${n}`
  return statusFault(observation)
}
