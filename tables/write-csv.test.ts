import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read, texts } from './testing/read-text.ts'
import { guardFormula, unguardFormula } from './formula-guard.ts'
import { writeCsv } from './write-csv.ts'

describe('what is written', () => {
  test('CRLF, quotes where needed, empty for null, a byte order mark on request', () => {
    const rows = [
      { a: 'x,y', b: 'say "hi"' },
      { a: null, b: 'two\nlines' },
      { a: 1.5, b: ' edge ' },
    ]
    const text = 'a,b\r\n"x,y","say ""hi"""\r\n,"two\nlines"\r\n1.5," edge "\r\n'
    expect(writeCsv(['a', 'b'], rows)).toBe(text)
    expect(writeCsv(['a', 'b'], rows, { byteOrderMark: true })).toBe(`\ufeff${text}`)
    expect(writeCsv(['a'], [])).toBe('a\r\n')
  })

  test.each(['=1+1', '+32', '-5', '@SUM(A1)', '\tx', '\rx', ' =1', "'=1", '＝1'])(
    'the text %j cannot become a formula',
    (text) => {
      const escaped = `'${text}`.replaceAll('"', '""')
      expect(writeCsv(['a'], [{ a: text }])).toBe(`a\r\n"${escaped}"\r\n`)
    },
  )

  test('numbers stay numbers, negative ones too', () => {
    expect(writeCsv(['a', 'b', 'c'], [{ a: -5, b: -0, c: 0.1 }])).toBe('a,b,c\r\n-5,0,0.1\r\n')
  })

  test('text that only resembles a formula stays as it is', () => {
    expect(writeCsv(['a'], [{ a: 'a=b' }, { a: "l'=" }])).toBe("a\r\na=b\r\nl'=\r\n")
  })

  test('control characters and half characters are replaced', () => {
    expect(writeCsv(['a'], [{ a: 'x\u0000\u001b\ud800' }])).toBe('a\r\nx\ufffd\ufffd\ufffd\r\n')
  })

  test('no number and a missing column are bugs', () => {
    expect(() => writeCsv(['a'], [{ a: Number.NaN }])).toThrow(RangeError)
    expect(() => writeCsv(['a'], [{ a: Infinity }])).toThrow(RangeError)
    const row: Record<string, string> = { b: 'x' }
    expect(() => writeCsv<string>(['a'], [row])).toThrow(TypeError)
  })
})

const piece = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  "'",
  '"',
  ',',
  ';',
  '\t',
  '\r',
  '\n',
  ' ',
  'a',
  '€',
)
const text = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)

describe('round trips', () => {
  test('the guard comes off as it went on, and leaves other text alone', () => {
    fc.assert(
      fc.property(text, (value) => unguardFormula(guardFormula(value)) === value),
      { seed: 20261123, numRuns: 2000 },
    )
  })

  test('readTable reads the texts that were written, without spaces around them', async () => {
    const row = fc.record({ a: text, b: text, c: fc.constantFrom<null | string>(null, 'x') })
    const options = { seed: 20261123, numRuns: 500 }
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        const clean = (value: string | null) =>
          (value ?? '').replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '\ufffd').trim()
        const expected = rows
          .map(({ a, b, c }) => [clean(a), clean(b), clean(c)])
          .filter((cells) => cells.some((cell) => cell !== ''))
        fc.pre(expected.length > 0)
        const table = await read(writeCsv(['a', 'b', 'c'], rows), ['a', 'b', 'c'])
        expect(table.findings).toEqual([])
        expect(texts(table)).toEqual(expected)
      }),
      options,
    )
  })

  test('numbers come back as their texts', async () => {
    const numbers = fc.double({ noNaN: true, noDefaultInfinity: true })
    await fc.assert(
      fc.asyncProperty(numbers, async (value) => {
        const table = await read(writeCsv(['a'], [{ a: value }]), ['a'])
        expect(Number(texts(table)[0]?.[0])).toBe(value + 0)
      }),
      { seed: 20261123, numRuns: 300 },
    )
  })
})
