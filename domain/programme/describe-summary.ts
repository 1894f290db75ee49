import type { Finding } from '../values/finding.ts'
import type { ProgrammeSummary } from './summarise-programme.ts'

const counted = (count: number, singular: string, plural: string): string =>
  `${count} ${count === 1 ? singular : plural}`

const describeFinding = ({ file, line, column, ...finding }: Finding): string => {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  return (
    `${place}: ${finding.severity} ${finding.code}\n` +
    `  found: ${finding.found}\n  expected: ${finding.expected}\n  ${finding.whatToDo}`
  )
}

/** The summary as text for a terminal: findings first, then what there is. */
export const describeSummary = (summary: ProgrammeSummary): string => {
  const { findings, goals, actions, indicators, calls } = summary
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const found = findings.map(describeFinding)
  const there =
    errors > 0
      ? [`${counted(errors, 'error', 'errors')}: the programme cannot be used.`]
      : [
          counted(goals.length, 'goal', 'goals'),
          counted(actions.length, 'action', 'actions'),
          counted(indicators.length, 'indicator', 'indicators'),
          ...calls.map(
            ({ id, rows, maximum_cents: maximum }) =>
              `KPI rows: ${rows} in call ${id}, ` +
              `together at most ${maximum / 100} euro per application`,
          ),
        ]
  return [...found, ...there].join('\n')
}
