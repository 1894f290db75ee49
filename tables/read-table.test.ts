import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTable } from './read-table.ts'
import { tableLimits } from './table-limits.ts'
import { codes, read, texts } from './testing/read-text.ts'

const utf16 = (text: string, encoding: 'le' | 'be'): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return encoding === 'le' ? bytes : bytes.swap16()
}

describe('accepted', () => {
  test.each([
    ['UTF-8', new TextEncoder().encode('a,b\r\nGeël,€\r\n')],
    ['UTF-8 with byte order mark', new TextEncoder().encode('\ufeffa,b\r\nGeël,€\r\n')],
    ['UTF-16 little-endian', utf16('a,b\r\nGeël,€\r\n', 'le')],
    ['UTF-16 big-endian', utf16('a,b\r\nGeël,€\r\n', 'be')],
  ])('%s', async (_, bytes) => {
    const table = await read(bytes)
    expect(table.findings).toEqual([])
    expect(texts(table)).toEqual([['Geël', '€']])
  })

  test('Windows-1252, with a notice at the first letter that told', async () => {
    const table = await read(Buffer.from('a,b\n1,2\nGe\xebl,\x80', 'latin1'))
    expect(texts(table)).toEqual([
      ['1', '2'],
      ['Geël', '€'],
    ])
    expect(table.findings).toMatchObject([
      { severity: 'notice', code: 'read-as-windows-1252', line: 3, file: 'table.csv' },
    ])
  })

  test.each([',', ';', '\t'])('delimiter %j', async (delimiter) => {
    const table = await read(`a${delimiter}b\n1${delimiter}"x${delimiter}y"\n`)
    expect(table.findings).toEqual([])
    expect(texts(table)).toEqual([['1', `x${delimiter}y`]])
  })

  test('a delimiter inside a quoted header cell does not mislead', async () => {
    const table = await read('"a,1,2";b\nx;y\n', ['a,1,2', 'b'])
    expect(texts(table)).toEqual([['x', 'y']])
  })

  test.each(['sep=;\r\n', '"sep=;"\n', 'SEP=;\r'])('first line %j', async (first) => {
    const table = await read(`${first}b;a\n1,5;2\n`)
    expect(table.findings).toEqual([])
    expect(texts(table)).toEqual([['2', '1,5']])
    expect(table.rows[0]?.line).toBe(3)
  })

  test.each(['\r\n', '\n', '\r'])('line end %j, also inside quotes', async (end) => {
    const table = await read(['a,b', '1,"two', 'lines"', '3,4'].join(end))
    expect(texts(table)).toEqual([
      ['1', `two${end}lines`],
      ['3', '4'],
    ])
    expect(table.rows.map(({ line }) => line)).toEqual([2, 4])
  })

  test('columns in any order and case, spaces around texts, doubled quotes', async () => {
    const table = await read(' B , A \n "not quoted ,2\n', ['a', 'b'])
    expect(codes(table)).toEqual(['quote-inside-cell'])
    const good = await read(' B , A \n"say ""hi""", 2 \n', ['a', 'b'])
    expect(good.findings).toEqual([])
    expect(texts(good)).toEqual([['2', 'say "hi"']])
    expect(good.rows[0]?.cells['a']).toEqual({ text: '2', column: 'a' })
  })

  test('spaces around a quoted cell that a delimiter closes', async () => {
    const table = await read('a,b\r\n"1" ,"2\r\n" \r\n3,4\r\n')
    expect(table.findings).toEqual([])
    expect(table.rows.map(({ line }) => line)).toEqual([2, 4])
    expect(texts(table)[0]).toEqual(['1', '2'])
  })

  test('empty rows anywhere, and an empty column without a name', async () => {
    const table = await read('\n;;\na;b;\n\n1;2;\n;;\n ; ; \n3;4;\n\n')
    expect(table.findings).toEqual([])
    expect(table.rows.map(({ line }) => line)).toEqual([5, 8])
  })

  test('text that begins with = stays text', async () => {
    expect(texts(await read('a,b\n=1+1,"=A1"\n'))).toEqual([['=1+1', '=A1']])
  })
})

