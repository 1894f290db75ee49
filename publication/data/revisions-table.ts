import type { FigureRevision, IndicatorFigures } from '@peil/domain/indicator/figure.ts'
import type { Indicator } from '@peil/domain/programme/programme.ts'
import type { Release } from '@peil/domain/release/release.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'
import { indicatorColumn, indicatorUnit, periodColumns } from './indicator-columns.ts'
import { definedFigures } from './indicator-rows.ts'

interface RevisionRow {
  readonly definition: Indicator
  readonly provenance: IndicatorFigures['provenance']
  readonly area: string
  readonly areaName: string
  readonly period: CalendarDate
  readonly revision: FigureRevision
}

const noValue = words('Er was geen waarde.', 'There was no value.')

const columns: readonly Column<RevisionRow>[] = [
  indicatorColumn(),
  column('area', 'code', (row) => row.area, words('NIS-code van de gemeente.', 'NIS code.')),
  column('area_name', 'text', (row) => row.areaName, words('Naam van de gemeente.', 'Its name.')),
  ...periodColumns<RevisionRow>(),
  column(
    'on',
    'date',
    ({ revision }) => revision.on,
    words('Dag waarop de nieuwe waarde inging.', 'Day on which the new value was taken in.'),
  ),
  column(
    'kind',
    'text',
    ({ revision }) => revision.kind,
    words(
      'revision (herziening met betere bronnen) of correction (de oude waarde was fout).',
      'revision (planned, from better sources) or correction (the old value was wrong).',
    ),
  ),
  column(
    'from_value',
    'number',
    ({ revision }) => revision.from,
    words('De oude waarde.', 'The old value.'),
    { unit: indicatorUnit, empty: noValue },
  ),
  column(
    'to_value',
    'number',
    ({ revision }) => revision.to,
    words('De nieuwe waarde.', 'The new value.'),
    { unit: indicatorUnit, empty: noValue },
  ),
  column('reason', 'text', ({ revision }) => revision.reason, words('Reden.', 'Reason.')),
]

/** One row per figure that another took the place of, the oldest first. */
export const revisionsTable = (release: Release): DataTable => {
  const rows = definedFigures(release).flatMap(({ definition, figures }): RevisionRow[] =>
    release.municipalities.flatMap(({ nis, name }) =>
      figures.periods.flatMap((period, at) =>
        (figures.municipalities[nis]?.[at]?.revisions ?? []).map((revision) => ({
          definition,
          provenance: figures.provenance,
          area: nis,
          areaName: name,
          period,
          revision,
        })),
      ),
    ),
  )
  return dataTable(
    release,
    'revisions',
    words('Herziene en rechtgezette cijfers', 'Revised and corrected figures'),
    columns,
    rows,
    ({ provenance }) => provenance,
  )
}
