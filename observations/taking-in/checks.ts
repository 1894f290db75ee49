import { largestValue } from '../observation-fault.ts'
import { check, text, type Check } from './check.ts'
import { numberColumns } from './parsed-cells.ts'

const keys: readonly Check[] = [
  check('unknown-indicator', 'indicator', 'kind IS NULL', {
    expected: text('the id of an indicator of the programme'),
    whatToDo: 'Correct the id, or add the indicator to indicators.yaml first.',
  }),
  check('unknown-area', 'area', 'NOT area_known', {
    expected: text('the NIS code of a municipality, five digits, or 02000 for all of Flanders'),
    whatToDo: 'Look the code up in the list of municipalities.',
  }),
  check('period-does-not-fit', 'period', 'kind IS NOT NULL AND day IS NULL', {
    expected: `CASE periodicity
      WHEN 'year' THEN 'a year, such as 2023'
      WHEN 'school-year' THEN 'a school year, such as 2022-2023'
      WHEN 'reference-day' THEN 'a day, such as 2023-01-01'
      WHEN 'quarter' THEN 'a quarter, such as 2023-Q2'
      WHEN 'month' THEN 'a month, such as 2023-04' END`,
    whatToDo: 'Write the period as the indicator asks, from 1900 to 2100.',
  }),
]

const numberCheck = (column: keyof typeof numberColumns): readonly Check[] => {
  const number = numberColumns[column]
  const where = `${column} IS NOT NULL`
  const unread = `${number} IS NULL`
  const matches = (shape: string): string => `regexp_full_match(${column}, '${shape}')`
  const percent = `contains(${column}, '%')`
  const comma = matches('-?[0-9]+,[0-9]+')
  const decimals = matches('-?[0-9]{1,12}\\.[0-9]{5,}')
  const expected = text('a number with at most twelve digits and four decimals, such as 1234.5')
  return [
    check('percent-sign', column, `${unread} AND ${percent}`, {
      expected: text('a number without a unit; a proportion as a fraction of 1, 0.413'),
      where,
      partOf: unread,
      whatToDo: 'Divide percents by 100 and leave the sign out, in the whole column.',
    }),
    check('decimal-comma', column, `${unread} AND ${comma}`, {
      expected,
      where,
      partOf: unread,
      whatToDo: 'Write the decimals behind a point, and no separators between thousands.',
    }),
    check('too-many-decimals', column, `${unread} AND ${decimals}`, {
      expected,
      where,
      partOf: unread,
      whatToDo: 'Round it to four decimals.',
    }),
    check('not-a-number', column, `${unread} AND NOT (${percent} OR ${comma} OR ${decimals})`, {
      expected,
      where,
      partOf: unread,
      whatToDo: 'Write digits only; leave the cell empty and give a status when nothing is known.',
    }),
    check('number-too-large', column, `abs(${number}) > ${largestValue}`, {
      expected: text(`at most ${largestValue}`),
      where,
      whatToDo: 'Count in thousands or millions, and say so in the unit of the indicator.',
    }),
  ]
}

const isCount = "kind = 'count'"
const isProportion = "kind = 'proportion'"

const kinds: readonly Check[] = [
  check('negative-count', 'value', 'value_number < 0', {
    where: isCount,
    expected: text('zero or more'),
    whatToDo: 'Correct the value.',
  }),
  check('count-not-whole', 'value', 'value_number <> trunc(value_number)', {
    where: isCount,
    expected: text('a whole number'),
    whatToDo: 'Correct the value; a point stands before decimals, never between thousands.',
  }),
  check('proportion-out-of-range', 'value', 'NOT percents AND value_number NOT BETWEEN 0 AND 1', {
    where: isProportion,
    expected: text('from 0 to 1'),
    whatToDo: 'Write the proportion as a fraction of 1.',
  }),
  check('offer-not-0-or-1', 'value', 'value_number NOT IN (0, 1)', {
    where: "kind = 'offer'",
    expected: text('1 (offered) or 0 (not offered)'),
    whatToDo: 'Write 1 or 0, or leave the cell empty with a status when it is not known.',
  }),
]

const quotient = 'per * CAST(numerator_number AS DOUBLE) / CAST(denominator_number AS DOUBLE)'
/** As many decimals as were written, and never fewer than a page shows. */
const written =
  "greatest(decimals, CASE WHEN contains(value, '.') THEN length(value) - strpos(value, '.') ELSE 0 END)"

// Nothing is written more precisely than in four decimals: most rows are asked no more than that.
const off = `abs(value_number - ${quotient})`
const hasDenominator = 'denominator IS NOT NULL'

