import type { ActionTotals, Release } from '@peil/domain/release/release.ts'
import type { Action } from '@peil/domain/programme/programme.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'
import { euroPerResultColumns } from './euro-per-result-columns.ts'
import { agreedStatus, realisedStatus } from './figure-status.ts'
import { periodOrAll, statusColumn, statusCountColumns, titleColumns } from './shared-columns.ts'

type ActionRow = ActionTotals & { readonly definition: Action; readonly unit: string | null }

const columns: readonly Column<ActionRow>[] = [
  column('action', 'code', (row) => row.action, words('Actie.', 'Action.')),
  ...titleColumns('action', (row: ActionRow) => row.definition.title),
  column('goal', 'code', (row) => row.definition.goal, words('Doelstelling.', 'Goal.')),
  column('period', 'code', (row) => row.period, periodOrAll),
  column(
    'unit',
    'text',
    (row) => row.unit,
    words('Eenheid die de KPI’s van de actie delen.', 'Unit that the KPIs of the action share.'),
    {
      empty: words(
        'De KPI’s delen geen eenheid; tel ze niet op.',
        'The KPIs share no unit; do not add them.',
      ),
    },
  ),
  column(
    'governments',
    'integer',
    (row) => row.governments,
    words(
      'Verschillende lokale besturen (leden zoals getekend) in getekende overeenkomsten met deze actie.',
      'Distinct local governments (members as signed) of signed agreements with this action.',
    ),
    { unit: 'governments' },
  ),
  column(
    'agreed',
    'integer',
    (row) => row.agreed,
    words('Som van de afgesproken doelen.', 'Sum of the agreed targets.'),
    {
      unit: 'unit',
      empty: words('Zie agreed_status.', 'See agreed_status.'),
      formula: words(
        'som van target; over perioden tellen flows op en telt voor stock en plan de laatste getekende periode',
        'sum of target; over periods flows add, and stock and plan take the latest signed period',
      ),
    },
  ),
  statusColumn('agreed', ['value', 'not-applicable', 'units-differ'], agreedStatus),
  column(
    'realised',
    'integer',
    (row) => row.realised,
    words('Som van het bereik in eindrapporten.', 'Sum of the reach in final reports.'),
    {
      unit: 'unit',
      empty: words('Zie realised_status.', 'See realised_status.'),
      formula: words(
        'som van reach waar reach_at final is; reported zegt over hoeveel rijen',
        'sum of reach where reach_at is final; reported says over how many rows',
      ),
    },
  ),
  statusColumn(
    'realised',
    ['value', 'provisional', 'not-due', 'not-reported', 'not-applicable', 'units-differ'],
    realisedStatus,
  ),
  column(
    'reported',
    'integer',
    (row) => row.reported.n,
    words('Toegekende KPI-rijen met een eindrapport.', 'Awarded KPI rows with a final report.'),
    { unit: 'rows' },
  ),
  column(
    'reported_of',
    'integer',
    (row) => row.reported.of,
    words('Toegekende KPI-rijen.', 'Awarded KPI rows.'),
    { unit: 'rows' },
  ),
  column(
    'budget_cents',
    'cents',
    (row) => row.budgetCents,
    words(
      'Vlaamse bijdragen in de geldende versies, zonder stimulans.',
      'Flemish contributions in the versions in force, without incentives.',
    ),
  ),
  ...euroPerResultColumns,
  ...statusCountColumns<ActionRow>(),
]

/** One row per action and period. Throws when an action is not in the programme. */
export const actionsTable = (release: Release): DataTable => {
  const definitions = new Map(release.programme.actions.map((action) => [action.id, action]))
  const unitOf = (action: string): string | null => {
    const units = new Set(
      release.programme.kpis.filter((kpi) => kpi.action === action).map(({ unit }) => unit),
    )
    const [unit] = units
    return units.size === 1 && unit !== undefined ? unit : null
  }
  const rows = release.actions.map((totals): ActionRow => {
    const definition = definitions.get(totals.action)
    if (definition === undefined) throw new Error(`action ${totals.action} is not in the programme`)
    return { ...totals, definition, unit: unitOf(totals.action) }
  })
  return dataTable(
    release,
    'actions',
    words('Acties per periode', 'Actions per period'),
    columns,
    rows,
  )
}
