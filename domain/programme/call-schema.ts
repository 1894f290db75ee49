import { z } from 'zod'
import { date, euro, id, localText, percent, sources } from './text-schema.ts'
import { kpiId } from './schema.ts'

const moment = z.strictObject({
  referenceDay: date.describe('The day whose state is reported.'),
  dueDay: date.describe('The last day on which the report is on time.'),
})

const eligibility = z
  .strictObject({
    moreThanResidents: z
      .number()
      .int('a whole number')
      .nonnegative('zero or more')
      .describe('Members must have strictly more residents than this, together.'),
    population: localText.describe('Which residents are counted.'),
    sources,
  })
  .describe('Who may apply.')

const cluster = z
  .strictObject({
    withinReferenceRegion: z.literal(true).describe('Members lie in one reference region.'),
    clustersPerMunicipality: z.literal(1).describe('A municipality is in at most one cluster.'),
    leadIsPaidAndRepays: z.literal(true).describe('One member applies, is paid and repays.'),
    incentiveEuro: euro.describe('Paid once per cluster and period, without co-financing.'),
    sources,
  })
  .describe('Municipalities that apply together.')

const coFinancing = z
  .strictObject({
    flemishPercent: percent
      .min(1, 'from 1 to 100')
      .describe('Share of the cost that the programme pays; the municipality shows the rest.'),
    staffCounts: z.boolean().describe('Whether own staff counts as own contribution.'),
    sources,
  })
  .describe('Who pays which share.')

const reporting = z
  .strictObject({
    interim: moment.describe('The report during the period.'),
    final: moment.describe('The report at the end of the period.'),
    interimPercent: percent.describe(
      'Below this share of the target at the interim report, the status is `below-interim`.',
    ),
    sources,
  })
  .describe('When results are reported.')

const payment = z
  .strictObject({
    advancePercent: percent.describe('Share paid when the agreement is signed.'),
    balancePercent: percent.describe('Share paid after the final report.'),
    sources,
  })
  .describe('When the money is paid. The two shares make 100 together.')

const award = z
  .strictObject({
    policy: z.literal('priority-rounds').describe('How the budget is divided.'),
    text: localText.describe('The same rule in words.'),
    sources,
  })
  .describe('How the budget of the call is divided over the applications.')

const callRow = z.strictObject({
  kpi: kpiId.describe('Id of a KPI in kpis.yaml.'),
  unitPriceEuro: euro.describe('What the programme pays per unit.'),
  maximumReach: z
    .number()
    .int('a whole number of units')
    .positive('one unit or more')
    .describe('The most units that one application may plan.'),
})

export const call = z.strictObject({
  id: id.describe('The same as the name of the file, without .yaml.'),
  title: localText,
  period: id.describe('Id of a period in programme.yaml.'),
  opensOn: date.describe('First day on which applications are taken.'),
  closesOn: date.describe('Last day on which applications are taken.'),
  windowSources: sources,
  eligibility,
  cluster,
  coFinancing,
  reporting,
  payment,
  award,
  rows: z
    .array(callRow)
    .min(1, 'at least one row')
    .describe('The KPIs that can be applied for, each with its price and maximum.'),
  rowSources: sources,
  notOpen: z
    .array(
      z.strictObject({
        action: id.describe('Id of an action in actions.yaml.'),
        reason: localText,
        sources,
      }),
    )
    .describe('Actions that are funded by calls but cannot be applied for in this one.'),
})
