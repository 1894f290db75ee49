import { z } from 'zod'
import { parseCalendarDate, type CalendarDate } from '@peil/domain/values/calendar-date.ts'

const date = z
  .string()
  .refine((text) => parseCalendarDate(text) !== null)
  .transform((text) => text as CalendarDate)
const year = z.number().int()
const share = z.number().min(0).max(1)

/** An indicator whose figures are those of the municipalities themselves. */
const taken = z.strictObject({ id: z.string(), as: z.enum(['inhabitants', 'residents']) })

const invented = z.strictObject({
  id: z.string(),
  /** The value of a place of 20,000 inhabitants in 2020, in the unit of the indicator. */
  level: z.number().positive(),
  /** The denominator, as a part of all inhabitants. */
  of: z.number().positive().default(1),
  /** The denominator, as a part of the residents instead. */
  ofResidents: z.number().positive().optional(),
  /** Residents count in any case, and `level` is the part of all others: what holds them too. */
  onTopOfResidents: z.boolean().default(false),
  /** What moves the value: in log odds for proportions, in logarithms for all others. */
  moves: z.strictObject({ perYear: z.number(), diversity: z.number(), size: z.number() }),
  /** How far regions, places and years lie apart by chance, as standard deviations of the same. */
  differs: z.strictObject({
    region: z.number().min(0),
    place: z.number().min(0),
    noise: z.number().min(0),
  }),
  /** From the day on which the indicator itself says that its counting changed. */
  break: z.number().optional(),
  /** Of a mean from a survey: the highest answer, and how far answers of people lie apart. */
  top: z.number().positive().optional(),
  deviation: z.number().positive().optional(),
  /** How often a municipality sent nothing. */
  missing: share.default(0),
  /** Which part of the municipalities never has it. */
  without: share.default(0),
  /** Figures of the last year may still change. */
  provisional: z.boolean().default(false),
})

/** A later file in which figures of one indicator and year differ, with the reason. */
const change = z.strictObject({
  on: date,
  indicator: z.string(),
  year,
  reason: z.string(),
})

/** What `sample.yaml` says of the figures of indicators. */
export const figuresPlan = z.strictObject({
  years: z.strictObject({ first: year, last: year }),
  surveys: z.strictObject({ years: z.array(year).min(1), moreInhabitantsThan: z.number() }),
  files: z.array(z.strictObject({ on: date, upTo: date })).min(1),
  statedOn: date,
  /** All figures move by `change` on the scale of the indicator. */
  revision: change.extend({ change: z.number() }),
  /** One municipality had sent `factor` times too much. */
  correction: change.extend({ factor: z.number().positive() }),
  indicators: z.array(z.union([taken, invented])).min(1),
})

export type FiguresPlan = z.infer<typeof figuresPlan>
export type FigureProfile = z.infer<typeof invented>
