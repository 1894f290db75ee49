import { describe, expect, it } from 'vitest'
import type { Grant, Reader } from '@peil/domain/access/role.ts'
import { agreementStream } from '@peil/domain/agreement/agreement.ts'
import type { Decision, Refusal } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { readOpenTable } from '@peil/tables/read-open-table.ts'
import { writeWorkbook } from '@peil/tables/write-workbook.ts'
import { importReports } from './import/import-reports.ts'
import { submitReportWorkbook } from './submit-report-workbook.ts'
import { signedCall } from './testing/signed-call.ts'
import { fileWith } from './testing/table-files.ts'
import { accepted, at, codesOf, sharedPeil } from './testing/test-peil.ts'
import { loadState } from './transact.ts'
import { writeReportWorkbook } from './write-report-workbook.ts'

const reader = (account: string, ...grants: readonly Grant[]): Reader => ({ account, grants })
const coordinator = reader('c', { role: 'coordinator', municipality: '44021' })
const elsewhere = reader('e', { role: 'coordinator', municipality: '24107' })
const interim = { call: '2022', applicant: '44021', moment: 'interim' as const }

interface Filled {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
const opened = async (bytes: Uint8Array): Promise<Filled> => {
  const table = await readOpenTable({ fileName: 'report.xlsx', bytes })
  expect(table.findings).toEqual([])
  return { header: table.columns, rows: table.rows.map(({ cells }) => cells) }
}

/** What a person does in a spreadsheet program: other cells, by KPI and column. */
const fill = async (
  bytes: Uint8Array,
  changes: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<Uint8Array> => {
  const { header, rows } = await opened(bytes)
  const kpi = header.indexOf('kpi')
  const filled = rows.map((row) =>
    header.map((name, at) => changes[row[kpi] ?? '']?.[name] ?? row[at] ?? ''),
  )
  return writeWorkbook([{ name: 'reports', header, rows: filled }], {
    title: '',
    description: '',
    creator: '',
    on: '2023-04-10',
  })
}

const places = (decision: Decision<unknown, Refusal | Finding>): readonly string[] =>
  decision.ok
    ? []
    : decision.refusals.map((found) =>
        'file' in found ? `${found.line ?? ''} ${found.column ?? ''} ${found.code}` : found.code,
      )

describe('[C83] a report as a workbook', () => {
  const peil = sharedPeil(async (there) => signedCall(there))
  const now = () => at(peil(), '2023-04-10')
  const blank = async () => accepted(await writeReportWorkbook(now(), coordinator, interim))
  const send = async (bytes: Uint8Array, who = coordinator) =>
    submitReportWorkbook(now(), who, interim, { fileName: 'report.xlsx', bytes })
  const review = async () =>
    (await loadState(peil())).agreements.get(agreementStream('2022', '44021'))?.reviews.interim

  it('goes out with a row for every KPI that was awarded, its target beside it and no reach', async () => {
    const { header, rows } = await opened(await blank())
    const of = (column: string) => rows.map((row) => row[header.indexOf(column)] ?? '')
    expect(of('kpi')).toEqual(['5', '6', '7'])
    expect(of('applicant')).toEqual(['44021', '44021', '44021'])
    expect(of('target')).toEqual(['110', '30', '60'])
    expect(of('reach')).toEqual(['', '', ''])
    expect(of('asked').every((text) => text.length > 10)).toBe(true)
  })

  it('is for who edits the report; who may not submit hears so before the file is opened', async () => {
    const out = await writeReportWorkbook(now(), elsewhere, interim)
    expect(codesOf(out)).toEqual(['not-allowed'])
    const there = { ...interim, applicant: '11002' }
    expect(await writeReportWorkbook(now(), elsewhere, there)).toEqual(out)
    expect(places(await send(new Uint8Array([0]), elsewhere))).toEqual(['not-allowed'])
    const tienen = { ...interim, applicant: '24107' }
    expect(codesOf(await writeReportWorkbook(now(), elsewhere, tienen))).toEqual([
      'nothing-to-report',
    ])
  })

  it('says everything that is wrong at its cell, and then nothing is submitted', async () => {
    const wrong = await fill(await blank(), {
      '5': { reach: 'many' },
      '6': { kpi: '8', reach: '12' },
      '7': { reason: 'There was no room.' },
    })
    expect(places(await send(wrong))).toEqual([
      '2 reach not-a-number',
      '3 kpi kpi-not-agreed',
      '4 reach empty-cell',
    ])
    const others = await fill(await blank(), { '5': { applicant: '24107', reach: '4' } })
    expect(places(await send(others))).toEqual(['2 applicant another-report'])
    expect(places(await send(await blank()))).toEqual([' reach nothing-filled-in'])
    expect(await review()).toBeUndefined()
  })

  it('comes back as a submission: an empty cell is not reported, zero is', async () => {
    const filled = await fill(await blank(), {
      '5': { reach: '40', reason: 'It rained.' },
      '6': { reach: '0' },
    })
    expect(accepted(await send(filled))).toEqual({ changed: true })
    expect((await review())?.rows.map(({ kpi, reach }) => [kpi, reach])).toEqual([
      ['5', 40],
      ['6', 0],
    ])
    expect(accepted(await send(filled))).toEqual({ changed: false })
  })

  it('goes out again with what is under review, reasons too, and comes back unchanged', async () => {
    const again = await blank()
    const { header, rows } = await opened(again)
    const at = (row: number, column: string) => rows[row]?.[header.indexOf(column)]
    expect([at(0, 'reach'), at(0, 'reason'), at(1, 'reach')]).toEqual(['40', 'It rained.', '0'])
    expect(accepted(await send(again))).toEqual({ changed: false })
    expect((await review())?.submission).toBe(1)
  })

  it('is the same file that a command takes in, once no row is empty', async () => {
    const bytes = await fill(await blank(), { '7': { reach: '9' } })
    const summary = await importReports(now(), fileWith(bytes, 'reports.xlsx'), { dryRun: true })
    expect(accepted(summary).rows).toBe(3)
  })
})
