import type { AgreementPage, KpiAssessment, Release } from '@peil/domain/release/release.ts'
import type { Kpi } from '@peil/domain/programme/programme.ts'
import { assessmentColumns } from './assessment-columns.ts'
import { kpiCaveats, kpiCaveatsMeaning } from './kpi-caveats.ts'
import { replyColumns } from './reply-columns.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'
import { agreementColumns, titleColumns } from './shared-columns.ts'

interface KpiRow {
  readonly agreement: AgreementPage
  readonly assessment: KpiAssessment
  readonly kpi: Kpi
  readonly goal: string
}

const beforeAward = words(
  'Er is nog geen toekenning; zie agreement_state.',
  'There is no award yet; see agreement_state.',
)

const columns: readonly Column<KpiRow>[] = [
  ...agreementColumns((row: KpiRow) => row.agreement),
  column(
    'applicant_name',
    'text',
    ({ agreement }) => agreement.applicantName,
    words('Naam van de aanvrager.', 'Name of the applicant.'),
  ),
  column(
    'region',
    'text',
    ({ agreement }) => agreement.region,
    words(
      'Referentieregio van de aanvrager bij de opening van de oproep.',
      'Reference region of the applicant when the call opened.',
    ),
  ),
  column(
    'agreement_state',
    'text',
    ({ agreement }) => agreement.state,
    words('Stand van de overeenkomst, zoals in agreements.', 'State, as in agreements.'),
  ),
  column('goal', 'code', ({ goal }) => goal, words('Doelstelling.', 'Goal.')),
  column('action', 'code', ({ assessment }) => assessment.action, words('Actie.', 'Action.')),
  column('kpi', 'code', ({ assessment }) => assessment.kpi, words('KPI-rij.', 'KPI.')),
  ...titleColumns('kpi', ({ kpi }: KpiRow) => kpi.title),
  column(
    'kind',
    'text',
    ({ kpi }) => kpi.kind,
    words(
      'Soort: flow (telt op over perioden), stock (stand) of plan.',
      'Kind: flow (adds up over periods), stock (a level) or plan.',
    ),
  ),
  column('unit', 'text', ({ kpi }) => kpi.unit, words('Eenheid van het bereik.', 'Unit of reach.')),
  column(
    'priority',
    'integer',
    ({ assessment }) => assessment.priority,
    words('Prioriteit in de aanvraag; 1 komt eerst.', 'Priority applied for; 1 comes first.'),
    { empty: words('Er was niets gepland.', 'Nothing was planned.') },
  ),
  column(
    'current_reach',
    'integer',
    ({ assessment }) => assessment.currentReach,
    words('Huidig bereik bij de aanvraag.', 'Reach at the time of the application.'),
    { unit: 'unit' },
  ),
  column(
    'requested',
    'integer',
    ({ assessment }) => assessment.requestedReach,
    words('Gevraagd bereik bovenop het huidige.', 'Reach applied for, above the current one.'),
    { unit: 'unit' },
  ),
  column(
    'requested_cents',
    'cents',
    ({ assessment }) => assessment.requestedCents,
    words('Gevraagde Vlaamse bijdrage.', 'Flemish contribution applied for.'),
    { formula: words('requested × unit_price_cents', 'requested × unit_price_cents') },
  ),
  column(
    'awarded',
    'integer',
    ({ assessment }) => assessment.awardedReach,
    words('Toegekend bereik bovenop het huidige.', 'Reach awarded, above the current one.'),
    { unit: 'unit', empty: beforeAward },
  ),
  column(
    'award_reason',
    'text',
    ({ assessment }) => assessment.awardReason?.en ?? null,
    words('Waarom zoveel is toegekend, in het Engels.', 'Why this much was awarded, in English.'),
    { empty: beforeAward },
  ),
  column(
    'unit_price_cents',
    'cents',
    ({ assessment }) => assessment.unitPriceCents,
    words('Prijs per eenheid.', 'Price of one unit.'),
    { unit: 'euro cent per unit' },
  ),
  column(
    'contribution_cents',
    'cents',
    ({ assessment }) => assessment.contributionCents,
    words(
      'Vlaamse bijdrage in de geldende versie.',
      'Flemish contribution in the version in force.',
    ),
    {
      empty: beforeAward,
      formula: words(
        'awarded × unit_price_cents, tenzij een wijziging een ander bedrag vastlegde',
        'awarded × unit_price_cents, unless an amendment set another amount',
      ),
    },
  ),
  ...assessmentColumns,
  column('caveats', 'list', ({ assessment }) => kpiCaveats(assessment), kpiCaveatsMeaning, {
    empty: words('Er is niets bijzonders.', 'There is nothing in particular.'),
  }),
  ...replyColumns(
    (row: KpiRow) => row.agreement,
    (row: KpiRow) => row.kpi.id,
  ),
]

/** One row per KPI of each application. Throws when a KPI or action is not in the programme. */
export const kpisTable = (release: Release): DataTable => {
  const kpis = new Map(release.programme.kpis.map((kpi) => [kpi.id, kpi]))
  const goals = new Map(release.programme.actions.map(({ id, goal }) => [id, goal]))
  const rows = release.agreements.flatMap((agreement) =>
    agreement.kpis.map((assessment): KpiRow => {
      const kpi = kpis.get(assessment.kpi)
      const goal = goals.get(assessment.action)
      if (kpi === undefined || goal === undefined)
        throw new Error(`KPI ${assessment.kpi} of ${agreement.key} is not in the programme`)
      return { agreement, assessment, kpi, goal }
    }),
  )
  return dataTable(
    release,
    'kpis',
    words('KPI-rijen met hun beoordeling', 'KPIs with their assessment'),
    columns,
    rows,
  )
}
