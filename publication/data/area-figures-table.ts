import type { Extreme, Figure } from '@peil/domain/indicator/figure.ts'
import type { Release } from '@peil/domain/release/release.ts'
import { areaFigureRows, type AreaFigureRow } from './area-figure-rows.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'
import {
  indicatorColumn,
  indicatorUnit,
  numberColumns,
  periodColumns,
} from './indicator-columns.ts'
import { observationStatusMeaning } from './observations-table.ts'

const numbersOf = ({ figure }: AreaFigureRow): Partial<Figure> => {
  if (figure.kind === 'supplied') return figure.figure
  return figure.kind === 'benchmark' ? figure : {}
}

const statusOf = ({ figure }: AreaFigureRow): string => {
  if (figure.kind === 'supplied') return figure.figure.status ?? 'value'
  return figure.kind === 'benchmark' ? 'value' : 'not-applicable'
}

const noRange = words('Er is geen laagste en hoogste; zie kind.', 'There is no range; see kind.')

const extremeColumns = (
  name: 'lowest' | 'highest',
  nl: string,
): readonly Column<AreaFigureRow>[] => {
  const pick = ({ figure }: AreaFigureRow): Extreme | null =>
    figure.kind === 'range' ? figure[name] : null
  return [
    column(
      name,
      'number',
      (row) => pick(row)?.value ?? null,
      words(`De ${nl} waarde van een gemeente.`, `The ${name} value of a municipality.`),
      { unit: indicatorUnit, empty: noRange },
    ),
    column(
      `${name}_areas`,
      'list',
      (row) =>
        pick(row)
          ?.areas.map(({ nis }) => nis)
          .join(';') ?? null,
      words('NIS-codes van de gemeenten met die waarde.', 'NIS codes of those that hold it.'),
      { empty: noRange },
    ),
  ]
}

const ofNone = words('Het cijfer is zo aangeleverd; zie kind.', 'Supplied as it is; see kind.')

const columns: readonly Column<AreaFigureRow>[] = [
  indicatorColumn(),
  column(
    'area_kind',
    'text',
    (row) => row.areaKind,
    words(
      'region (referentieregio), province (provincie) of flanders (Vlaanderen).',
      'region, province or flanders.',
    ),
  ),
  column(
    'area',
    'text',
    (row) => row.area,
    words(
      'Id van de referentieregio, naam van de provincie, of 02000 voor Vlaanderen.',
      'Id of the region, name of the province, or 02000 for Flanders.',
    ),
  ),
  column('area_name', 'text', (row) => row.areaName, words('Naam.', 'Name.')),
  ...periodColumns<AreaFigureRow>(),
  column(
    'kind',
    'text',
    ({ figure }) => figure.kind,
    words(
      'benchmark (berekend uit sommen over gemeenten), range (laagste en hoogste gemeente, voor bevragingen) of supplied (aangeleverd voor het gebied zelf).',
      'benchmark (computed from sums over municipalities), range (lowest and highest municipality, for surveys) or supplied (for the area itself).',
    ),
  ),
  ...numberColumns(numbersOf),
  column('status', 'text', statusOf, observationStatusMeaning),
  ...extremeColumns('lowest', 'laagste'),
  ...extremeColumns('highest', 'hoogste'),
  column(
    'areas',
    'integer',
    ({ figure }) => (figure.kind === 'supplied' ? null : figure.areas),
    words('Gemeenten met een waarde.', 'Municipalities with a value.'),
    { unit: 'governments', empty: ofNone },
  ),
  column(
    'areas_of',
    'integer',
    ({ figure }) => (figure.kind === 'supplied' ? null : figure.of),
    words('Gemeenten van het gebied.', 'Municipalities of the area.'),
    { unit: 'governments', empty: ofNone },
  ),
]

/** One row per indicator, region, province or Flanders, and period of which something is said. */
export const areaFiguresTable = (release: Release): DataTable =>
  dataTable(
    release,
    'area-figures',
    words(
      'Cijfers per regio, provincie en Vlaanderen',
      'Figures per region, province and Flanders',
    ),
    columns,
    areaFigureRows(release),
    ({ figures }) => figures.provenance,
  )
