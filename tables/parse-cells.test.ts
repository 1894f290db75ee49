import { describe, expect, test } from 'vitest'
import { parseCode } from './parse-code.ts'
import { parseDate } from './parse-date.ts'
import { parseList } from './parse-list.ts'
import { parseMoney } from './parse-money.ts'
import { parseWholeNumber } from './parse-whole-number.ts'
import { cellFindings } from './cell-findings.ts'

describe('whole numbers', () => {
  test.each([
    ['0', 0],
    ['1250', 1250],
    ['007', 7],
    ['12,0', 12],
    ['12.00', 12],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('%s is taken', (text, value) => {
    expect(parseWholeNumber(text)).toEqual({ ok: true, value })
  })

  test.each([
    ['', 'empty-cell', '0'],
    ['-1', 'negative', 'below'],
    ['−5', 'negative', 'below'],
    ['1.250', 'ambiguous-separator', '1250'],
    ['1,250', 'ambiguous-separator', '1250'],
    ['1 250', 'ambiguous-separator', '1250'],
    ['1\u202f250\u202f000', 'ambiguous-separator', '1250000'],
    ["1'250", 'ambiguous-separator', '1250'],
    ['1.250,00', 'ambiguous-separator', '1250 if'],
    ['12,5', 'fractional', 'fraction'],
    ['0,125', 'fractional', 'fraction'],
    ['+5', 'not-a-number', 'digits'],
    ['1e3', 'not-a-number', 'digits'],
    ['٣', 'not-a-number', 'digits'],
    ['9007199254740992', 'too-large', 'Check'],
  ])('%j is refused as %s', (text, code, advice) => {
    const decision = parseWholeNumber(text)
    expect(decision).toMatchObject({ ok: false, refusals: [{ code }] })
    if (!decision.ok) expect(decision.refusals[0]?.whatToDo).toContain(advice)
  })
})

describe('money', () => {
  test.each([
    ['0', 0],
    ['1234', 123_400],
    ['1234,5', 123_450],
    ['1234.56', 123_456],
    ['0,07', 7],
    ['€ 12,30', 1_230],
    ['12.30 EUR', 1_230],
    ['12,30 €', 1_230],
    ['90071992547409,91', Number.MAX_SAFE_INTEGER],
  ])('%s is taken', (text, value) => {
    expect(parseMoney(text)).toEqual({ ok: true, value })
  })

  test.each([
    ['', 'empty-cell', '0'],
    ['€', 'empty-cell', '0'],
    ['-1', 'negative', 'below'],
    ['€ -1,00', 'negative', 'below'],
    ['-€1', 'negative', 'below'],
    ['1.234', 'ambiguous-separator', 'Write 1234 if'],
    ['1.234,56', 'ambiguous-separator', 'Write 1234,56 if'],
    ['1,234.56', 'ambiguous-separator', 'Write 1234,56 if'],
    ['1 234,56', 'ambiguous-separator', 'Write 1234,56 if'],
    ['1,234,567', 'ambiguous-separator', 'Write 1234567 if'],
    ['1.2345', 'fraction-of-cent', 'Round'],
    ['0,125', 'fraction-of-cent', 'Round'],
    ['1234,', 'not-an-amount', 'digits'],
    ['12,-', 'not-an-amount', 'digits'],
    ['$5', 'not-an-amount', 'digits'],
    ['90071992547409,92', 'too-large', 'Check'],
  ])('%j is refused as %s', (text, code, advice) => {
    const decision = parseMoney(text)
    expect(decision).toMatchObject({ ok: false, refusals: [{ code }] })
    if (!decision.ok) expect(decision.refusals[0]?.whatToDo).toContain(advice)
  })
})

describe('dates', () => {
  test('a day of the calendar is taken', () => {
    expect(parseDate('2024-02-29')).toEqual({ ok: true, value: '2024-02-29' })
  })

  test.each([
    ['', 'empty-cell', 'Fill'],
    ['2023-02-29', 'no-such-day', 'calendar'],
    ['1900-02-29', 'no-such-day', 'calendar'],
    ['2024-09-30 12:00:00', 'date-with-time', '2024-09-30'],
    ['3/4/2024', 'ambiguous-date', '2024-04-03 or 2024-03-04'],
    ['30-09-2024', 'ambiguous-date', 'Write 2024-09-30,'],
    ['4.4.2024', 'ambiguous-date', 'Write 2024-04-04,'],
    ['31/31/2024', 'not-a-date', 'year'],
    ['45565', 'not-a-date', 'year'],
    ['2024/09/30', 'not-a-date', 'year'],
    ['30 september 2024', 'not-a-date', 'year'],
  ])('%j is refused as %s', (text, code, advice) => {
    const decision = parseDate(text)
    expect(decision).toMatchObject({ ok: false, refusals: [{ code }] })
    if (!decision.ok) expect(decision.refusals[0]?.whatToDo).toContain(advice)
  })
})

describe('codes and lists', () => {
  test('five digits, the first not 0', () => {
    expect(parseCode('11002')).toEqual({ ok: true, value: '11002' })
    for (const text of ['1100', '110021', '01002', '11002.0', 'Antwerpen'])
      expect(parseCode(text)).toMatchObject({ refusals: [{ code: 'not-a-code' }] })
    expect(parseCode('')).toMatchObject({ refusals: [{ code: 'empty-cell' }] })
  })

  test('parts of a list', () => {
    expect(parseList('')).toEqual({ ok: true, value: [] })
    expect(parseList('11002 ; 44021;')).toEqual({ ok: true, value: ['11002', '44021'] })
    expect(parseList('a;;b')).toMatchObject({ refusals: [{ code: 'empty-part' }] })
    expect(parseList(';')).toMatchObject({ refusals: [{ code: 'empty-part' }] })
    expect(parseList('a;b;a')).toMatchObject({ refusals: [{ code: 'duplicate-part' }] })
  })

  test('a refusal becomes a finding at its cell', () => {
    const cell = { text: 'x', column: 'nis' }
    const decision = parseCode(cell.text)
    if (decision.ok) throw new Error('taken')
    const row = { line: 7, cells: { nis: cell } }
    expect(cellFindings('a.csv', row, cell, decision.refusals)).toMatchObject([
      {
        severity: 'error',
        code: 'not-a-code',
        file: 'a.csv',
        line: 7,
        column: 'nis',
        found: '"x"',
      },
    ])
  })
})