const parts: readonly Check[] = [
  check('negative-part', 'numerator', "kind IN ('proportion', 'count', 'offer')", {
    where: 'numerator_number < 0',
    expected: text('zero or more'),
    whatToDo: 'Correct the numerator.',
  }),
  check('negative-denominator', 'denominator', 'denominator_number < 0', {
    where: hasDenominator,
    expected: text('zero or more'),
    whatToDo: 'Correct the denominator.',
  }),
  check('denominator-zero', 'denominator', 'denominator_number = 0 AND value_number IS NOT NULL', {
    where: hasDenominator,
    expected: text('more than zero where there is a value'),
    whatToDo: 'Correct the denominator, or leave the value empty with the status not-applicable.',
  }),
  check('numerator-above-denominator', 'numerator', 'numerator_number > denominator_number', {
    where: isProportion,
    found: "numerator || ' of ' || denominator",
    expected: text('a part of the denominator'),
    whatToDo: 'Correct one of the two.',
  }),
  check(
    'value-is-not-quotient',
    'value',
    `NOT percents AND denominator_number > 0 AND ${off} > 0.5e-4 AND ${off} > 0.5 * pow(10, -(${written})) + 1e-9`,
    {
      where: hasDenominator,
      found: `value || ', where ' || numerator || ' / ' || denominator
        || CASE WHEN per = 1 THEN '' ELSE ' × ' || per END || ' gives ' || round(${quotient}, 4)`,
      expected: text('the numerator divided by the denominator (for a rate, times its "per")'),
      whatToDo: 'Correct the value or its parts; round the value no more than pages do.',
    },
  ),
]

const absent =
  "(status IN ('not-due', 'not-reported', 'not-applicable') OR starts_with(status, 'withheld:'))"

const hasStatus = 'status IS NOT NULL'
const hasNoValue = 'value IS NULL'

const statuses: readonly Check[] = [
  check(
    'unknown-status',
    'status',
    `status NOT IN ('provisional', 'estimated', 'not-due', 'not-reported', 'not-applicable')
     AND NOT regexp_full_match(status, 'withheld:[a-z0-9-]+')`,
    {
      where: hasStatus,
      expected: text(
        'nothing, or provisional, estimated, not-due, not-reported, not-applicable, or withheld: with a rule, such as withheld:fewer-than-5',
      ),
      whatToDo: 'Use one of these, or leave the cell empty.',
    },
  ),
  check('value-missing', 'value', `status IS NULL OR NOT ${absent}`, {
    where: hasNoValue,
    expected: text('a value, or a status that says why there is none'),
    whatToDo: 'Fill in the value, or a status such as not-reported. Missing is not zero.',
  }),
  check('value-despite-status', 'value', `value IS NOT NULL AND ${absent}`, {
    where: hasStatus,
    found: `'the value ' || left(value, 60) || ' with the status ' || status`,
    expected: text('no value where the status says that there is none'),
    whatToDo: 'Remove the value, or the status.',
  }),
  check(
    'withheld-but-given',
    'status',
    `starts_with(status, 'withheld:')
     AND (numerator IS NOT NULL OR lower IS NOT NULL OR upper IS NOT NULL)`,
    {
      where: hasStatus,
      found: text('a withheld value beside its numerator or interval'),
      expected: text('nothing from which a withheld value can be computed'),
      whatToDo: 'Empty the numerator and the interval too.',
    },
  ),
]

const hasLower = 'lower IS NOT NULL'

const intervals: readonly Check[] = [
  check('one-bound', 'lower', '(lower IS NULL) <> (upper IS NULL)', {
    found: "CASE WHEN lower IS NULL THEN 'an upper bound only' ELSE 'a lower bound only' END",
    expected: text('both bounds of the interval, or none'),
    whatToDo: 'Fill in the other bound, or remove this one.',
  }),
  check('bounds-reversed', 'lower', 'lower_number > upper_number', {
    where: hasLower,
    found: "lower || ' to ' || upper",
    expected: text('a lower bound that is not above the upper bound'),
    whatToDo: 'Exchange the two bounds.',
  }),
  check(
    'value-outside-interval',
    'value',
    'lower_number <= upper_number AND value_number NOT BETWEEN lower_number AND upper_number',
    {
      where: hasLower,
      found: "value || ' beside the interval ' || lower || ' to ' || upper",
      expected: text('an interval that holds its value'),
      whatToDo: 'Correct the value or its bounds.',
    },
  ),
  check('interval-without-value', 'lower', 'lower IS NOT NULL', {
    where: hasNoValue,
    found: text('an interval without a value'),
    expected: text('an interval only where there is a value'),
    whatToDo: 'Fill in the value, or remove the interval.',
  }),
  check('n-not-a-count', 'n', 'n_number < 0 OR n_number <> trunc(n_number)', {
    where: 'n IS NOT NULL',
    expected: text('a whole number from 0'),
    whatToDo: 'Write how many were asked or counted, or leave the cell empty.',
  }),
]

const sources: readonly Check[] = [
  check(
    'control-character',
    'source',
    String.raw`regexp_matches(source, '[\x00-\x08\x0b\x0c\x0e-\x1f]')`,
    {
      where: 'source IS NOT NULL',
      found: text('a control character'),
      expected: text('text that can be read'),
      whatToDo: 'Type the cell again.',
    },
  ),
]

/** All checks that look at one row alone, in the order in which their findings are counted. */
export const checks: readonly Check[] = [
  ...keys,
  ...(Object.keys(numberColumns) as (keyof typeof numberColumns)[]).flatMap(numberCheck),
  ...kinds,
  ...parts,
  ...statuses,
  ...intervals,
  ...sources,
]
