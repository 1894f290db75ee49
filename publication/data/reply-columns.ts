import type { AgreementPage, Reply } from '@peil/domain/release/release.ts'
import { column, words, type Column } from './data-table.ts'

/**
 * What the municipality says about a row: the latest reply about its KPI, else the latest about the
 * agreement as a whole.
 */
const replyTo = ({ replies }: AgreementPage, kpi: string | null): Reply | null =>
  replies.findLast((reply) => reply.kpi === kpi) ??
  replies.findLast((reply) => reply.kpi === null) ??
  null

/** The right of reply, beside the figures in every file about agreements. */
export const replyColumns = <Row>(
  agreementOf: (row: Row) => AgreementPage,
  kpiOf: (row: Row) => string | null = () => null,
): readonly Column<Row>[] => [
  column(
    'reply',
    'text',
    (row) => replyTo(agreementOf(row), kpiOf(row))?.text ?? null,
    words(
      'Wat de gemeente over deze cijfers zegt: de laatste reactie, zie replies.',
      'What the municipality says about these figures: its latest reply, see replies.',
    ),
    {
      empty: words(
        'Er is geen reactie, of haar tekst is gewist.',
        'There is no reply, or its text was erased.',
      ),
    },
  ),
]
