import fc from 'fast-check'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { FigureStatus } from '@peil/domain/indicator/figure.ts'
import type { Observation } from '../dataset.ts'
import { largestValue } from '../observation-fault.ts'

const period = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as CalendarDate)

const largest = Math.floor(largestValue * 10_000)

/** Numbers of at most four decimals, small ones and the largest; never -0, which has no decimal. */
const decimal = fc
  .oneof(fc.integer({ min: -largest, max: largest }), fc.integer({ min: -50_000, max: 50_000 }))
  .map((scaled) => Number((scaled / 10_000).toFixed(4)) + 0)

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((value) => value.isWellFormed() && !value.includes('\0'))

const measured = fc.record(
  { value: decimal, status: fc.constant<FigureStatus>('provisional') },
  { requiredKeys: ['value'] },
)
const missing = fc.record({
  value: fc.constant(null),
  status: fc.constantFrom<FigureStatus>(
    'not-due',
    'not-reported',
    'not-applicable',
    'withheld:fewer-than-5',
  ),
})

const figures = fc.record(
  { numerator: decimal, denominator: decimal, lower: decimal, upper: decimal, n: fc.maxSafeNat() },
  { requiredKeys: [] },
)

const observation: fc.Arbitrary<Observation> = fc
  .tuple(
    fc.record({ indicator: text, area: text, period, source: text }),
    fc.oneof(measured, missing),
    figures,
  )
  .map(([key, value, rest]) => ({ ...key, ...value, ...rest }))

/** Observations of distinct indicator, area and period, in any order. */
export const observations: fc.Arbitrary<readonly Observation[]> = fc.uniqueArray(observation, {
  selector: ({ indicator, area, period: day }) => JSON.stringify([indicator, area, day]),
  maxLength: 30,
})
