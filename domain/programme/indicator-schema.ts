import { z } from 'zod'
import { date, id, localText, plainText, sources } from './text-schema.ts'

export const theme = z.strictObject({
  id,
  title: localText,
  about: localText.describe('What the theme is about, in one sentence.'),
})

/**
 * What kind of number it is. count: so many. proportion: a part of a whole, as a fraction of 1.
 * rate: so many per so many. mean: an average. offer: whether a service is offered, 1 or 0.
 */
const indicatorKind = z.enum(['count', 'proportion', 'rate', 'mean', 'offer'])
export type IndicatorKind = z.infer<typeof indicatorKind>

/** How a period is written, and which day it is kept under: the last one. */
const periodicity = z.enum(['year', 'school-year', 'reference-day', 'quarter', 'month'])
export type Periodicity = z.infer<typeof periodicity>

export const indicator = z.strictObject({
  id,
  theme: id.describe('Id of a theme.'),
  title: localText,
  definition: localText.describe('What is counted, in plain words, in one to three sentences.'),
  unit: localText.describe('What the number counts: "inhabitants", "% of households".'),
  kind: indicatorKind.describe(
    'count, proportion (fraction of 1), rate (per so many), mean, or offer (1: offered, 0: not).',
  ),
  per: z
    .number()
    .int('a whole number')
    .positive('one or more')
    .optional()
    .describe('Of a rate: per how many. 1000 for so many per thousand.'),
  numerator: localText.optional().describe('What the upper number counts.'),
  denominator: localText.optional().describe('What the lower number counts.'),
  collection: z
    .enum(['register', 'survey'])
    .describe(
      'register: counted for everyone, so a region has a value of its own. survey: asked of some, so a region has a lowest and a highest.',
    ),
  direction: z.enum(['up', 'down', 'neither']).describe('Which way is better, if any.'),
  periodicity: periodicity.describe(
    'year: 2023. school-year: 2022-2023, kept under 31 August. reference-day: 2023-01-01. quarter: 2023-Q2. month: 2023-04.',
  ),
  decimals: z
    .number()
    .int()
    .min(0)
    .max(4)
    .describe('Decimals on a page; of percents for proportions.'),
  source: z.strictObject({
    name: localText,
    address: plainText.optional(),
  }),
  responsible: plainText.describe('The body that answers for the figures.'),
  contact: plainText.optional().describe('Where questions about the figures can be asked.'),
  strengths: localText.optional().describe('What the figures are good for.'),
  limits: localText.optional().describe('What they cannot tell.'),
  notes: localText.optional().describe('About the method.'),
  disclosureThreshold: z
    .number()
    .int('a whole number')
    .min(2, 'two or more')
    .optional()
    .describe('Counts above zero and below this are withheld. Leave out when nothing is withheld.'),
  breaks: z
    .array(
      z.strictObject({
        from: date.describe('First day that is counted the new way.'),
        note: localText,
      }),
    )
    .optional()
    .describe('Days on which the way of counting changed.'),
  target: z
    .strictObject({
      value: z.number().describe('As in the data: a proportion as a fraction of 1.'),
      sources,
    })
    .optional()
    .describe('What every municipality is to reach. Only where a direction is better.'),
  sources,
})

/** Indicators of indicators.yaml by which similar municipalities are found. */
export const similarity = z.strictObject({
  indicators: z.array(id).min(2, 'at least two indicators'),
  places: z.number().int().min(1).max(20).describe('How many similar municipalities are listed.'),
  sources,
})
