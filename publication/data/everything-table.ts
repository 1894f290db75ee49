import type { Release } from '@peil/domain/release/release.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'
import { figureRows, type FigureRow } from './everything-rows.ts'

const notHere = words('Niet bij dit cijfer.', 'Not with this figure.')

const further = (name: string, nl: string, en: string): Column<FigureRow> =>
  column(name, 'text', (row) => row.cell(name), words(nl, en), { empty: notHere })

const number = (name: string, nl: string, en: string): Column<FigureRow> =>
  column(name, 'number', (row) => row.cell(name), words(nl, en), { unit: 'unit', empty: notHere })

const columnsOf = (names: ReadonlyMap<string, string>): readonly Column<FigureRow>[] => [
  column('table', 'code', (row) => row.table, words('Tabel van het cijfer.', 'Its table.')),
  column('measure', 'code', (row) => row.measure, words('Kolom in die tabel.', 'Its column.')),
  column(
    'area_kind',
    'text',
    (row) => row.areaKind,
    words(
      'municipality (gemeente), region, province of flanders.',
      'municipality, region, province or flanders.',
    ),
    { empty: notHere },
  ),
  column(
    'area',
    'text',
    (row) => row.area,
    words('NIS-code, id of naam.', 'NIS code, id or name.'),
    {
      empty: notHere,
    },
  ),
  column(
    'area_name',
    'text',
    (row) => (row.area === null ? null : (names.get(row.area) ?? row.area)),
    words('Naam van het gebied.', 'Name of the area.'),
    { empty: notHere },
  ),
  further('agreement', 'Overeenkomst: oproep/aanvrager.', 'Agreement: call/applicant.'),
  further('goal', 'Doelstelling.', 'Goal.'),
  further('action', 'Actie.', 'Action.'),
  further('kpi', 'KPI-rij.', 'KPI.'),
  further('indicator', 'Indicator.', 'Indicator.'),
  column(
    'period',
    'text',
    (row) => row.cell('period_text') ?? row.cell('period'),
    words('Periode zoals ze geschreven wordt.', 'Period as it is written.'),
    { empty: notHere },
  ),
  column(
    'detail',
    'text',
    (row) => row.detail,
    words('Wat de rij verder onderscheidt: kolom=waarde.', 'What else tells it: column=value.'),
    { empty: notHere },
  ),
  column('value', 'number', (row) => row.value, words('Het cijfer.', 'The figure.'), {
    unit: 'unit',
    empty: words('Zie status.', 'See status.'),
  }),
  number('lower', 'Ondergrens van het 95 %-interval.', 'Lower end of the 95 % interval.'),
  number('upper', 'Bovengrens van het 95 %-interval.', 'Upper end of the 95 % interval.'),
  number('numerator', 'Teller.', 'Numerator.'),
  number('denominator', 'Noemer.', 'Denominator.'),
  number('n', 'Hoeveel er gevraagd of geteld zijn.', 'How many were asked or counted.'),
  column('unit', 'text', (row) => row.unit, words('Eenheid.', 'Unit.'), {
    empty: words('Het cijfer heeft geen eenheid.', 'The figure has no unit.'),
  }),
  column(
    'status',
    'text',
    (row) => row.status,
    words('value, of wat voor cijfer het is; zie de tabel.', 'value, or what kind; see the table.'),
  ),
  further('caveats', 'Waar men op moet letten; zie de tabel.', 'What to mind; see the table.'),
  further('reply', 'Wat de gemeente erover zegt.', 'What the municipality says about it.'),
  column('source', 'text', (row) => row.source, words('Bron.', 'Source.')),
]

const name = 'everything'

/** Every published figure of the tables given, one per row. */
export const everythingTable = (release: Release, tables: Iterable<DataTable>): DataTable => {
  const names = new Map([
    ...release.vanished.map(({ nis, name: named }) => [nis, named] as const),
    ...release.municipalities.map(({ nis, name: named }) => [nis, named] as const),
    ...release.regions.map(({ id, name: named }) => [id, named] as const),
    ['02000', 'Vlaanderen'] as const,
  ])
  return dataTable(
    release,
    name,
    words('Alle gepubliceerde cijfers, één per rij', 'Every published figure, one per row'),
    columnsOf(names),
    [...figureRows(release, tables)],
    ({ cell }) => (cell('provenance') === 'supplied' ? 'supplied' : 'sample'),
  )
}
