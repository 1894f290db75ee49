import { z } from 'zod'
import { areaSet } from './area-schema.ts'
import { call } from './call-schema.ts'
import { indicator, similarity, theme } from './indicator-schema.ts'
import { postcodes } from './postcode-schema.ts'
import { publishing } from './publishing-schema.ts'
import {
  action,
  announcedRule,
  contradiction,
  goal,
  group,
  kpi,
  period,
  programmeTarget,
  publication,
  unit,
} from './schema.ts'
import { date, id, localText, plainText, sources } from './text-schema.ts'

/** The files that every programme folder holds, and the shape of each. */
export const programmeFiles = {
  'programme.yaml': z.strictObject({
    id,
    title: localText,
    summary: localText.describe('What the programme is, in a few sentences.'),
    government: localText.describe('Which government runs it.'),
    record: z
      .strictObject({
        title: localText,
        date,
        publisher: plainText,
        lines: z
          .number()
          .int('a whole number')
          .positive('one or more')
          .describe('How many lines the record has, so that line numbers can be checked.'),
      })
      .describe('The record that sources refer to by line.'),
    periods: z.array(period).min(1, 'at least one period'),
    areaSets: z.array(areaSet).min(1, 'at least one set of municipalities'),
    postcodes: postcodes.optional(),
    sources,
  }),
  'sources.yaml': z.strictObject({ publications: z.array(publication) }),
  'goals.yaml': z.strictObject({ goals: z.array(goal).min(1, 'at least one goal') }),
  'units.yaml': z.strictObject({
    units: z.array(unit).min(1, 'at least one unit'),
    groups: z.array(group),
  }),
  'actions.yaml': z.strictObject({ actions: z.array(action).min(1, 'at least one action') }),
  'kpis.yaml': z.strictObject({ kpis: z.array(kpi).min(1, 'at least one KPI') }),
  'targets.yaml': z.strictObject({ targets: z.array(programmeTarget) }),
  'announced.yaml': z.strictObject({ rules: z.array(announcedRule) }),
  'contradictions.yaml': z.strictObject({ contradictions: z.array(contradiction) }),
} as const

/** Files that a programme folder may leave out, and the shape of each. */
export const optionalFiles = {
  'indicators.yaml': z.strictObject({
    themes: z.array(theme),
    indicators: z.array(indicator),
    similarity: similarity.optional(),
  }),
  'publishing.yaml': publishing,
} as const

/** The shape of each file `calls/<id>.yaml`. */
export const callFile = call
