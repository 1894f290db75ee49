import { zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tableLimits } from '../table-limits.ts'
import { buildWorkbook, textRow } from '../testing/build-workbook.ts'
import { codes, read, texts } from '../testing/read-text.ts'
import { refusingBroken } from './broken-workbook.ts'
import { parseWorkbook } from './parse-workbook.ts'
import { unpackWorkbook } from './unpack-workbook.ts'

const header = textRow(1, 'a', 'b')
const sheet = (rows: string) => buildWorkbook({ sheets: [{ rows }] })

describe('damaged and other files', () => {
  const good = sheet(header + textRow(2, '1', '2'))

  test.each([
    ['a row beyond the last', sheet('<row r="1048577"><c><v>1</v></c></row>')],
    ['a number that is none', sheet('<row r="1"><c r="A1"><v>1e999</v></c></row>')],
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

  // What the library cannot tell from a good cell is read as it reads it.
  test.each([
    ['a shared string that is not there', '<c r="A2" t="s"><v>0</v></c>', ''],
    ['a text formula without result', '<c r="A2" t="str"><f>B1</f></c>', ''],
    ['an unknown type of cell', '<c r="A2" t="q"><v>1</v></c>', '1'],
    ['a number that is text', '<c r="A2"><v>1.234,5</v></c>', '1.234,5'],
    ['a column beyond the last', '<c r="XFE2"><v>1</v></c>', ''],
  ])('%s', async (_, cell, text) => {
    const rows = `${header}<row r="2">${cell}<c r="B2"><v>2</v></c></row>`
    expect(texts(await read(sheet(rows)))).toEqual([[text, '2']])
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
      { seed: 20261123, numRuns: 40 },
    )
  })

  test('a byte flipped in any part gives rows or a broken workbook', async () => {
    const parts = [...(await unpackWorkbook(good, tableLimits))]
    const damage = fc.record({ part: fc.nat(parts.length - 1), at: fc.nat(), byte: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (flips) => {
        const damaged = new Map(parts.map(([path, bytes]) => [path, Uint8Array.from(bytes)]))
        for (const { part, at, byte } of flips) {
          const bytes = damaged.get(parts[part]?.[0] ?? '') ?? new Uint8Array()
          bytes[at % bytes.length] = byte
        }
        const table = await refusingBroken(() => parseWorkbook(damaged, tableLimits))
        expect(table.remarks.length > 0 || table.header !== null).toBe(true)
      }),
      { seed: 20261123, numRuns: 1000 },
    )
  })
})

describe('what asks for more than it should', () => {
  const table = header + textRow(2, '1', '2')

  test('a cell in the last corner is not looked at; one in the last row is refused', async () => {
    const last = (cell: string) =>
      sheet(`${table}<row r="1048576"><c r="${cell}1048576"><v>1</v></c></row>`)
    expect(codes(await read(last('XFD')))).toEqual([])
    expect((await read(last('C'))).findings).toMatchObject([
      { code: 'too-many-cells', line: 1_048_576, column: 'C' },
    ])
    expect(codes(await read(last('T')))).toEqual(['broken-workbook'])
  })

  test('more memory than allowed', async () => {
    const limits = { ...tableLimits, parseMegabytes: 50 }
    expect(codes(await read(sheet(table), undefined, limits))).toEqual([])
    const strings = '<si/>'.repeat(1_000_000)
    const many = buildWorkbook({ strings, sheets: [{ rows: table }], level: 0 })
    expect(codes(await read(many, undefined, limits))).toEqual(['workbook-too-large'])
  })

  test('more time than allowed', async () => {
    const limits = { ...tableLimits, parseSeconds: 0 }
    expect(codes(await read(sheet(table), undefined, limits))).toEqual(['workbook-too-large'])
  })
})
