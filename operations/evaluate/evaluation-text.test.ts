import { describe, expect, it } from 'vitest'
import { sampleEvaluation } from '../testing/sample-evaluation.ts'
import { evaluationText } from './evaluation-text.ts'
import { significant, withUncertainty } from './significant.ts'

describe('an evaluation in words', () => {
  it('says the sentences, the figure, its parts, the warnings and the method', () => {
    const text = evaluationText(
      sampleEvaluation({
        words: ['One.', 'Two.'],
        parts: { p_value: 0.012345, kind: 'dr', exact: true, off: false, none: null, lost: NaN },
        warnings: [{ code: 'few', message: 'Few rows.' }],
      }),
    )
    expect(text.split('\n')).toEqual([
      ...['One.', 'Two.', ''],
      ...['estimate 1.50; standard error 0.25; 95 % interval 1.00 to 2.00', ''],
      ...['p value: 0.01235', 'kind: dr', 'exact: yes', 'off: no', 'none: –', 'lost: –', ''],
      ...['warning [few]: Few rows.', ''],
      'a method (Somebody 1999); n = 12',
    ])
  })

  it.each([
    [{ se: null }, 'estimate 1.50; 95 % interval 1.00 to 2.00'],
    [{ se: 31.4, estimate: 12_345.6, low: null, high: null }, 'estimate 12,346; standard error 31'],
    [{ se: null, low: null, high: null }, 'estimate 1.5'],
    [{ se: NaN, level: null, low: 1.2, high: 1.8 }, 'estimate 1.50; interval 1.20 to 1.80'],
    [
      { se: 0.0042, estimate: -0.00001, level: 0.998, low: -0.01 },
      'estimate 0.0000; standard error 0.0042; 99.8 % interval -0.0100 to 2.0000',
    ],
    [{ low: Infinity }, 'estimate 1.50; standard error 0.25; 95 % interval not known to 2.00'],
  ])('shows no more digits than the error allows: %j', (more, line) => {
    expect(evaluationText(sampleEvaluation(more)).split('\n')[2]).toBe(line)
  })

  it('leaves the figure out where there is none', () => {
    for (const estimate of [null, NaN]) {
      const lines = evaluationText(sampleEvaluation({ estimate })).split('\n')
      expect(lines).toEqual(['The figure is 1.5.', '', 'a method (Somebody 1999); n = 12'])
    }
  })

  it('shows records as a table with numbers to the right, and says how many more there are', () => {
    const records = Array.from({ length: 14 }, (_, row) => ({
      unit: row === 0 ? 'a long name' : `u${row}`,
      year: 1990 + row,
      effect: row / 3,
      cells: [1, 2],
    }))
    const text = evaluationText(sampleEvaluation({ parts: { group_time: records } }))
    const lines = text.split('\n').slice(4)
    expect(lines.slice(0, 4)).toEqual([
      'group time:',
      '  unit         year  effect',
      '  a long name  1990       0',
      '  u1           1991  0.3333',
    ])
    expect(lines[13]).toBe('  u11          2001   3.667')
    expect(lines[14]).toBe('  … and 2 more, in --json')
    const all = evaluationText(sampleEvaluation({ parts: { few: records.slice(0, 12) } }))
    expect(all).not.toContain('more, in')
  })

  it.each([
    [-10, 10, ['-4', '7'], '  … and 6 before, 3 after, in --json'],
    [-10, 6, ['-5', '6'], '  … and 5 before, in --json'],
    [-4, 10, ['-4', '7'], '  … and 3 more, in --json'],
    [-5, 10, ['-4', '7'], '  … and 1 before, 3 after, in --json'],
    [-5, 6, ['-5', '6'], undefined],
    [-20, -6, ['-20', '-9'], '  … and 3 more, in --json'],
  ])('shows times since the start around it: %d to %d', (from, to, shown, rest) => {
    const rows = Array.from({ length: to - from + 1 }, (_, i) => ({ event_time: from + i }))
    const lines = evaluationText(sampleEvaluation({ parts: { aggregate: rows } })).split('\n')
    const at = lines.indexOf('aggregate:')
    const [first, last] = [lines[at + 2], lines[at + 13]]
    expect([first, last].map((line) => line?.trim())).toEqual(shown)
    expect(lines.find((line) => line.includes('--json'))).toBe(rest)
  })

  it('shows short lists and single members, and leaves to JSON what words cannot show', () => {
    const parts = {
      rows: Float64Array.of(1, 2.5),
      long: Array.from({ length: 13 }, (_, index) => index),
      exactly: Array.from({ length: 12 }, (_, index) => index),
      sides: { left: 1, right: 2, curve: [1, 2], most: 'x'.repeat(60), more: 'x'.repeat(61) },
      matrix: [
        [1, 2],
        [3, 4],
      ],
      curves: [{ points: [1] }],
      empty: [],
      nothing: {},
      sparse: [{ a: 1 }, { b: 'x' }],
    }
    const text = evaluationText(sampleEvaluation({ parts }))
    expect(text.split('\n').slice(4, -2)).toEqual([
      'rows: 1, 2.5',
      'long: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, … (13)',
      'exactly: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11',
      `sides: left 1, right 2, most ${'x'.repeat(60)}`,
      'sparse:',
      '  a  b',
      '  1  –',
      '  –  x',
    ])
  })
})

describe('numbers', () => {
  it.each([
    [1990, '1990'],
    [-3, '-3'],
    [0, '0'],
    [12_345.678, '12346'],
    [0.00012344, '0.0001234'],
    [0.0000123, '1.23e-5'],
    [2.5e20, '2.5e+20'],
    [1 / 3, '0.3333'],
    [NaN, '–'],
    [Infinity, '–'],
  ])('%d alone is %s', (value, text) => {
    expect(significant(value)).toBe(text)
  })

  it.each([
    [1234.5678, 12, '1,235'],
    [1234.5678, 9.9, '1,234.6'],
    [0.5, 0.0001, '0.50000'],
    [0.5, null, '0.5'],
    [0.5, 0, '0.5'],
    [0.5, NaN, '0.5'],
    [-0.04, 1, '0.0'],
    [-0.06, 1, '-0.1'],
    [NaN, 1, 'not known'],
  ])('%d with the uncertainty %d is %s', (value, uncertainty, text) => {
    expect(withUncertainty(value, uncertainty)).toBe(text)
  })
})
