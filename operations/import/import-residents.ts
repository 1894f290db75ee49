import { basename } from 'node:path'
import { areaSetOn } from '@peil/domain/area/area-set-on.ts'
import { findMunicipality } from '@peil/domain/area/find-municipality.ts'
import type { ResidentObservation } from '@peil/domain/eligibility/residents.ts'
import type { Programme } from '@peil/domain/programme/programme.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { parseCode } from '@peil/tables/parse-code.ts'
import { parseDate } from '@peil/tables/parse-date.ts'
import { parseWholeNumber } from '@peil/tables/parse-whole-number.ts'
import { readTableFile } from '@peil/tables/read-table-file.ts'
import type { ColumnSpec, TableRow } from '@peil/tables/table.ts'
import type { Peil } from '../open.ts'
import { decideResidents, recordResidents } from '../record-residents.ts'
import { loadState } from '../transact.ts'
import type { ImportSummary } from './import-groups.ts'
import { hasErrors, sortFindings } from './place-refusals.ts'
import { rowReader } from './row-reader.ts'

const columns: readonly ColumnSpec[] = [
  { name: 'nis' },
  { name: 'residents' },
  { name: 'reference_date' },
  { name: 'source', required: true },
]

/** Takes in residents per municipality: all of the file, or nothing and every finding. */
export const importResidents = async (
  peil: Peil,
  path: string,
  { dryRun }: { readonly dryRun: boolean },
): Promise<Decision<ImportSummary, Finding>> => {
  const table = await readTableFile(path, columns)
  const fileName = basename(path)
  const findings: Finding[] = [...table.findings]
  const seen = new Map<string, number>()
  const figures = table.rows.flatMap(
    (row) => readRow(fileName, row, peil.programme, seen, findings) ?? [],
  )
  if (hasErrors(findings)) return refuse(...sortFindings(findings))
  const provenance = 'supplied'
  const decision = dryRun
    ? await decideResidents(peil, await loadState(peil), figures, {
        fileName,
        provenance,
        write: false,
      })
    : await recordResidents(peil, figures, { fileName, provenance })
  if (!decision.ok) {
    return refuse(
      ...decision.refusals.map(({ code, found, expected, whatToDo }) => ({
        severity: 'error' as const,
        code,
        file: fileName,
        found,
        expected,
        whatToDo,
      })),
    )
  }
  const counts = 'value' in decision.value ? decision.value.value : decision.value
  return accept({
    file: fileName,
    rows: figures.length,
    ...counts,
    dryRun,
    notices: sortFindings(findings),
  })
}

/** A day on which it is known which municipalities there are. */
const parseReferenceDate =
  (programme: Programme) =>
  (text: string): Decision<CalendarDate> => {
    const date = parseDate(text)
    if (!date.ok || areaSetOn(programme, date.value) !== null) return date
    return refuse({
      code: 'no-municipalities-on-date',
      found: text,
      expected: `a date from ${programme.areaSets[0]?.validFrom ?? ''} on`,
      whatToDo: 'correct the date, or leave out figures that are older',
    })
  }

const readRow = (
  file: string,
  row: TableRow,
  programme: Programme,
  seen: Map<string, number>,
  findings: Finding[],
): ResidentObservation | null => {
  const reader = rowReader(file, row, findings)
  const period = reader.cell('reference_date', parseReferenceDate(programme))
  const area = reader.cell('nis', (text) => {
    const code = parseCode(text)
    if (!code.ok || period === null) return code
    const found = findMunicipality(programme, code.value, period)
    return found.ok ? code : found
  })
  const value = reader.cell('residents', parseWholeNumber)
  const source = reader.text('source')
  if (area === null || period === null || value === null) return null
  const key = `${area}/${period}`
  const known = seen.get(key)
  if (known !== undefined) {
    findings.push({
      severity: 'error',
      code: 'duplicate-row',
      file,
      line: row.line,
      column: 'nis',
      found: `${area} on ${period} a second time`,
      expected: `each municipality and date once; it stands on line ${known}`,
      whatToDo: 'keep one of the two rows',
    })
    return null
  }
  seen.set(key, row.line)
  return { area, period, value, source }
}
