import type { ApplicationRow } from '@peil/domain/agreement/entries.ts'
import type { Programme } from '@peil/domain/programme/programme.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { parseCode } from '@peil/tables/parse-code.ts'
import { parseList } from '@peil/tables/parse-list.ts'
import { parseMoney } from '@peil/tables/parse-money.ts'
import { parseWholeNumber } from '@peil/tables/parse-whole-number.ts'
import type { ColumnSpec, Table, TableRow } from '@peil/tables/table.ts'
import { parseOneOf } from './parse-one-of.ts'
import { rowReader } from './row-reader.ts'

export const applicationColumns: readonly ColumnSpec[] = [
  { name: 'call' },
  { name: 'applicant' },
  { name: 'members', required: true },
  { name: 'kpi' },
  { name: 'current_reach' },
  { name: 'planned_reach' },
  { name: 'priority' },
  { name: 'own_cash_eur' },
  { name: 'own_in_kind_eur' },
]

/** The rows of one application as the file holds them. */
export interface ApplicationGroup {
  readonly call: string
  readonly applicant: string
  readonly members: readonly string[]
  readonly rows: readonly ApplicationRow[]
  readonly firstLine: number
  readonly lineOfKpi: ReadonlyMap<string, number>
  /** False when a row of it could not be read: what is missing must not be complained of again. */
  readonly whole: boolean
}

interface ReadRow {
  readonly line: number
  readonly call: string
  readonly applicant: string
  /** Null when the cell is empty or could not be read. */
  readonly members: readonly string[] | null
  readonly row: ApplicationRow | null
}

/** Applications grouped by call and applicant, in the order of the file. */
export const applicationGroups = (
  file: string,
  { rows }: Table,
  programme: Programme,
  findings: Finding[],
): readonly ApplicationGroup[] => {
  const read = rows.flatMap((row) => readRow(file, row, programme, findings) ?? [])
  const groups = Map.groupBy(read, ({ call, applicant }) => `${call}/${applicant}`)
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
  const members = reader.cell('members', parseList)
  const kpi = reader.cell('kpi', parseOneOf(kpis, 'kpi'))
  const currentReach = reader.cell('current_reach', parseWholeNumber)
  const plannedReach = reader.cell('planned_reach', parseWholeNumber)
  const priority = reader.optional('priority', parseWholeNumber)
  const ownCashCents = reader.optional('own_cash_eur', parseMoney)
  const ownInKindCents = reader.optional('own_in_kind_eur', parseMoney)
  if (call === null || applicant === null) return null
  const named = members !== null && members.length > 0
  const complete =
    reader.sound() && named && kpi !== null && currentReach !== null && plannedReach !== null
  return {
    line: row.line,
    call,
    applicant,
    members: named ? members : null,
    row: complete
      ? {
          kpi,
          currentReach,
          plannedReach,
          // A priority without planned reach means nothing; the form leaves it filled in.
          priority: plannedReach === 0 ? null : priority,
          ownCashCents,
          ownInKindCents,
        }
      : null,
  }
}

const formGroup = (
  file: string,
  group: readonly ReadRow[],
  findings: Finding[],
): ApplicationGroup => {
  const [first] = group
  if (first === undefined) throw new Error('a group has at least one row')
  const lineOfKpi = new Map<string, number>()
  const named = group.find(({ members }) => members !== null)
  for (const { line, members, row } of group) {
    if (members !== null && named !== undefined && !sameMembers(members, named.members)) {
      findings.push(membersDiffer(file, line, members, named))
    }
    const known = row === null ? undefined : lineOfKpi.get(row.kpi)
    if (row === null) continue
    if (known === undefined) lineOfKpi.set(row.kpi, line)
    else findings.push(duplicateKpi(file, line, row.kpi, known))
  }
  const rows = group.flatMap(({ line, row }) =>
    row !== null && lineOfKpi.get(row.kpi) === line ? [row] : [],
  )
  return {
    call: first.call,
    applicant: first.applicant,
    members: named?.members ?? [],
    rows,
    firstLine: first.line,
    lineOfKpi,
    whole: rows.length === group.length,
  }
}

const sameMembers = (members: readonly string[], others: readonly string[] | null): boolean =>
  members.toSorted().join() === (others ?? []).toSorted().join()

const membersDiffer = (
  file: string,
  line: number,
  members: readonly string[],
  named: ReadRow,
): Finding => ({
  severity: 'error',
  code: 'members-differ',
  file,
  line,
  column: 'members',
  found: members.join(';'),
  expected: `${(named.members ?? []).join(';')}, as on line ${named.line} of the same application`,
  whatToDo: 'give all rows of one application the same members',
})

/** The same KPI twice where it may stand once. */
export const duplicateKpi = (file: string, line: number, kpi: string, known: number): Finding => ({
  severity: 'error',
  code: 'duplicate-row',
  file,
  line,
  column: 'kpi',
  found: `KPI ${kpi} a second time`,
  expected: `each KPI once; it stands on line ${known}`,
  whatToDo: 'keep one of the two rows',
})
