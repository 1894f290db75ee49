import { zipSync } from 'fflate'
import fc from 'fast-check'
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
            '<row r="4"><c r="A4" t="d"><v>2024-09-30T00:00:00Z</v></c><c r="B4" s="99"><v>1</v></c></row>',
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

describe('damaged and other files', () => {
  const good = sheet(header + textRow(2, '1', '2'))

  test.each([
    ['rows out of order', sheet(textRow(2, 'a') + textRow(1, 'b'))],
    ['a row beyond the last', sheet('<row r="1048577"><c><v>1</v></c></row>')],
    ['cells out of order', sheet('<row r="1"><c r="B1"/><c r="A1"/></row>')],
    ['a cell in another row', sheet('<row r="1"><c r="A2"/></row>')],
    ['a column beyond the last', sheet('<row r="1"><c r="XFE1"/></row>')],
    ['a shared string that is not there', sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')],
    ['a number that is none', sheet('<row r="1"><c r="A1"><v>1e999</v></c></row>')],
    ['an unknown type of cell', sheet('<row r="1"><c r="A1" t="q"><v>1</v></c></row>')],
    ['XML that is not closed', sheet('<row>')],
    ['an entity of its own', sheet('<row r="1"><c t="inlineStr"><is><t>&lol;</t></is></c></row>')],
    ['a part that is not there', buildWorkbook({ sheets: [] })],
    ['a cut-off file', good.subarray(0, good.length - 30)],
    ['the start of a zip file', good.subarray(0, 10)],
    [
      'XML in another encoding',
      buildWorkbook({
        parts: { 'xl/worksheets/sheet1.xml': Buffer.from('<a>\xe9</a>', 'latin1') },
      }),
    ],
  ])('%s', async (_, bytes) => {
    expect(codes(await read(bytes))).toEqual(['broken-workbook'])
  })

  test.each([
    [
      'an OpenDocument sheet',
      zipSync({ mimetype: new Uint8Array([1]), 'content.xml': new Uint8Array() }),
    ],
    [
      'a text document',
      buildWorkbook({
        parts: {
          '_rels/.rels':
            '<a><Relationship Type="x/officeDocument" Target="word/document.xml"/></a>',
        },
      }),
    ],
    ['an empty archive', zipSync({})],
  ])('%s is no workbook', async (_, bytes) => {
    expect(codes(await read(bytes))).toEqual(['not-a-workbook'])
  })

  test('a byte flipped or lost anywhere never throws', async () => {
    const damage = fc.tuple(fc.nat(good.length - 1), fc.nat(255), fc.boolean())
    await fc.assert(
      fc.asyncProperty(damage, async ([at, byte, cut]) => {
        const bytes = Uint8Array.from(good)
        bytes[at] = byte
        const table = await read(cut ? bytes.subarray(0, at) : bytes)
        expect(table.rows.length + table.findings.length).toBeGreaterThan(0)
      }),
      { seed: 20261123, numRuns: 500 },
    )
  })
})
