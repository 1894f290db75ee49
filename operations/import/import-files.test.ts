import { truncateSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildWorkbook, textRow } from '@peil/tables/testing/build-workbook.ts'
import { findingsOf, placesOf, type Importer } from '../testing/refused-import.ts'
import { applicationRows, signedCall } from '../testing/signed-call.ts'
import {
  columns,
  fileWith,
  reported,
  residentRows,
  tableText,
  type Kind,
  type Row,
} from '../testing/table-files.ts'
import { accepted, sharedPeil } from '../testing/test-peil.ts'
import { importApplications } from './import-applications.ts'
import { importReports } from './import-reports.ts'
import { importResidents } from './import-residents.ts'

const reason = 'één café: ok'

/** What is known already, so that a file which is read right says nothing new. */
const known: Readonly<Record<Exclude<Kind, 'replies'>, { take: Importer; rows: readonly Row[] }>> =
  {
    residents: { take: importResidents, rows: residentRows },
    applications: { take: importApplications, rows: applicationRows },
    reports: {
      take: importReports,
      rows: [reported({ reason }), reported({ kpi: '6', reach: 3, shared_with: '5:2' })],
    },
  }

const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le')
const kinds = Object.keys(known) as (keyof typeof known)[]

describe.each(kinds)('a file of %s', (kind) => {
  const { take, rows } = known[kind]
  const peil = sharedPeil(async (opened) => {
    await signedCall(opened)
    const path = fileWith(tableText(kind, rows), 'first.csv')
    accepted(await take(opened, path, { dryRun: false }))
  })
  /** Takes a file in, says how much was new, and which notices there were. */
  const taken = async (contents: string | Uint8Array, name = 'a.csv') => {
    const summary = accepted(await take(peil(), fileWith(contents, name), { dryRun: false }))
    const { changed, unchanged, notices } = summary
    return { changed, unchanged, notices: placesOf(notices) }
  }
  const text = tableText(kind, rows)
  const units = kind === 'applications' ? 2 : rows.length
  const nothingNew = { changed: 0, unchanged: units, notices: [] }

  it('[C83] is read in any of the encodings and delimiters that spreadsheets write', async () => {
    for (const contents of [
      text,
      `\ufeff${text}`,
      utf16(text),
      utf16(text).map((_, index, bytes) => bytes[index ^ 1] ?? 0),
      tableText(kind, rows, '\t'),
      text.replaceAll('\n', '\r\n'),
    ]) {
      expect(await taken(contents)).toEqual(nothingNew)
    }
    const windows = Buffer.from(text, 'latin1')
    const { notices, ...counts } = await taken(windows)
    expect(counts).toEqual({ changed: 0, unchanged: units })
    expect(notices).toEqual(kind === 'reports' ? ['2 - read-as-windows-1252'] : [])
  })

  it('[C83] is read with ; for Flanders, columns in any order, and rows that are empty', async () => {
    const order = columns[kind].toReversed()
    const lines = rows.map((row) =>
      order.map((column) => {
        const cell = String(row[column] ?? '')
        const money = column.endsWith('_eur') && cell !== '' ? `€ ${cell},00` : cell
        return money.includes(';') ? `"${money}"` : money
      }),
    )
    const header = order.map((column) => ` ${column.toUpperCase()} `)
    const table = [header, ...lines.flatMap((cells) => [cells.map(() => ''), cells]), []]
    expect(await taken(table.map((cells) => cells.join(';')).join('\r\n'))).toEqual(nothingNew)
  })

  it('is read as a workbook, whose name does not matter', async () => {
    const table = [columns[kind], ...rows.map((row) => columns[kind].map((c) => `${row[c] ?? ''}`))]
    const sheet = table.map((cells, index) => textRow(index + 1, ...cells)).join('')
    const bytes = buildWorkbook({ sheets: [{ rows: sheet }] })
    expect(await taken(bytes, 'a.xlsx')).toEqual(nothingNew)
    expect(await taken(bytes, 'a.csv')).toEqual(nothingNew)
  })

  it('of 200 MB is refused without being read', async () => {
    const path = fileWith(text, 'large.csv')
    truncateSync(path, 200_000_000)
    const findings = await findingsOf(peil(), take, path)
    expect(placesOf(findings)).toEqual(['- - file-too-large'])
    expect(findings[0]?.found).toContain('200,000,000')
  })

  it('that is a zip bomb is refused', async () => {
    const parts = { 'xl/worksheets/sheet1.xml': '<row/>'.repeat(2_000_000) }
    const whole = buildWorkbook({ parts })
    expect(whole.length).toBeLessThan(100_000)
    const findings = await findingsOf(peil(), take, fileWith(whole, 'bomb.xlsx'))
    expect(findings.map(({ code }) => code)).toEqual(['workbook-too-large'])
  })

  it('that is something else is refused', async () => {
    const contents: readonly (readonly [string | Uint8Array, string])[] = [
      ['', 'empty-file'],
      [`${columns[kind].join(',')}\n`, 'no-rows'],
      ['<html></html>', 'not-a-table'],
      [Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0, 1, 2), 'nul-character'],
      [buildWorkbook({ parts: { '_rels/.rels': '<Relationships/>' } }), 'not-a-workbook'],
    ]
    for (const [bytes, code] of contents) {
      const findings = await findingsOf(peil(), take, fileWith(bytes, 'a.csv'))
      expect(findings.map((finding) => finding.code)).toEqual([code])
    }
    const missing = fileWith('', 'a.csv').replace('a.csv', 'b.csv')
    expect(placesOf(await findingsOf(peil(), take, missing))).toEqual(['- - file-not-readable'])
  })
})

describe('a workbook of residents', () => {
  const peil = sharedPeil(() => Promise.resolve())

  it('may hold numbers and dates as Excel keeps them', async () => {
    const cells =
      '<c r="A2"><v>44021</v></c><c r="B2"><v>60000</v></c><c r="C2" s="1"><v>44197</v></c>'
    const source = '<c r="D2" t="inlineStr"><is><t>=SUM(A1)</t></is></c>'
    const bytes = buildWorkbook({
      sheets: [{ rows: `${textRow(1, ...columns.residents)}<row r="2">${cells}${source}</row>` }],
      styles: '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
    })
    accepted(await importResidents(peil(), fileWith(bytes, 'a.xlsx'), { dryRun: false }))
    const [, entry] = await peil().ledger.read()
    expect(entry).toMatchObject({ type: 'dataset-recorded', data: { periods: ['2021-01-01'] } })
    const same = 'nis,residents,reference_date,source\n44021,60000,2021-01-01,=SUM(A1)\n'
    const again = await importResidents(peil(), fileWith(same, 'a.csv'), { dryRun: false })
    expect(accepted(again)).toMatchObject({ changed: 0, unchanged: 1 })
  })
})
