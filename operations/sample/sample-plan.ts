import { parse } from 'yaml'
import { z } from 'zod'
import { parseCalendarDate, type CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { cents } from '@peil/domain/values/cents.ts'
import { figuresPlan } from './figures-plan.ts'

const date = z
  .string()
  .refine((text) => parseCalendarDate(text) !== null)
  .transform((text) => text as CalendarDate)
const dates = z.array(date).min(1)
const count = z.number().int().nonnegative()
const euro = z.number().transform((value) => cents(Math.round(value * 100)))

const round = z.strictObject({
  call: z.string(),
  budgetEuro: euro,
  /** How many municipalities take part in all. */
  governments: count,
  appliedOn: dates,
  awardedOn: date,
  signedOn: dates,
  amendedOn: date,
  endedOn: date.optional(),
  interimOn: dates,
  interimLateOn: date,
  finalOn: dates.optional(),
  finalLateOn: date.optional(),
  correctedOn: date,
  /** KPIs whose published totals must come out exactly. */
  exact: z.array(
    z.strictObject({
      kpi: z.string(),
      applications: count.optional(),
      governments: count,
      awarded: count,
      current: count,
      realised: count.optional(),
      /** Taken off one contribution by an amendment. */
      roundingEuro: euro.optional(),
    }),
  ),
})

const plan = z.strictObject({
  residents: z.strictObject({ aloneEligible: count, referenceDates: dates }),
  rounds: z.array(round).min(1),
  /** Of a programme that has indicators. */
  figures: figuresPlan.optional(),
})

export type SamplePlan = z.infer<typeof plan>
export type SampleRound = z.infer<typeof round>
export type ExactTotal = SampleRound['exact'][number]

/** Reads `sample.yaml`; throws on a malformed one: it is part of the code, not an input. */
export const parseSamplePlan = (text: string): SamplePlan => plan.parse(parse(text))
