import type { DuckDBConnection } from '@duckdb/node-api'
import { nearestName } from '@peil/domain/programme/nearest-name.ts'
import type { FigureRules } from '@peil/domain/indicator/figure-rules.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import type { Check } from './check.ts'
import { checks } from './checks.ts'
import { changedFigures, mixedAreas } from './known-figures.ts'

interface Question {
  readonly fileName: string
  readonly rules: FigureRules
  readonly mayChange: boolean
}

/** So many findings of one kind are told one by one; the rest is counted. */
const toldPerCode = 100

type CheckOfRows = Omit<Check, 'where'> & { readonly rows: string }

/** Proportions that were written as percents: said once per indicator. */
const percents: CheckOfRows = {
  code: 'looks-like-percents',
  column: 'value',
  rows: `(SELECT min(line) AS line, indicator, min(value_number) AS least, max(value_number) AS most
    FROM parsed WHERE percents GROUP BY indicator)`,
  fault: 'true',
  found: "indicator || ': all values from ' || least || ' to ' || most",
  expected: "'a proportion as a fraction of 1: 0.413, not 41.3'",
  whatToDo: "'Divide all values and bounds of this indicator by 100.'",
}

const duplicates: CheckOfRows = {
  code: 'duplicate-cell',
  column: 'indicator',
  rows: `(SELECT line, indicator, area, period,
      min(line) OVER (PARTITION BY indicator, area, day) AS first
    FROM parsed WHERE day IS NOT NULL AND area_known)`,
  fault: 'line > first',
  found: "indicator || ', ' || area || ', ' || period || ' a second time'",
  expected: "'each indicator, area and period once; it stands on line ' || first",
  whatToDo: "'Keep one of the rows.'",
}

const mixed: CheckOfRows = {
  code: 'mixed-areas',
  column: 'area',
  rows: `(SELECT min(parsed.line) AS line, mix.* FROM (${mixedAreas}) AS mix
    JOIN parsed ON parsed.indicator = mix.indicator AND parsed.day = mix.period
      AND parsed.area = CASE WHEN code_incoming THEN mix.code ELSE mix.became END
    GROUP BY ALL)`,
  fault: 'true',
  found: `'figures of both ' || code || ' and ' || became || ', into which it merged, for ' || indicator
    || CASE WHEN code_incoming AND became_incoming THEN '' ELSE ' (one of them was taken in before)' END`,
  expected: "'the municipalities before a merger, or the one after it'",
  whatToDo: "'Leave out one of the two for this indicator and period.'",
}

const change = (column: string): string =>
  `CASE WHEN incoming.${column} IS NOT DISTINCT FROM known.${column} THEN ''
   ELSE ' ${column} ' || coalesce(known.${column}::VARCHAR, 'none') || ' → ' || coalesce(incoming.${column}::VARCHAR, 'none') END`

const changes: CheckOfRows = {
  code: 'change-without-reason',
  column: 'value',
  rows: `(SELECT parsed.line, change.* FROM (
      SELECT incoming.indicator, incoming.area, incoming.period,
        ${['value', 'status', 'numerator', 'denominator', 'lower', 'upper', 'n'].map(change).join(' || ')} AS told
      ${changedFigures}) AS change
    JOIN parsed ON parsed.indicator = change.indicator AND parsed.area = change.area
      AND parsed.day = change.period)`,
  fault: 'true',
  found: "indicator || ', ' || area || ':' || told",
  expected: "'the figure that was taken in before, or a reason why it changes'",
  whatToDo:
    "'Give the reason with --reason, and say with --as whether it is a revision or a correction.'",
}

const onRows = (check: Check): CheckOfRows => ({
  ...check,
  rows: `(FROM parsed WHERE ${check.where})`,
})

/** Where only the name that was found says what was meant. */
const advise = (
  { code, found, whatToDo }: Pick<Finding, 'code' | 'found' | 'whatToDo'>,
  { indicators }: FigureRules,
): string => {
  if (code !== 'unknown-indicator') return whatToDo
  const name = nearestName(
    found.replace(/^"|"$/g, ''),
    indicators.map(({ id }) => id),
  )
  return name === null ? whatToDo : `Did you mean "${name}"? ${whatToDo}`
}

const noRows = (file: string): Finding => ({
  severity: 'error',
  code: 'no-rows',
  file,
  found: 'no rows',
  expected: 'at least one figure',
  whatToDo: 'Check that this is the right file, and that it was saved.',
})

const find = async (
  connection: DuckDBConnection,
  { code, column, rows, fault, found, expected, whatToDo }: CheckOfRows,
  { fileName: file, rules }: Question,
): Promise<readonly Finding[]> => {
  const result = await connection.runAndReadAll(
    `SELECT line, found, expected, what, count(*) OVER () AS total FROM (
       SELECT line, ${found} AS found, ${expected} AS expected, ${whatToDo} AS what
       FROM ${rows} WHERE ${fault})
     ORDER BY line, found LIMIT ${toldPerCode}`,
  )
  const told = result.getRows().map(([line, ...texts]): Finding => {
    const [words = '', wanted = '', what = ''] = texts.map(String)
    const finding = { code, found: words, whatToDo: what }
    return {
      severity: 'error',
      code,
      file,
      line: Number(line),
      column,
      found: words,
      expected: wanted,
      whatToDo: advise(finding, rules),
    }
  })
  const total = Number(result.getRows()[0]?.[4] ?? 0)
  if (total <= toldPerCode) return told
  const more: Finding = {
    severity: 'error',
    code,
    file,
    column,
    found: `${total - toldPerCode} more of these`,
    expected: 'none',
    whatToDo: 'Correct them in the same way.',
  }
  return [...told, more]
}

/** Everything that is wrong with `parsed`, on its own and beside `known`. Marks rows in percents. */
export const findFaults = async (
  connection: DuckDBConnection,
  question: Question,
): Promise<readonly Finding[]> => {
  const count = await connection.runAndReadAll('SELECT count(*) FROM parsed')
  if (Number(count.getRows()[0]?.[0]) === 0) return [noRows(question.fileName)]
  await connection.run(
    `UPDATE parsed SET percents = true WHERE kind = 'proportion' AND indicator IN (
       SELECT indicator FROM parsed GROUP BY indicator
       HAVING min(value_number) > 1 AND max(value_number) <= 100)`,
  )
  const asked = [
    ...checks.map(onRows),
    ...[percents, duplicates, mixed],
    ...(question.mayChange ? [] : [changes]),
  ]
  const findings: Finding[] = []
  for (const one of asked) findings.push(...(await find(connection, one, question)))
  return findings
}
