import { z } from 'zod'
import { date, euro, id, localText, plainText, sources } from './text-schema.ts'

export { localText, source, type Language } from './text-schema.ts'

export const publication = z.strictObject({
  id,
  title: plainText.describe('The title of the page, document or file.'),
  publisher: plainText.describe('Who published it.'),
  address: plainText.optional().describe('Where it can be found.'),
  sureness: z
    .enum(['A', 'B', 'C'])
    .describe('A: official text or code read; B: excerpt of an official page; C: inferred.'),
})

export const period = z.strictObject({
  id,
  title: localText,
  firstDay: date,
  lastDay: date,
  sources,
})

export const goal = z.strictObject({
  id,
  title: localText,
  aim: localText.describe('What the goal is about, in one or two sentences.'),
  sources,
})

export const unit = z.strictObject({
  id,
  singular: localText.describe('For one: "buddy".'),
  plural: localText.describe('For several: "buddies".'),
  people: z
    .boolean()
    .describe('True when one unit is one person, so that people counted twice can be subtracted.'),
})

export const group = z.strictObject({ id, title: localText, sources })

const roles = z
  .strictObject({
    liaison: localText.describe('Whom a municipality can turn to for this action.'),
    mentorCities: localText.describe('How many experienced cities guide it, and how.'),
    sources,
  })
  .describe('The contact for the action and the cities that guide it.')

export const action = z.strictObject({
  id: id.describe('The number of the action, in quotes.'),
  goal: id.describe('Id of a goal in goals.yaml.'),
  title: localText,
  whatIsDone: localText.describe('What a municipality does when it chooses this action.'),
  groups: z.array(id).describe('Ids of groups in units.yaml: for whom it is.'),
  fundedBy: z
    .strictObject({
      kind: z.enum(['call', 'other-instrument']),
      note: localText.optional(),
    })
    .describe('Who pays: a call of this programme, or another instrument that the note names.'),
  roles,
  ministers: z
    .array(z.strictObject({ name: plainText, policyField: localText, sources }))
    .describe('Co-responsible ministers, only where the record names them.'),
  optional: z.boolean().describe('True when a municipality may leave this action out.'),
  sources,
})

/** Flows add up over periods; stocks and plans do not. */
const kpiKind = z.enum(['flow', 'stock', 'plan'])
export type KpiKind = z.infer<typeof kpiKind>

export const kpiId = z
  .string()
  .regex(/^\d+[a-z]?$/, 'the number of the action in quotes, with a letter when it has several')
  .describe('The number of the action, with a letter when it has several KPIs: "5", "9a".')

export const kpi = z.strictObject({
  id: kpiId,
  action: id.describe('Id of an action in actions.yaml.'),
  title: localText,
  kind: kpiKind.describe(
    'flow: adds up over periods. stock: how many there are. plan: done or not.',
  ),
  unit: id.describe('Id of a unit in units.yaml.'),
  group: id.optional().describe('Id of a group in units.yaml, when the KPI counts one group.'),
  sources,
})

const figure = z.strictObject({
  value: z.number().int('a whole number').positive('one or more'),
  used: z.boolean().describe('True for exactly one figure of the target.'),
  sources,
})

/** A target for the whole programme, as announced. Several figures when sources disagree. */
export const programmeTarget = z.strictObject({
  id,
  action: id.optional().describe('Id of an action in actions.yaml.'),
  goal: id.optional().describe('Id of a goal in goals.yaml.'),
  title: localText,
  unit: id.describe('Id of a unit in units.yaml.'),
  by: z
    .union([date, z.literal('every-year'), z.literal('not-stated')], {
      error: 'a day written YYYY-MM-DD, every-year or not-stated',
    })
    .describe('A day written YYYY-MM-DD, every-year, or not-stated.'),
  figures: z.array(figure).min(1, 'at least one figure'),
  note: localText.optional(),
})

/** A rule as it was announced; `inCalls` says what the calls made of it. */
export const announcedRule = z.strictObject({
  id,
  title: localText,
  announced: localText.describe('The rule as it was announced.'),
  inCalls: localText.describe('What the calls made of it.'),
  differs: z.boolean().describe('True when the calls differ from what was announced.'),
  budgets: z
    .array(z.strictObject({ period: id.describe('Id of a period.'), amountEuro: euro }))
    .optional()
    .describe('When the rule is about money: the amount announced for each period.'),
  sources,
})

/** A place where sources disagree: all readings, and the one that is used, with the reason. */
export const contradiction = z.strictObject({
  id: z.string().regex(/^X\d+$/, 'an X and a number: X1'),
  title: localText,
  readings: z.array(z.strictObject({ text: localText, sources })).min(1, 'at least one reading'),
  used: localText.describe('The reading that is used.'),
  reason: localText.describe('Why that reading is used.'),
  touches: z
    .array(plainText)
    .describe('Ids of what it touches: actions, calls, targets, announced rules.'),
})
