import { z } from 'zod'
import { parseCalendarDate, type CalendarDate } from '../values/calendar-date.ts'
import { cents } from '../values/cents.ts'

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

export const languages = ['nl', 'en', 'fr', 'de'] as const
export type Language = (typeof languages)[number]

/** Dutch is always there; the other languages fall back to it, marked with `lang`. */
export const localText = z.strictObject({
  nl: z.string().min(1),
  en: z.string().min(1).optional(),
  fr: z.string().min(1).optional(),
  de: z.string().min(1).optional(),
})

const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => parseCalendarDate(text) !== null, 'an existing day, written YYYY-MM-DD')
  .transform((text) => text as CalendarDate)

/** Euros in the file, whole cents in the code. */
const euro = z
  .number()
  .nonnegative()
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, 'at most two decimals')
  .transform((value) => cents(Math.round(value * 100)))

/** Where a rule or number comes from: lines of the record, a publication, or our own assumption. */
export const source = z.union([
  z.strictObject({ record: z.string().regex(/^\d+(-\d+)?$/) }),
  z.strictObject({ page: id }),
  z.strictObject({ assumption: z.string().min(1) }),
])
const sources = z.array(source).min(1)

export const publication = z.strictObject({
  id,
  title: z.string().min(1),
  publisher: z.string().min(1),
  address: z.string().min(1).optional(),
  /** A: official text or code read; B: excerpt of an official page; C: inferred. */
  sureness: z.enum(['A', 'B', 'C']),
})

export const period = z.strictObject({
  id,
  title: localText,
  firstDay: date,
  lastDay: date,
  sources,
})

export const goal = z.strictObject({ id, title: localText, aim: localText, sources })

export const unit = z.strictObject({
  id,
  singular: localText,
  plural: localText,
  /** True when one unit is one person, so that people counted twice can be subtracted. */
  people: z.boolean(),
})

export const group = z.strictObject({ id, title: localText, sources })

export const action = z.strictObject({
  id,
  goal: id,
  title: localText,
  whatIsDone: localText,
  groups: z.array(id),
  /** Who pays: through a call of this programme, or another instrument that is named. */
  fundedBy: z.strictObject({
    kind: z.enum(['call', 'other-instrument']),
    note: localText.optional(),
  }),
  /** The agency's contact for the action, and how many experienced cities guide it. */
  roles: z.strictObject({
    liaison: localText,
    mentorCities: localText,
    sources,
  }),
  /** Names of co-responsible ministers, only where the record names them. */
  ministers: z.array(z.strictObject({ name: z.string().min(1), policyField: localText, sources })),
  /** Any action may be left out by a municipality unless this says otherwise. */
  optional: z.boolean(),
  sources,
})

/** Flows add up over periods; stocks and plans do not. */
export const kpiKind = z.enum(['flow', 'stock', 'plan'])
export type KpiKind = z.infer<typeof kpiKind>

export const kpi = z.strictObject({
  id: z.string().regex(/^\d+[a-z]?$/),
  action: id,
  title: localText,
  kind: kpiKind,
  unit: id,
  group: id.optional(),
  sources,
})

/** A target for all of Flanders, as announced. Several figures when sources disagree. */
export const programmeTarget = z.strictObject({
  id,
  action: id.optional(),
  goal: id.optional(),
  title: localText,
  unit: id,
  by: z.union([date, z.literal('every-year'), z.literal('not-stated')]),
  figures: z
    .array(z.strictObject({ value: z.number().int().positive(), used: z.boolean(), sources }))
    .min(1),
  note: localText.optional(),
})

/** A rule as the record announced it; `inCalls` says what the calls made of it. */
export const announcedRule = z.strictObject({
  id,
  title: localText,
  announced: localText,
  inCalls: localText,
  differs: z.boolean(),
  sources,
})