describe('refused, with the place', () => {
  test.each([
    ['an empty file', '', 'empty-file', undefined],
    ['only empty rows', '\n;;\n', 'empty-file', undefined],
    ['only a header', '\na,b\n\n', 'no-rows', 2],
    ['a NUL character', 'a,b\n1,\0\n', 'nul-character', 2],
    ['UTF-16 without mark', Buffer.from('a,b\n1,2', 'utf16le'), 'nul-character', 1],
    ['control characters', 'a,b\n1,2\n1,\u0007', 'not-text', 3],
    ['half UTF-16', Buffer.from([0xff, 0xfe, 0x61]), 'unknown-encoding', undefined],
    [
      'a broken UTF-8 with mark',
      Buffer.from([0xef, 0xbb, 0xbf, 0xff]),
      'unknown-encoding',
      undefined,
    ],
    ['another code page', Buffer.from([0x61, 0xff, 0x81]), 'unknown-encoding', undefined],
    ['a web page', ' <html><table><tr><td>a', 'not-a-table', undefined],
    ['too few cells', 'a,b\n1,2\n3\n', 'too-few-cells', 3],
    ['too many cells', 'a,b\n1,2,3\n', 'too-many-cells', 2],
    ['too many cells, the last one empty', 'a,b\n1,2,\n', 'too-many-cells', 2],
    ['a quote inside a cell', 'a,b\n5" pipe,2\n', 'quote-inside-cell', 2],
    ['text after a quote', 'a,b\n1,"2"x\n', 'text-after-quote', 2],
    ['a quote that is not closed', 'a,b\n1,"2\n3,4\n', 'quote-not-closed', 2],
  ])('%s', async (_, contents, code, line) => {
    const { findings } = await read(contents)
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ severity: 'error', code, file: 'table.csv' })
    expect(findings[0]?.line).toBe(line)
    expect(findings[0]?.whatToDo).not.toBe('')
  })

  test('an old .xls and a workbook with a password, told apart', async () => {
    const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
    expect(codes(await read(compound))).toEqual(['old-workbook'])
    const encrypted = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')])
    expect(codes(await read(encrypted))).toEqual(['password-protected'])
  })

  test('all wrong columns at once, with the name that was meant', async () => {
    const { rows, findings } = await read('reac,kpi,kpi,colour\n1,2,3,4\n', ['reach', 'kpi', 'x'])
    expect(rows).toEqual([])
    expect(findings.map(({ code, column }) => [code, column])).toEqual([
      ['missing-column', 'reach'],
      ['missing-column', 'x'],
      ['unknown-column', 'reac'],
      ['duplicate-column', 'kpi'],
      ['unknown-column', 'colour'],
    ])
    expect(findings[2]?.whatToDo).toContain('"reach"')
  })

  test('a filled column without a name', async () => {
    const { findings } = await read('a,,b\n1,,2\n1,x,2\n')
    expect(findings).toMatchObject([{ code: 'unnamed-column', line: 3, column: 2 }])
  })

  test('all wrong rows at once, and the right ones are still given', async () => {
    const table = await read('a,b\n1\n2,2\n3,3,3\n"4"x,4\n5,5\n"6 \n')
    expect(table.findings.map(({ line }) => line)).toEqual([2, 4, 5, 7])
    expect(texts(table)).toEqual([
      ['2', '2'],
      ['5', '5'],
    ])
  })

  test('an empty cell where something is required', async () => {
    const bytes = new TextEncoder().encode('a,b\n1,\n,2\n')
    const columns = [{ name: 'a', required: true }, { name: 'b' }]
    const { findings } = await readTable({ fileName: 't.csv', bytes }, columns)
    expect(findings).toMatchObject([{ code: 'empty-cell', line: 3, column: 'a' }])
  })
})

describe('limits, on both sides', () => {
  test('rows', async () => {
    const limits = { ...tableLimits, rows: 2 }
    expect(codes(await read('a,b\n1,1\n\n2,2\n', undefined, limits))).toEqual([])
    const over = await read('a,b\n1,1\n2\n3,3\n4,4\n', undefined, limits)
    expect(over.findings).toMatchObject([
      { code: 'too-few-cells' },
      { code: 'too-many-rows', line: 4 },
    ])
  })

  test('columns', async () => {
    const limits = { ...tableLimits, columns: 2 }
    expect(codes(await read('a,b\n1,1\n', undefined, limits))).toEqual([])
    expect(codes(await read('a,b,\n1,1,\n', undefined, limits))).toContain('too-many-columns')
    expect(codes(await read('a,b\n,,x\n', undefined, limits))).toEqual(['too-many-cells'])
  })

  test('bytes', async () => {
    const limits = { ...tableLimits, fileBytes: 8 }
    expect(codes(await read('a,b\n1,12', undefined, limits))).toEqual([])
    expect(codes(await read('a,b\n1,123', undefined, limits))).toEqual(['file-too-large'])
  })
})

describe('whatever the bytes are', () => {
  const prefixes = ['', 'a,b\n', '\xff\xfe', '\xfe\xff', '\xef\xbb\xbf', 'PK\x03\x04', 'PK\x05\x06']
  const pieces = fc.constantFrom('"', ',', ';', '\t', '\r', '\n', 'a', 'b', 'sep=;', '\0', 'é', '=')

  test('readTable never throws for random bytes', async () => {
    const bytes = fc.tuple(fc.constantFrom(...prefixes), fc.uint8Array({ maxLength: 200 }))
    await fc.assert(
      fc.asyncProperty(bytes, async ([prefix, rest]) => {
        const table = await read(Buffer.concat([Buffer.from(prefix, 'latin1'), rest]))
        expect(table.rows.length + table.findings.length).toBeGreaterThan(0)
      }),
      { seed: 20261123, numRuns: 500 },
    )
  })

  test('readTable never throws for random pieces of CSV, and gives rows or says why not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 60 }), async (parts) => {
        const table = await read(parts.join(''))
        expect(table.rows.length + table.findings.length).toBeGreaterThan(0)
      }),
      { seed: 20261123, numRuns: 500 },
    )
  })
})
