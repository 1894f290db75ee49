import type { Moment, SharedReach } from '@peil/domain/agreement/entries.ts'
import type { Programme } from '@peil/domain/programme/programme.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { parseCode } from '@peil/tables/parse-code.ts'
import { parseList } from '@peil/tables/parse-list.ts'
import { parseWholeNumber } from '@peil/tables/parse-whole-number.ts'
import type { ColumnSpec, Table, TableRow } from '@peil/tables/table.ts'
import { duplicateKpi } from './application-rows.ts'
import { parseOneOf } from './parse-one-of.ts'
import { rowReader } from './row-reader.ts'

export const reportColumns: readonly ColumnSpec[] = [
  { name: 'call' },
  { name: 'applicant' },
  { name: 'kpi' },
  { name: 'period' },
  { name: 'moment' },
  { name: 'reach' },
  { name: 'shared_with' },
  { name: 'reason' },
  // What a prefilled workbook says beside the figures that are asked for; nobody needs to send it.
  { name: 'action', mayLack: true },
  { name: 'asked', mayLack: true },
  { name: 'target', mayLack: true },
  { name: 'reported_before', mayLack: true },
]

const moments: readonly Moment[] = ['interim', 'final']

interface ReportedRow {
  readonly kpi: string
  readonly reach: number
  readonly sharedWith: readonly SharedReach[]
  /** Empty when none was given. */
  readonly reason: string
}

/** The rows of one report: one agreement at one moment. */
export interface ReportGroup {
  readonly call: string
  readonly applicant: string
  readonly moment: Moment
  readonly rows: readonly ReportedRow[]
  readonly firstLine: number
  readonly lineOfKpi: ReadonlyMap<string, number>
  /** False when a row of it could not be read: what is missing must not be complained of again. */
  readonly whole: boolean
}

interface ReadRow {
  readonly line: number
  readonly call: string
  readonly applicant: string
  readonly moment: Moment
  readonly row: ReportedRow | null
}

/** Reports grouped by call, applicant and moment, in the order of the file. */
export const reportGroups = (
  file: string,
  { rows }: Table,
  programme: Programme,
  findings: Finding[],
): readonly ReportGroup[] => {
  const read = rows.flatMap((row) => readRow(file, row, programme, findings) ?? [])
  const groups = Map.groupBy(read, (row) => `${row.call}/${row.applicant}/${row.moment}`)
  return [...groups.values()].map((group) => formGroup(file, group, findings))
}

const readRow = (
  file: string,
  row: TableRow,
  programme: Programme,
  findings: Finding[],
): ReadRow | null => {
  const reader = rowReader(file, row, findings)
  const calls = programme.calls.map(({ id }) => id)
  const kpis = programme.kpis.map(({ id }) => id)
  const call = reader.cell('call', parseOneOf(calls, 'call'))
  const applicant = reader.cell('applicant', parseCode)
  const kpi = reader.cell('kpi', parseOneOf(kpis, 'kpi'))
  const period = programme.calls.find(({ id }) => id === call)?.period
  reader.cell('period', parsePeriod(programme, call, period))
  const moment = reader.cell('moment', parseOneOf(moments, 'moment'))
  const reach = reader.cell('reach', parseWholeNumber)
  const sharedWith = reader.cell('shared_with', parseShared(kpis))
  const reason = reader.text('reason')
  if (call === null || applicant === null || moment === null) return null
  const complete = reader.sound() && kpi !== null && reach !== null && sharedWith !== null
  return {
    line: row.line,
    call,
    applicant,
    moment,
    row: complete ? { kpi, reach, sharedWith, reason } : null,
  }
}

/** The period must be that of the call: reporting on another one is a mix-up. */
const parsePeriod =
  ({ periods }: Programme, call: string | null, expected: string | undefined) =>
  (text: string): Decision<string> => {
    const known = parseOneOf(
      periods.map(({ id }) => id),
      'period',
    )(text)
    if (!known.ok || expected === undefined || known.value === expected) return known
    return refuse({
      code: 'period-of-another-call',
      found: `period ${text}`,
      expected: `period ${expected}, that of call ${call}`,
      whatToDo: 'correct the period or the call',
    })
  }

/** `13a:12;24a:3`: people who are counted under another KPI too. */
const parseShared =
  (kpis: readonly string[]) =>
  (text: string): Decision<readonly SharedReach[]> => {
    const parts = parseList(text)
    if (!parts.ok) return parts
    const shared: SharedReach[] = []
    for (const part of parts.value) {
      const [kpi = '', people = '', ...rest] = part.split(':').map((piece) => piece.trim())
      const known = kpis.find((id) => id.toLowerCase() === kpi.toLowerCase())
      const number = parseWholeNumber(people)
      if (known === undefined || !number.ok || rest.length > 0) {
        return refuse({
          code: 'malformed-shared-with',
          found: `"${part}"`,
          expected: 'KPI:people, with ; between several, such as 13a:12;24a:3',
          whatToDo: 'name the other KPI and how many people are counted under both',
        })
      }
      shared.push({ kpi: known, people: number.value })
    }
    return accept(shared)
  }

const formGroup = (file: string, group: readonly ReadRow[], findings: Finding[]): ReportGroup => {
  const [first] = group
  if (first === undefined) throw new Error('a group has at least one row')
  const lineOfKpi = new Map<string, number>()
  for (const { line, row } of group) {
    if (row === null) continue
    const known = lineOfKpi.get(row.kpi)
    if (known === undefined) lineOfKpi.set(row.kpi, line)
    else findings.push(duplicateKpi(file, line, row.kpi, known))
  }
  return {
    call: first.call,
    applicant: first.applicant,
    moment: first.moment,
    rows: group.flatMap(({ line, row }) =>
      row !== null && lineOfKpi.get(row.kpi) === line ? [row] : [],
    ),
    firstLine: first.line,
    lineOfKpi,
    whole: group.every(({ row }) => row !== null),
  }
}

/** Whether a row names, as sharing people, a KPI whose own row may be one that could not be read. */
export const sharesWithUnread = (group: ReportGroup, kpi: string | undefined): boolean =>
  !group.whole &&
  group.rows.some(
    (row) => row.kpi === kpi && row.sharedWith.some((shared) => !group.lineOfKpi.has(shared.kpi)),
  )
