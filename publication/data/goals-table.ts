import type { LocalText } from '@peil/domain/programme/programme.ts'
import type { GoalTotals, Release } from '@peil/domain/release/release.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'
import { periodOrAll, statusCountColumns, titleColumns } from './shared-columns.ts'

type GoalRow = GoalTotals & { readonly title: LocalText }

const columns: readonly Column<GoalRow>[] = [
  column('goal', 'code', (row) => row.goal, words('Doelstelling.', 'Goal.')),
  ...titleColumns('goal', (row: GoalRow) => row.title),
  column('period', 'code', (row) => row.period, periodOrAll),
  column(
    'governments',
    'integer',
    (row) => row.governments,
    words(
      'Verschillende lokale besturen in getekende overeenkomsten met een actie van deze doelstelling.',
      'Distinct local governments of signed agreements with an action of this goal.',
    ),
    { unit: 'governments' },
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
  ...statusCountColumns<GoalRow>(),
]

/** One row per goal and period. Throws when a goal is not in the programme. */
export const goalsTable = (release: Release): DataTable => {
  const titles = new Map(release.programme.goals.map(({ id, title }) => [id, title]))
  const rows = release.goals.map((totals): GoalRow => {
    const title = titles.get(totals.goal)
    if (title === undefined) throw new Error(`goal ${totals.goal} is not in the programme`)
    return { ...totals, title }
  })
  return dataTable(
    release,
    'goals',
    words('Doelstellingen per periode', 'Goals per period'),
    columns,
    rows,
  )
}
