import type {
  MunicipalityPage,
  Release,
  VanishedMunicipality,
} from '@peil/domain/release/release.ts'
import {
  column,
  dataTable,
  words,
  type Cell,
  type CellType,
  type Column,
  type DataTable,
  type Words,
} from './data-table.ts'
import type { FigureStatus } from './figure-status.ts'
import { statusColumn } from './shared-columns.ts'

type AreaRow =
  | { readonly validity: 'valid'; readonly area: MunicipalityPage }
  | { readonly validity: 'vanished'; readonly area: VanishedMunicipality }

const valid = (
  name: string,
  type: CellType,
  pick: (area: MunicipalityPage) => Cell,
  meaning: Words,
  { unit = '', empty }: { unit?: string; empty?: Words } = {},
): Column<AreaRow> =>
  column(name, type, (row) => (row.validity === 'valid' ? pick(row.area) : null), meaning, {
    unit,
    empty:
      empty ?? words('De code is vervallen; zie validity.', 'The code vanished; see validity.'),
  })

const vanished = (
  name: string,
  type: CellType,
  pick: (area: VanishedMunicipality) => Cell,
  meaning: Words,
): Column<AreaRow> =>
  column(name, type, (row) => (row.validity === 'vanished' ? pick(row.area) : null), meaning, {
    empty: words('De code is geldig; zie validity.', 'The code is valid; see validity.'),
  })

const supplied =
  (pick: (area: MunicipalityPage) => unknown) =>
  (row: AreaRow): FigureStatus => {
    if (row.validity === 'vanished') return 'not-applicable'
    return pick(row.area) === null ? 'not-supplied' : 'value'
  }
const seeStatus = (figure: string) => words(`Zie ${figure}_status.`, `See ${figure}_status.`)

const columns = (release: Release): readonly Column<AreaRow>[] => {
  const regions = new Map(release.regions.map(({ id, name }) => [id, name]))
  const suppliedOrNot: readonly FigureStatus[] = ['value', 'not-supplied', 'not-applicable']
  return [
    column('nis', 'code', ({ area }) => area.nis, words('NIS-code.', 'NIS code.')),
    column('name', 'text', ({ area }) => area.name, words('Naam.', 'Name.')),
    column(
      'validity',
      'text',
      ({ validity }) => validity,
      words(
        'valid (bestaat op de dag van de publicatie) of vanished (vervallen code).',
        'valid (exists on the day of the release) or vanished.',
      ),
    ),
    vanished('last_day', 'date', (a) => a.lastDay, words('Laatste dag.', 'Last day.')),
    vanished(
      'successor',
      'code',
      (area) => area.successor,
      words('NIS-code van de opvolger.', 'NIS code of the successor.'),
    ),
    vanished(
      'successor_name',
      'text',
      (area) => area.successorName,
      words('Naam van de opvolger.', 'Name of the successor.'),
    ),
    valid('province', 'text', (a) => a.province, words('Provincie.', 'Province.')),
    valid('region', 'text', (a) => a.region, words('Referentieregio.', 'Reference region.')),
    valid(
      'region_name',
      'text',
      (area) => regions.get(area.region) ?? area.region,
      words('Naam van de referentieregio.', 'Name of the reference region.'),
    ),
    valid('population', 'integer', (a) => a.population, words('Inwoners.', 'Inhabitants.'), {
      unit: 'people',
      empty: seeStatus('population'),
    }),
    statusColumn(
      'population',
      suppliedOrNot,
      supplied((area) => area.population),
    ),
    valid(
      'population_on',
      'date',
      (area) => area.populationOn,
      words('Dag waarop dat aantal geldt.', 'Day on which that number holds.'),
      { empty: seeStatus('population') },
    ),
    valid(
      'residents',
      'integer',
      (area) => area.residents?.residents ?? null,
      words(
        'Inwoners die meetellen voor de drempel van de oproep.',
        'Residents who count for the threshold of the call.',
      ),
      { unit: 'people', empty: seeStatus('residents') },
    ),
    statusColumn(
      'residents',
      suppliedOrNot,
      supplied((area) => area.residents),
    ),
    valid(
      'residents_reference_date',
      'date',
      (area) => area.residents?.referenceDate ?? null,
      words('Dag waarop dat aantal geldt.', 'Day on which that number holds.'),
      { empty: seeStatus('residents') },
    ),
    valid(
      'residents_source',
      'text',
      (area) => area.residents?.source ?? null,
      words('Bron van dat aantal.', 'Source of that number.'),
      { empty: seeStatus('residents') },
    ),
    valid(
      'neighbours',
      'list',
      (area) => area.neighbours.join(';'),
      words('NIS-codes van de buren.', 'NIS codes of the neighbours.'),
    ),
    valid(
      'predecessors',
      'list',
      (area) => area.predecessors.join(';') || null,
      words('NIS-codes van de voorgangers.', 'NIS codes of the predecessors.'),
      { empty: words('Er zijn geen voorgangers.', 'There are no predecessors.') },
    ),
    valid(
      'agreements',
      'list',
      (area) => area.agreements.join(';') || null,
      words(
        'Sleutels van overeenkomsten waarvan het bestuur of een voorganger lid is.',
        'Keys of agreements of which it, or a predecessor, is a member.',
      ),
      { empty: words('Er zijn er geen; zie validity.', 'There are none; see validity.') },
    ),
    valid(
      'tile_column',
      'integer',
      (a) => a.tileColumn,
      words('Kolom op de kaart.', 'Map column.'),
    ),
    valid('tile_row', 'integer', (a) => a.tileRow, words('Rij op de kaart.', 'Map row.')),
  ]
}

/** Municipalities valid on the release's date, then the codes that vanished. */
export const areasTable = (release: Release): DataTable =>
  dataTable(
    release,
    'areas',
    words('Gemeenten en vervallen codes', 'Municipalities and vanished codes'),
    columns(release),
    [
      ...release.municipalities.map((area): AreaRow => ({ validity: 'valid', area })),
      ...release.vanished.map((area): AreaRow => ({ validity: 'vanished', area })),
    ],
  )
