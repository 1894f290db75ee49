import { describe, expect, test } from 'vitest'
import { buildWorkbook } from './testing/build-workbook.ts'
import { readOpenTable, readOpenTableFile, type OpenTable } from './read-open-table.ts'
import { tableLimits } from './table-limits.ts'

const read = (text: string | Uint8Array): Promise<OpenTable> =>
  readOpenTable({
    fileName: 'data.csv',
    bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  })

const faults = ({ findings }: OpenTable) =>
  findings.map(({ file, line, column, code }) => [file, line, column, code])

describe('a table whose columns nobody knew beforehand', () => {
  test.each([',', ';', '\t'])('is read with delimiter %j, by its header', async (delimiter) => {
    const text =
      [' first.treat', '"a b"', 'y'].join(delimiter) + `\n1${delimiter}x${delimiter} 2 \n`
    const table = await read(`\ufeff${text}`)
    expect(table).toEqual({
      columns: ['first.treat', 'a b', 'y'],
      rows: [{ line: 2, cells: ['1', 'x', '2'] }],
      delimiter,
      findings: [],
    })
  })

  test('may have columns without a name, which programs write beside the data', async () => {
    const table = await read('"","a",""\n"1","x","2"\n')
    expect(table.columns).toEqual(['', 'a', ''])
    expect(table.findings).toEqual([])
  })

  test('may be a workbook, which has no delimiter', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>' +
      '<row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c><c r="B2"><v>1.5</v></c></row>'
    const table = await read(buildWorkbook({ sheets: [{ rows }] }))
    expect(table.columns).toEqual(['a', 'b'])
    expect(table.rows).toEqual([{ line: 2, cells: ['x', '1.5'] }])
    expect(table.delimiter).toBeUndefined()
  })

  test('says that Windows-1252 was read, and goes on', async () => {
    const table = await read(Buffer.from('a,b\nGe\xebl,1', 'latin1'))
    expect(table.rows[0]?.cells[0]).toBe('Geël')
    expect(table.findings).toMatchObject([{ severity: 'notice', code: 'read-as-windows-1252' }])
  })

  test('is refused at each place that is wrong, all at once', async () => {
    const table = await read('a,b,a,b,a\n1,2,3,4\n1,2,3,4,5\n1,2,3,4,5,6\n')
    expect(faults(table)).toEqual([
      ['data.csv', 2, undefined, 'too-few-cells'],
      ['data.csv', 4, undefined, 'too-many-cells'],
      ['data.csv', 1, 'a', 'duplicate-column'],
      ['data.csv', 1, 'b', 'duplicate-column'],
      ['data.csv', 1, 'a', 'duplicate-column'],
    ])
    expect(table.findings[4]?.found).toContain('as columns 1 and 5')
  })

  test.each([
    ['', 'empty-file'],
    ['\n \n', 'empty-file'],
    ['a,b\n', 'no-rows'],
    ['a,b\n\n,\n', 'no-rows'],
    ['a,b\n1\n', 'too-few-cells'],
  ])('%j has one fault: %s', async (text, code) => {
    expect((await read(text)).findings.map((finding) => finding.code)).toEqual([code])
  })

  test('keeps the limits of every table', async () => {
    const bytes = new TextEncoder().encode('a\n1\n2\n')
    const codes = async (limits: object) =>
      (
        await readOpenTable({ fileName: 'data.csv', bytes }, { ...tableLimits, ...limits })
      ).findings.map(({ code }) => code)
    expect(await codes({ rows: 2, fileBytes: 6 })).toEqual([])
    expect(await codes({ rows: 1 })).toEqual(['too-many-rows'])
    expect(await codes({ fileBytes: 5 })).toEqual(['file-too-large'])
  })

  test('that is not there is a finding', async () => {
    const table = await readOpenTableFile('/no/such/place/data.csv')
    expect(faults(table)).toEqual([['data.csv', undefined, undefined, 'file-not-readable']])
    expect([table.columns, table.rows]).toEqual([[], []])
  })
})
