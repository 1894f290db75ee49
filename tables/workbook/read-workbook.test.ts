import { describe, expect, test } from 'vitest'
import { tableLimits } from '../table-limits.ts'
import { buildWorkbook, textRow } from '../testing/build-workbook.ts'
import { codes, read, texts } from '../testing/read-text.ts'

const header = textRow(1, 'a', 'b')
const sheet = (rows: string) => buildWorkbook({ sheets: [{ rows }] })

describe('cells', () => {
  test('shared strings, rich text without phonetic guide, inline strings, escapes', async () => {
    const table = await read(
      buildWorkbook({
        strings:
          '<si><t>a</t></si><si><t>b</t></si>' +
          '<si><r><t>Sint-</t></r><r><rPr/><t xml:space="preserve">Niklaas </t></r><rPh><t>x</t></rPh></si>' +
          '<si><t>Mol &amp; _x0041_&#233;</t></si>',
        sheets: [
          {
            rows:
              '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' +
              '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c></row>' +
              '<row r="3"><c r="A3" t="inlineStr"><is><r><t>x</t></r><r><t>y</t></r></is></c><c r="B3" t="inlineStr"><is><t><![CDATA[<z>]]></t></is></c></row>',
          },
        ],
      }),
    )
    expect(table.findings).toEqual([])
    expect(texts(table)).toEqual([
      ['Sint-Niklaas', 'Mol & Aé'],
      ['xy', '<z>'],
    ])
  })

  test('numbers, booleans, formulas by their stored result, text that begins with =', async () => {
    const table = await read(
      sheet(
        header +
          '<row r="2"><c r="A2"><v>11002</v></c><c r="B2"><v>0.30000000000000004</v></c></row>' +
          '<row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="b"><v>0</v></c></row>' +
          '<row r="4"><c r="A4"><f>1+1</f><v>2</v></c><c r="B4" t="str"><f>A1&amp;"x"</f><v>ax</v></c></row>' +
          '<row r="5"><c r="A5" t="inlineStr"><is><t>=1+1</t></is></c><c r="B5" t="str"><f>""</f><v></v></c></row>',
      ),
    )
    expect(table.findings).toEqual([])
    expect(texts(table)).toEqual([
      ['11002', '0.3'],
      ['TRUE', 'FALSE'],
      ['2', 'ax'],
      ['=1+1', ''],
    ])
  })

  const styles =
    '<numFmts><numFmt numFmtId="170" formatCode="dd\\/mm\\/yyyy;@"/><numFmt numFmtId="171" formatCode="#,##0.00 &quot;day&quot;"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>'
  const dated = (from1904: boolean) =>
    buildWorkbook({
      styles,
      from1904,
      sheets: [
        {
          rows:
            header +
            '<row r="2"><c r="A2" s="1"><v>45565</v></c><c r="B2" s="2"><v>45565.5</v></c></row>' +
            '<row r="3"><c r="A3" s="0"><v>45565</v></c><c r="B3" s="3"><v>45565</v></c></row>' +
            '<row r="4"><c r="A4" s="1" t="d"><v>2024-09-30T00:00:00Z</v></c><c r="B4" s="99"><v>1</v></c></row>',
        },
      ],
    })

  test('dates by their number format', async () => {
    expect(texts(await read(dated(false)))).toEqual([
      ['2024-09-30', '2024-09-30 12:00:00'],
      ['45565', '45565'],
      ['2024-09-30', '1'],
    ])
  })

  test('dates that count from 1904', async () => {
    expect(texts(await read(dated(true)))[0]).toEqual(['2028-10-01', '2028-10-01 12:00:00'])
  })

  test.each([
    ['rows', textRow(2, 'c', 'd') + header],
    ['cells', `${header}<row r="2"><c r="B2"><v>2</v></c><c r="A2"><v>1</v></c></row>`],
    ['cells of other rows', `${header}<row r="9"><c r="A2"><v>1</v></c></row>`],
  ])('%s out of order stand where their references say', async (_, rows) => {
    const table = await read(sheet(rows))
    expect(table.findings).toEqual([])
    expect(table.rows.map(({ line }) => line)).toEqual([2])
    expect(['c', '1']).toContain(texts(table)[0]?.[0])
  })

  test('row numbers are those of the spreadsheet; absent and empty rows are skipped', async () => {
    const table = await read(
      sheet(
        `<row r="2"/>${textRow(3, 'b', 'a')}<row r="5"><c r="A5"/><c r="B5" s="1"/></row>` +
          '<row r="9"><c r="B9"><v>1</v></c></row><row><c/><c><v>2</v></c></row>',
      ),
    )
    expect(table.findings).toEqual([])
    expect(table.rows.map(({ line, cells }) => [line, cells['a']?.text])).toEqual([
      [9, '1'],
      [10, '2'],
    ])
  })

  test('namespace prefixes, UTF-16 parts and stored (not deflated) parts', async () => {
    const rows =
      '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row>' +
      '<x:row r="2"><x:c r="A2"><x:v>7</x:v></x:c></x:row>'
    const xml = `\ufeff<x:worksheet xmlns:x="m"><x:sheetData>${rows}</x:sheetData></x:worksheet>`
    const parts = { 'xl/worksheets/sheet1.xml': Buffer.from(xml, 'utf16le') }
    expect(texts(await read(buildWorkbook({ parts, level: 0 }), ['a']))).toEqual([['7']])
  })
})