/** A place where sources disagree: all readings, and the one that is used, with the reason. */
export const contradiction = z.strictObject({
  id: z.string().regex(/^X\d+$/),
  title: localText,
  readings: z.array(z.strictObject({ text: localText, sources })).min(1),
  used: localText,
  reason: localText,
  /** Ids of what it touches: actions, calls, targets, announced rules. */
  touches: z.array(z.string().min(1)),
})

const moment = z.strictObject({ referenceDay: date, dueDay: date })

export const call = z.strictObject({
  id,
  title: localText,
  period: id,
  opensOn: date,
  closesOn: date,
  windowSources: sources,
  eligibility: z.strictObject({
    /** Strictly more residents than this. */
    moreThanResidents: z.number().int().nonnegative(),
    population: localText,
    sources,
  }),
  cluster: z.strictObject({
    withinReferenceRegion: z.literal(true),
    clustersPerMunicipality: z.literal(1),
    leadIsPaidAndRepays: z.literal(true),
    /** Paid once per cluster and period, without co-financing. */
    incentiveEuro: euro,
    sources,
  }),
  coFinancing: z.strictObject({
    /** Share of the cost that Flanders pays, in percent; the municipality shows the rest. */
    flemishPercent: z.number().int().min(1).max(100),
    staffCounts: z.boolean(),
    sources,
  }),
  reporting: z.strictObject({
    interim: moment,
    final: moment,
    /** Below this share of the target at the interim report, the status is `below-interim`. */
    interimPercent: z.number().int().min(0).max(100),
    sources,
  }),
  payment: z.strictObject({
    advancePercent: z.number().int().min(0).max(100),
    balancePercent: z.number().int().min(0).max(100),
    sources,
  }),
  award: z.strictObject({ policy: z.literal('priority-rounds'), text: localText, sources }),
  rows: z
    .array(
      z.strictObject({
        kpi: kpi.shape.id,
        unitPriceEuro: euro,
        maximumReach: z.number().int().positive(),
      }),
    )
    .min(1),
  rowSources: sources,
  /** Actions that exist but cannot be applied for in this call, with the reason. */
  notOpen: z.array(z.strictObject({ action: id, reason: localText, sources })),
})

export const areaSet = z.strictObject({
  id,
  title: localText,
  validFrom: date,
  validTo: date.optional(),
  file: z.string().regex(/^areas\/[a-z0-9-]+\.csv$/),
  sources,
})

/** One row of an areas file; lists are separated by `;` in the file. */
export const municipality = z.strictObject({
  nis: z.string().regex(/^\d{5}$/),
  name: z.string().min(1),
  province: z.string().min(1),
  region: z.string().min(1),
  population: z.number().int().positive().nullable(),
  populationOn: date.nullable(),
  neighbours: z.array(z.string().regex(/^\d{5}$/)),
  predecessors: z.array(z.string().regex(/^\d{5}$/)),
  successor: z
    .string()
    .regex(/^\d{5}$/)
    .nullable(),
  tileColumn: z.number().int().nonnegative(),
  tileRow: z.number().int().nonnegative(),
})

/** The files of a programme folder and the shape of each. */
export const programmeFiles = {
  'programme.yaml': z.strictObject({
    id,
    title: localText,
    summary: localText,
    government: localText,
    record: z.strictObject({ title: localText, date, publisher: z.string().min(1) }),
    periods: z.array(period).min(1),
    areaSets: z.array(areaSet).min(1),
    sources,
  }),
  'sources.yaml': z.strictObject({ publications: z.array(publication) }),
  'goals.yaml': z.strictObject({ goals: z.array(goal).min(1) }),
  'units.yaml': z.strictObject({ units: z.array(unit).min(1), groups: z.array(group) }),
  'actions.yaml': z.strictObject({ actions: z.array(action).min(1) }),
  'kpis.yaml': z.strictObject({ kpis: z.array(kpi).min(1) }),
  'targets.yaml': z.strictObject({ targets: z.array(programmeTarget) }),
  'announced.yaml': z.strictObject({ rules: z.array(announcedRule) }),
  'contradictions.yaml': z.strictObject({ contradictions: z.array(contradiction) }),
} as const
