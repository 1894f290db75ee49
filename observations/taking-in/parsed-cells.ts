import { firstYear, lastYear } from '@peil/domain/indicator/period.ts'
import { figureColumns, type FigureColumn } from './figure-cells.ts'

/** The columns that hold numbers, and the names of those numbers. */
export const numberColumns = {
  value: 'value_number',
  numerator: 'numerator_number',
  denominator: 'denominator_number',
  lower: 'lower_number',
  upper: 'upper_number',
  n: 'n_number',
} as const satisfies Partial<Record<FigureColumn, string>>

/** Twelve digits and four decimals: exact in files, in sums and as doubles. */
const numberShape = String.raw`-?[0-9]{1,12}(\.[0-9]{1,4})?`

const numbers = Object.entries(numberColumns)
  .map(
    ([column, name]) =>
      `CASE WHEN regexp_full_match(raw.${column}, '${numberShape}')
       THEN CAST(raw.${column} AS DECIMAL(18, 4)) END AS ${name}`,
  )
  .join(', ')

const referenceDay = `CASE
  WHEN regexp_full_match(raw.period, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
    AND raw.period >= '${firstYear}' AND raw.period < '${lastYear + 1}'
  THEN TRY_CAST(raw.period AS DATE) END`

const cellsWith = (areaKnown: string, areaRules: string): string => `
  SELECT raw.line, ${figureColumns.map((name) => `raw.${name}`).join(', ')},
    indicator_rule.kind, indicator_rule.per, indicator_rule.periodicity, indicator_rule.decimals,
    ${areaKnown} AS area_known, false AS percents,
    CASE WHEN indicator_rule.periodicity = 'reference-day' THEN ${referenceDay}
      ELSE period_rule.day END AS day,
    ${numbers}
  FROM raw
  LEFT JOIN indicator_rule ON indicator_rule.id = raw.indicator
  ${areaRules}
  LEFT JOIN period_rule
    ON period_rule.periodicity = indicator_rule.periodicity AND period_rule.text = raw.period`

/**
 * The rows of `raw` with the rules that hold for them, the day of their period and their numbers;
 * each is NULL where the text is not what it must be.
 */
export const parsedCells = cellsWith(
  'area_rule.code IS NOT NULL',
  'LEFT JOIN area_rule ON area_rule.code = raw.area',
)

/** The same where areas are looked at afterwards, each of them once. */
export const cellsOfAnyArea = cellsWith('true', '')

/** The columns of a dataset, from parsed cells; `day` is an expression for the day. */
export const datasetColumns = (day: string, source: string): string => `
  indicator, area, ${day} AS period,
  value_number AS value, numerator_number AS numerator, denominator_number AS denominator,
  lower_number AS lower, upper_number AS upper, CAST(n_number AS BIGINT) AS n, status,
  coalesce(source, ${source}) AS source`
