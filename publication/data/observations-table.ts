import type { Figure, IndicatorFigures } from '@peil/domain/indicator/figure.ts'
import type { Indicator } from '@peil/domain/programme/programme.ts'
import type { Release } from '@peil/domain/release/release.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'
import { indicatorColumn, numberColumns, periodColumns } from './indicator-columns.ts'
import { definedFigures } from './indicator-rows.ts'
import {
  breaksPerPeriod,
  observationCaveats,
  observationCaveatsMeaning,
} from './observation-caveats.ts'

interface ObservationRow {
  readonly definition: Indicator
  readonly provenance: IndicatorFigures['provenance']
  readonly area: string
  readonly areaName: string
  readonly period: CalendarDate
  readonly figure: Figure
  readonly caveats: string
}

export const observationStatusMeaning = words(
  'value, provisional (voorlopig), estimated (geraamd), of waarom de waarde ontbreekt: not-due (nog niet verwacht), not-reported (niet meegedeeld), not-applicable (niet van toepassing), withheld:<regel> (afgeschermd, met de regel).',
  'value, provisional, estimated, or why there is no value: not-due, not-reported, not-applicable, withheld:<rule> (with the rule).',
)

const columns: readonly Column<ObservationRow>[] = [
  indicatorColumn(),
  column('area', 'code', (row) => row.area, words('NIS-code van de gemeente.', 'NIS code.')),
  column('area_name', 'text', (row) => row.areaName, words('Naam van de gemeente.', 'Its name.')),
  ...periodColumns<ObservationRow>(),
  ...numberColumns(({ figure }: ObservationRow) => figure),
  column('status', 'text', ({ figure }) => figure.status ?? 'value', observationStatusMeaning),
  column('caveats', 'list', (row) => row.caveats, observationCaveatsMeaning, {
    empty: words('Er is niets bijzonders.', 'There is nothing in particular.'),
  }),
]

/**
 * One row per indicator, municipality and period that has a figure or says why there is none; in
 * the order of the programme, of the municipalities of the release, and of time.
 */
export const observationsTable = (release: Release): DataTable => {
  const rows = definedFigures(release).flatMap((defined): ObservationRow[] => {
    const { definition, figures } = defined
    const breaks = breaksPerPeriod(defined)
    return release.municipalities.flatMap(({ nis, name }) =>
      figures.periods.flatMap((period, at) => {
        const figure = figures.municipalities[nis]?.[at] ?? null
        if (figure === null) return []
        const caveats = observationCaveats(figure, breaks[at] === true)
        const { provenance } = figures
        return [{ definition, provenance, area: nis, areaName: name, period, figure, caveats }]
      }),
    )
  })
  return dataTable(
    release,
    'observations',
    words('Cijfers per gemeente en periode', 'Figures per municipality and period'),
    columns,
    rows,
    ({ provenance }) => provenance,
  )
}
