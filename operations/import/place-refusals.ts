import type { Refusal } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'

/**
 * Refusals of a group of rows, put at the line they concern: that of the KPI they name, or else
 * the group's first line; and in the column they name, or else in `column`.
 */
export const placeRefusals = (
  file: string,
  refusals: readonly Refusal[],
  group: { readonly firstLine: number; readonly lineOfKpi: ReadonlyMap<string, number> },
  column: string,
): readonly Finding[] =>
  refusals.map(({ code, found, expected, whatToDo, about }) => ({
    severity: 'error',
    code,
    file,
    line: group.lineOfKpi.get(about?.['kpi'] ?? '') ?? group.firstLine,
    column: about?.['column'] ?? column,
    found,
    expected,
    whatToDo,
  }))

/** In the order of the file, without repeats: what a person works through from top to bottom. */
export const sortFindings = (findings: readonly Finding[]): readonly Finding[] => {
  const key = ({ line = 0, column = '', code }: Finding): string =>
    `${String(line).padStart(9, '0')}|${column}|${code}`
  const distinct = new Map(findings.map((finding) => [`${key(finding)}|${finding.found}`, finding]))
  return [...distinct.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'error')
