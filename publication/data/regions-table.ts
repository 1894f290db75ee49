import type { AreaTotals, Release } from '@peil/domain/release/release.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'
import { periodOrAll, statusCountColumns } from './shared-columns.ts'

type RegionRow = AreaTotals & { readonly region: string; readonly name: string }

const totalsColumns = <Row extends AreaTotals>(): readonly Column<Row>[] => [
  column<Row>('period', 'code', (row) => row.period, periodOrAll),
  column<Row>(
    'governments',
    'integer',
    (row) => row.governments,
    words(
      'Verschillende lokale besturen (leden zoals getekend) in getekende overeenkomsten.',
      'Distinct local governments (members as signed) of signed agreements.',
    ),
    { unit: 'governments' },
  ),
  column<Row>(
    'agreements',
    'integer',
    (row) => row.agreements,
    words('Getekende overeenkomsten.', 'Signed agreements.'),
    { unit: 'agreements' },
  ),
  column<Row>(
    'budget_cents',
    'cents',
    (row) => row.budgetCents,
    words(
      'Vlaamse bijdragen in de geldende versies, zonder stimulans.',
      'Flemish contributions in the versions in force, without incentives.',
    ),
  ),
  column<Row>(
    'incentive_cents',
    'cents',
    (row) => row.incentiveCents,
    words('Stimulansen voor samenwerking.', 'Incentives for cooperation.'),
  ),
  ...statusCountColumns<Row>(),
]

/** One row per reference region and period, membership as signed. */
export const regionsTable = (release: Release): DataTable =>
  dataTable(
    release,
    'regions',
    words('Referentieregio’s per periode', 'Reference regions per period'),
    [
      column(
        'region',
        'text',
        (row: RegionRow) => row.region,
        words('Referentieregio.', 'Reference region.'),
      ),
      column('region_name', 'text', (row: RegionRow) => row.name, words('Naam.', 'Name.')),
      ...totalsColumns<RegionRow>(),
    ],
    release.regions.flatMap(({ id, name, totals }) =>
      totals.map((total): RegionRow => ({ ...total, region: id, name })),
    ),
  )

/** The whole programme, one row per period: apart from the regions, so that nobody adds both. */
export const totalsTable = (release: Release): DataTable =>
  dataTable(
    release,
    'totals',
    words('Het hele programma per periode', 'The whole programme per period'),
    totalsColumns<AreaTotals>(),
    release.totals,
  )
