import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** The columns of the files that Peil takes in. */
export const columns = {
  residents: ['nis', 'residents', 'reference_date', 'source'],
  applications: [
    ...['call', 'applicant', 'members', 'kpi', 'current_reach', 'planned_reach', 'priority'],
    ...['own_cash_eur', 'own_in_kind_eur'],
  ],
  reports: ['call', 'applicant', 'kpi', 'period', 'moment', 'reach', 'shared_with', 'reason'],
  replies: ['call', 'applicant', 'kpi', 'on', 'language', 'text'],
} as const

export type Kind = keyof typeof columns

/** A row by column; what is left out is empty. */
export type Row = Readonly<Record<string, string | number>>

/** The text of a table; cells are not quoted, so they may not hold the delimiter. */
export const tableText = (kind: Kind, rows: readonly Row[], delimiter = ','): string =>
  [
    columns[kind].join(delimiter),
    ...rows.map((row) => columns[kind].map((column) => row[column] ?? '').join(delimiter)),
    '',
  ].join('\n')

const folder = mkdtempSync(join(tmpdir(), 'peil-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0

/** Writes a file of this name that is removed after the tests of the file; gives its path. */
export const fileWith = (contents: string | Uint8Array, name: string): string => {
  files += 1
  const own = join(folder, String(files))
  mkdirSync(own)
  writeFileSync(join(own, name), contents)
  return join(own, name)
}

/** A CSV file `<kind>.csv` with these rows; the first is on line 2. */
export const csvFile = (kind: Kind, rows: readonly Row[]): string =>
  fileWith(tableText(kind, rows), `${kind}.csv`)

/** One row of an application of a lone applicant, sound unless something else is asked. */
export const applied = (row: Row = {}): Row => ({
  call: '2022',
  applicant: '44021',
  members: row['applicant'] === '' ? '44021' : (row['applicant'] ?? '44021'),
  kpi: '5',
  current_reach: 10,
  planned_reach: 100,
  priority: 1,
  own_cash_eur: '5000',
  own_in_kind_eur: '1000',
  ...row,
})

/** One row of a report, sound when the applicant has signed for that KPI. */
export const reported = (row: Row = {}): Row => ({
  call: '2022',
  applicant: '44021',
  kpi: '5',
  period: '1',
  moment: 'interim',
  reach: 40,
  ...row,
})

/**
 * Residents who count, invented for tests: Ghent and Leuven pass alone; Tienen passes with
 * Boutersem, by one; De Pinte and Melle have few.
 */
export const residentRows: readonly Row[] = [
  { nis: '44021', residents: 60_000 },
  { nis: '24062', residents: 20_000 },
  { nis: '24107', residents: 6_800 },
  { nis: '24016', residents: 701 },
  { nis: '44012', residents: 400 },
  { nis: '44040', residents: 300 },
].map((row) => ({ ...row, reference_date: '2021-01-01', source: 'invented' }))
