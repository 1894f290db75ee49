import type { AgreementPage, AgreementVersionPage, Release } from '@peil/domain/release/release.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'
import { replyColumns } from './reply-columns.ts'
import { agreementColumns } from './shared-columns.ts'

interface ChangeRow {
  readonly agreement: AgreementPage
  readonly version: number
  readonly change: AgreementVersionPage['changes'][number]
}

const columns: readonly Column<ChangeRow>[] = [
  ...agreementColumns((row: ChangeRow) => row.agreement),
  column(
    'version',
    'integer',
    ({ version }) => version,
    words('Versie die dit veranderde.', 'Version that changed this.'),
  ),
  column('kpi', 'code', ({ change }) => change.kpi, words('KPI-rij.', 'KPI.')),
  column(
    'from_target',
    'integer',
    ({ change }) => change.fromTarget,
    words('Doel in de vorige versie.', 'Target in the version before.'),
    { unit: 'unit of the KPI' },
  ),
  column(
    'to_target',
    'integer',
    ({ change }) => change.toTarget,
    words('Doel in deze versie.', 'Target in this version.'),
    { unit: 'unit of the KPI' },
  ),
  column(
    'from_cents',
    'cents',
    ({ change }) => change.fromCents,
    words('Vlaamse bijdrage in de vorige versie.', 'Flemish contribution in the version before.'),
  ),
  column(
    'to_cents',
    'cents',
    ({ change }) => change.toCents,
    words('Vlaamse bijdrage in deze versie.', 'Flemish contribution in this version.'),
  ),
  ...replyColumns(
    (row: ChangeRow) => row.agreement,
    (row: ChangeRow) => row.change.kpi,
  ),
]

/** One row per KPI that an amendment changed. */
export const changesTable = (release: Release): DataTable =>
  dataTable(
    release,
    'changes',
    words('Wat wijzigingen veranderden', 'What amendments changed'),
    columns,
    release.agreements.flatMap((agreement) =>
      agreement.versions.flatMap(({ version, changes }) =>
        changes.map((change): ChangeRow => ({ agreement, version, change })),
      ),
    ),
  )
