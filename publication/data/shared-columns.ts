import type { AgreementPage, StatusCounts } from '@peil/domain/release/release.ts'
import type { LocalText } from '@peil/domain/programme/programme.ts'
import { statuses } from '@peil/domain/measurement/status.ts'
import { column, words, type Column, type Words } from './data-table.ts'
import { figureStatusMeaning, type FigureStatus } from './figure-status.ts'

/** What tells an agreement apart, in every file with rows about agreements. */
export const agreementColumns = <Row>(
  agreementOf: (row: Row) => AgreementPage,
): readonly Column<Row>[] => [
  column(
    'agreement',
    'text',
    (row) => agreementOf(row).key,
    words(
      'Sleutel van de overeenkomst: oproep/aanvrager.',
      'Key of the agreement: call/applicant.',
    ),
  ),
  column('call', 'code', (row) => agreementOf(row).call, words('Oproep.', 'Call.')),
  column(
    'period',
    'code',
    (row) => agreementOf(row).period,
    words('Projectperiode van de oproep.', 'Period of the call.'),
  ),
  column(
    'applicant',
    'code',
    (row) => agreementOf(row).applicant,
    words(
      'NIS-code van de aanvrager, zoals geldig bij de opening van de oproep.',
      'NIS code of the applicant, as valid when the call opened.',
    ),
  ),
]

/** `<figure>_status`: which of the statuses holds for the figure beside it. */
export const statusColumn = <Row>(
  figure: string,
  possible: readonly FigureStatus[],
  value: (row: Row) => FigureStatus,
): Column<Row> => {
  const list = (language: keyof Words) =>
    possible.map((status) => `${status} (${figureStatusMeaning[status][language]})`).join(', ')
  return column(
    `${figure}_status`,
    'text',
    value,
    words(
      `Wat voor cijfer ${figure} is, of waarom het leeg is: ${list('nl')}.`,
      `What kind of figure ${figure} is, or why it is empty: ${list('en')}.`,
    ),
  )
}

/** One column per status of an agreed KPI, with the number of KPI rows in it. */
export const statusCountColumns = <
  Row extends { readonly statuses: StatusCounts },
>(): readonly Column<Row>[] =>
  statuses.map((status) =>
    column(
      `kpis_${status.replaceAll('-', '_')}`,
      'integer',
      (row: Row) => row.statuses[status],
      words(
        `Aantal KPI-rijen met de status ${status}.`,
        `Number of KPI rows with the status ${status}.`,
      ),
      { unit: 'rows' },
    ),
  )

export const periodOrAll = words(
  'Projectperiode, of all: alle perioden samen. Tel all nooit op bij de andere rijen.',
  'Period, or all: all periods together. Never add all to the other rows.',
)

/** `<what>_title_nl` and `<what>_title_en`. */
export const titleColumns = <Row>(
  what: string,
  titleOf: (row: Row) => LocalText,
): readonly Column<Row>[] => [
  column(
    `${what}_title_nl`,
    'text',
    (row) => titleOf(row).nl,
    words('Titel in het Nederlands.', 'Title in Dutch.'),
  ),
  column(
    `${what}_title_en`,
    'text',
    (row) => titleOf(row).en ?? null,
    words('Titel in het Engels.', 'Title in English.'),
    { empty: words('Er is geen vertaling.', 'There is no translation.') },
  ),
]
