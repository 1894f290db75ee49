import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { formatPeriod } from '@peil/domain/indicator/period.ts'
import type { Indicator } from '@peil/domain/programme/programme.ts'
import { column, words, type Cell, type Column } from './data-table.ts'

/** Unit of a column whose rows are counted in the unit of their indicator. */
export const indicatorUnit = 'unit of the indicator'

interface PeriodRow {
  readonly definition: Indicator
  readonly period: CalendarDate
}

/** The indicator and the period that a row is about. */
export const indicatorColumn = <Row extends { readonly definition: Indicator }>(): Column<Row> =>
  column(
    'indicator',
    'code',
    (row) => row.definition.id,
    words('Indicator; zie indicators.', 'Indicator; see indicators.'),
  )

export const periodColumns = <Row extends PeriodRow>(): readonly Column<Row>[] => [
  column('period', 'date', (row) => row.period, words('Laatste dag.', 'Last day.')),
  column(
    'period_text',
    'text',
    (row) => formatPeriod(row.period, row.definition.periodicity),
    words(
      'De periode zoals ze geschreven wordt: 2023, 2022-2023, 2023-Q2, 2023-04 of een dag.',
      'The period as it is written: 2023, 2022-2023, 2023-Q2, 2023-04 or a day.',
    ),
  ),
]

interface Numbers {
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly n: number | null
}

const notKnown = words(
  'Niet van toepassing, of niet aangeleverd.',
  'Does not apply, or was not supplied.',
)

/** A value with what it rests on and how sure it is. */
export const numberColumns = <Row>(
  numbersOf: (row: Row) => Partial<Numbers>,
): readonly Column<Row>[] => {
  const one = (name: keyof Numbers, nl: string, en: string, unit: string): Column<Row> =>
    column(name, 'number', (row): Cell => numbersOf(row)[name] ?? null, words(nl, en), {
      unit,
      empty: name === 'value' ? words('Zie status.', 'See status.') : notKnown,
    })
  return [
    one(
      'value',
      'De waarde; een aandeel als deel van 1, een verhouding per zoveel als de indicator zegt.',
      'The value; a proportion as a fraction of 1, a rate per so many as the indicator says.',
      indicatorUnit,
    ),
    one('numerator', 'Teller: wat geteld is.', 'Numerator: what was counted.', ''),
    one('denominator', 'Noemer: het geheel.', 'Denominator: the whole.', ''),
    one(
      'lower',
      'Ondergrens van het 95 %-interval.',
      'Lower end of the 95 % interval.',
      indicatorUnit,
    ),
    one(
      'upper',
      'Bovengrens van het 95 %-interval.',
      'Upper end of the 95 % interval.',
      indicatorUnit,
    ),
    one('n', 'Hoeveel er gevraagd of geteld zijn.', 'How many were asked or counted.', ''),
  ]
}
