import type {
  AgreementPage,
  KpiAssessment,
  Release,
  ReportPage,
} from '@peil/domain/release/release.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'
import { replyColumns } from './reply-columns.ts'
import { agreementColumns } from './shared-columns.ts'

interface ReportRow {
  readonly agreement: AgreementPage
  readonly assessment: KpiAssessment
  readonly report: ReportPage
}

const columns: readonly Column<ReportRow>[] = [
  ...agreementColumns((row: ReportRow) => row.agreement),
  column('action', 'code', ({ assessment }) => assessment.action, words('Actie.', 'Action.')),
  column('kpi', 'code', ({ assessment }) => assessment.kpi, words('KPI-rij.', 'KPI.')),
  column(
    'moment',
    'text',
    ({ report }) => report.moment,
    words('interim (tussentijds) of final (eind).', 'interim or final.'),
  ),
  column(
    'reference_day',
    'date',
    ({ report }) => report.referenceDay,
    words('Dag waarop het bereik geldt.', 'Day on which the reach holds.'),
  ),
  column(
    'due_day',
    'date',
    ({ report }) => report.dueDay,
    words(
      'Dag waarop het rapport er uiterlijk moet zijn.',
      'Last day on which the report is in time.',
    ),
  ),
  column(
    'received_on',
    'date',
    ({ report }) => report.receivedOn,
    words('Dag waarop het rapport er was.', 'Day on which the report came in.'),
  ),
  column(
    'late',
    'boolean',
    ({ report }) => report.late,
    words('Of het te laat kwam.', 'Whether it came late.'),
    { formula: words('received_on na due_day', 'received_on after due_day') },
  ),
  column(
    'reach',
    'integer',
    ({ report }) => report.reach,
    words('Gerapporteerd bereik in totaal.', 'Reach reported, in total.'),
    { unit: 'unit of the KPI' },
  ),
  column(
    'shared_with',
    'list',
    ({ report }) => report.sharedWith.map(({ kpi, people }) => `${kpi}:${people}`).join(';'),
    words(
      'Mensen die ook bij een andere KPI meetellen, als KPI:aantal.',
      'People who also count under another KPI, as KPI:number.',
    ),
    { empty: words('Niemand telt ook elders mee.', 'Nobody counts elsewhere too.') },
  ),
  column(
    'has_reason',
    'boolean',
    ({ report }) => report.hasReason,
    words(
      'Of er een reden bij stond; de tekst is niet openbaar.',
      'Whether a reason was given; its text is not public.',
    ),
  ),
  column(
    'replaced',
    'boolean',
    ({ report }) => report.replaced,
    words(
      'Of een later rapport van hetzelfde moment dit vervangt.',
      'Whether a later report of the same moment replaces this one.',
    ),
  ),
  ...replyColumns(
    (row: ReportRow) => row.agreement,
    (row: ReportRow) => row.assessment.kpi,
  ),
]

/** Reports as received; one that is missing has no row here, but a `reach_status` in `kpis`. */
export const reportsTable = (release: Release): DataTable =>
  dataTable(
    release,
    'reports',
    words('Ontvangen rapporten', 'Reports received'),
    columns,
    release.agreements.flatMap((agreement) =>
      agreement.kpis.flatMap((assessment) =>
        assessment.reports.map((report): ReportRow => ({ agreement, assessment, report })),
      ),
    ),
  )
