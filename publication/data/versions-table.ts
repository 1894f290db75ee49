import type { AgreementPage, AgreementVersionPage, Release } from '@peil/domain/release/release.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'
import { replyColumns } from './reply-columns.ts'
import { agreementColumns } from './shared-columns.ts'

interface VersionRow {
  readonly agreement: AgreementPage
  readonly version: AgreementVersionPage
}

const columns: readonly Column<VersionRow>[] = [
  ...agreementColumns((row: VersionRow) => row.agreement),
  column(
    'version',
    'integer',
    ({ version }) => version.version,
    words('Nummer van de versie.', 'Number of the version.'),
  ),
  column(
    'kind',
    'text',
    ({ version }) => version.kind,
    words('offer (aanbod) of amendment (wijziging).', 'offer or amendment.'),
  ),
  column(
    'on',
    'date',
    ({ version }) => version.on,
    words('Dag van deze versie.', 'Day of this version.'),
  ),
  column(
    'reason',
    'text',
    ({ version }) => version.reason,
    words('Reden van de wijziging.', 'Why it was amended.'),
    {
      empty: words(
        'Een aanbod heeft geen reden; bij een wijziging is ze niet gepubliceerd.',
        'An offer has no reason; that of an amendment is not published.',
      ),
    },
  ),
  column(
    'contribution_cents',
    'cents',
    ({ version }) => version.contributionCents,
    words('Vlaamse bijdrage in deze versie.', 'Flemish contribution in this version.'),
    {
      formula: words(
        'som over de KPI-rijen; tel versies van één overeenkomst niet op',
        'sum over the KPIs; do not add versions of one agreement',
      ),
    },
  ),
  ...replyColumns((row: VersionRow) => row.agreement),
]

export const versionsTable = (release: Release): DataTable =>
  dataTable(
    release,
    'versions',
    words('Versies van overeenkomsten', 'Versions of agreements'),
    columns,
    release.agreements.flatMap((agreement) =>
      agreement.versions.map((version): VersionRow => ({ agreement, version })),
    ),
  )
