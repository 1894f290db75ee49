import { z } from 'zod'
import type { Status } from '../measurement/status.ts'
import type { Moment } from '../agreement/entries.ts'
import type { Benchmark, Figure, ValueRange } from '../indicator/figure.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { AgreementState } from './release.ts'

const date = z.string().transform((text) => text as CalendarDate)

const figure = z
  .object({
    value: z.number().nullable(),
    status: z.string().optional(),
    numerator: z.number().optional(),
    denominator: z.number().optional(),
    n: z.number().optional(),
    carried: z.literal(true).optional(),
  })
  .transform((value) => value as Figure)

const extreme = z.object({ value: z.number(), areas: z.array(z.object({ nis: z.string() })) })

const areaFigure = z
  .discriminatedUnion('kind', [
    z
      .object({
        kind: z.literal('benchmark'),
        value: z.number(),
        numerator: z.number().optional(),
        denominator: z.number().optional(),
        areas: z.number(),
        of: z.number(),
      })
      .transform((value) => value as Benchmark),
    z
      .object({
        kind: z.literal('range'),
        lowest: extreme,
        highest: extreme,
        areas: z.number(),
        of: z.number(),
      })
      .transform((value) => value as ValueRange),
    z.object({ kind: z.literal('supplied'), figure }),
  ])
  .nullable()

const areas = z.record(z.string(), z.array(areaFigure))

const indicator = z.object({
  indicator: z.string(),
  periods: z.array(date),
  municipalities: z.record(z.string(), z.array(figure.nullable())),
  regions: areas,
  provinces: areas,
  flanders: z.array(areaFigure),
})

const agreement = z.object({
  key: z.string(),
  state: z.string().transform((state) => state as AgreementState),
  kpis: z.array(
    z.object({
      kpi: z.string(),
      target: z.number().nullable(),
      status: z.string().transform((status) => status as Status),
      reports: z.array(
        z.object({
          moment: z.string().transform((moment) => moment as Moment),
          reach: z.number(),
          replaced: z.boolean(),
        }),
      ),
    }),
  ),
  /** Absent from releases made before municipalities could reply. */
  replies: z
    .array(z.object({ kpi: z.string().nullable(), on: date, language: z.string() }))
    .default([]),
})

/**
 * What a later release needs of an earlier one, as its `data/release.json` has it. Members that
 * came later may be absent.
 */
const releaseBefore = z.object({
  on: date,
  agreements: z.array(agreement),
  indicators: z.array(indicator).default([]),
  regions: z.array(z.object({ id: z.string(), municipalities: z.array(z.string()) })).default([]),
  municipalities: z.array(z.object({ nis: z.string(), province: z.string() })).default([]),
})

export type ReleaseBefore = z.infer<typeof releaseBefore>

/** An earlier release from its JSON; null when it is none. */
export const parseReleaseBefore = (value: unknown): ReleaseBefore | null => {
  const parsed = releaseBefore.safeParse(value)
  return parsed.success ? parsed.data : null
}
