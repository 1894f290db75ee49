import type { AgreementPage, Release, Reply } from '@peil/domain/release/release.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'
import { agreementColumns } from './shared-columns.ts'

interface Row {
  readonly agreement: AgreementPage
  readonly reply: Reply
}

const columns: readonly Column<Row>[] = [
  ...agreementColumns((row: Row) => row.agreement),
  column('kpi', 'code', ({ reply }) => reply.kpi, words('KPI-rij.', 'KPI.'), {
    empty: words('De reactie gaat over de hele overeenkomst.', 'It is about the whole agreement.'),
  }),
  column('on', 'date', ({ reply }) => reply.on, words('Dag van de reactie.', 'Day of the reply.')),
  column('language', 'code', ({ reply }) => reply.language, words('Taal.', 'Language.')),
  column('text', 'text', ({ reply }) => reply.text, words('De reactie.', 'The reply.'), {
    empty: words('De tekst is gewist.', 'The text was erased.'),
  }),
]

/** One row per reply of a municipality to its own figures, in order of the day. */
export const repliesTable = (release: Release): DataTable =>
  dataTable(
    release,
    'replies',
    words('Wat gemeenten over hun cijfers zeggen', 'What municipalities say about their figures'),
    columns,
    release.agreements.flatMap((agreement) =>
      agreement.replies.map((reply): Row => ({ agreement, reply })),
    ),
  )