describe('cells that are refused', () => {
  test('errors, formulas never calculated, text right of the table, control characters', async () => {
    const { findings } = await read(
      sheet(
        header +
          '<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2"><f>1+1</f></c></row>' +
          '<row r="3"><c r="A3"><v>1</v></c><c r="D3"><v>1</v></c></row>' +
          textRow(4, '_x0000_', '_xD800_') +
          '<row r="5"><c r="A5"><f>1+1</f><v></v></c></row>',
      ),
    )
    expect(findings.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['cell-error', 2, 'a'],
      ['formula-not-calculated', 2, 'b'],
      ['too-many-cells', 3, 'D'],
      ['formula-not-calculated', 5, 'a'],
      ['control-character', 4, 'a'],
      ['control-character', 4, 'b'],
    ])
  })
})

describe('sheets', () => {
  const rows = header + textRow(2, '1', '2')

  test('the first visible one is read; others with content give a notice', async () => {
    const table = await read(
      buildWorkbook({
        sheets: [
          { name: 'Lijsten', state: 'hidden', rows: textRow(1, 'z') },
          { name: 'Aanvraag', rows },
          { name: 'Leeg', rows: '<row r="1"><c r="A1" s="0"/></row>' },
          { name: 'Nota', rows: textRow(1, 'text') },
        ],
      }),
    )
    expect(texts(table)).toEqual([['1', '2']])
    expect(table.findings).toMatchObject([{ severity: 'notice', code: 'more-sheets' }])
    expect(table.findings[0]?.found).toContain('"Nota"')
    expect(table.findings[0]?.found).not.toContain('Leeg')
  })

  test('a tab that is a chart is passed over; a worksheet that is missing is not', async () => {
    const sheets = [{ rows: '' }, { rows }]
    const book = (kind: string, parts: Record<string, string>) =>
      buildWorkbook({ sheets, firstSheet: { kind, path: 'other/first.xml' }, parts })
    const chart = book('chartsheet', { 'xl/chartsheets/sheet1.xml': '<chartsheet/>' })
    expect(texts(await read(chart))).toEqual([['1', '2']])
    expect(codes(await read(book('worksheet', {})))).toEqual(['broken-workbook'])
  })

  test('an empty sheet, one with only a header, and one that is too wide', async () => {
    expect(codes(await read(sheet('')))).toEqual(['empty-file'])
    expect(codes(await read(sheet(header)))).toEqual(['no-rows'])
    const limits = { ...tableLimits, columns: 2 }
    expect(codes(await read(sheet(rows), undefined, limits))).toEqual([])
    const wide = sheet(textRow(1, 'a', 'b', 'c') + textRow(2, '1', '2', '3'))
    expect(codes(await read(wide, undefined, limits))).toContain('too-many-columns')
  })

  test('too many rows, on both sides', async () => {
    const two = sheet(rows + textRow(3, '3', '4'))
    expect(codes(await read(two, undefined, { ...tableLimits, rows: 2 }))).toEqual([])
    const { findings } = await read(two, undefined, { ...tableLimits, rows: 1 })
    expect(findings).toMatchObject([{ code: 'too-many-rows', line: 3 }])
  })
})
