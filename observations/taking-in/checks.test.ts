import { describe, expect, test } from 'vitest'
import { cellsOf, count, csvOf, renters, request, type Row } from '../testing/figure-rows.ts'
import { takeInCleanCsv, takeInRows } from './take-in-figures.ts'

const takeIn = async (rows: readonly Row[]) => {
  const careful = await takeInRows(cellsOf(rows), request())
  const clean = await takeInCleanCsv(csvOf(rows), request())
  if (!clean.ok) throw new Error('the known datasets are there')
  // Whichever way a file takes, the same is kept, or nothing.
  expect(clean.value).toEqual(careful.ok ? careful.value : null)
  return careful
}

const codes = async (...rows: readonly Row[]): Promise<readonly string[]> => {
  const taken = await takeIn(rows)
  return taken.ok ? [] : taken.refusals.map(({ code }) => code)
}

describe('a row', () => {
  test.each<[string, Row, string[]]>([
    ['sound', {}, []],
    ['zero', { value: '0' }, []],
    ['unknown indicator', { indicator: 'housholds' }, ['unknown-indicator']],
    ['no indicator', { indicator: '' }, ['unknown-indicator']],
    ['unknown area', { area: '99999' }, ['unknown-area']],
    ['Flanders', { area: '02000' }, []],
    ['a school year where a year is asked', { period: '2022-2023' }, ['period-does-not-fit']],
    ['a negative count', { value: '-1' }, ['negative-count']],
    ['half a count', { value: '1.5' }, ['count-not-whole']],
    ['a whole count with decimals', { value: '1.0' }, []],
    ['a decimal comma', { value: '"1,5"' }, ['decimal-comma']],
    ['a percent sign', { value: '12%' }, ['percent-sign']],
    ['five decimals', { value: '1.00001' }, ['too-many-decimals']],
    ['no number', { value: 'twelve' }, ['not-a-number']],
    ['an exponent', { value: '1e3' }, ['not-a-number']],
    ['twelve digits', { value: '900719925474' }, []],
    ['too large', { value: '900719925475' }, ['number-too-large']],
    ['thirteen digits', { value: '1234567890123' }, ['not-a-number']],
    ['missing without status', { value: '' }, ['value-missing']],
    ['provisional without value', { value: '', status: 'provisional' }, ['value-missing']],
    ['not reported', { value: '', status: 'not-reported' }, []],
    ['provisional', { status: 'provisional' }, []],
    ['estimated', { status: 'estimated' }, []],
    ['a value that is not due', { status: 'not-due' }, ['value-despite-status']],
    ['a value that is withheld', { status: 'withheld:few' }, ['value-despite-status']],
    ['withheld', { value: '', status: 'withheld:few' }, []],
    ['withheld, n known', { value: '', status: 'withheld:few', n: '3', denominator: '9' }, []],
    [
      'withheld, and given nevertheless',
      { value: '', status: 'withheld:few', numerator: '3' },
      ['withheld-but-given'],
    ],
    ['unknown status', { status: 'late' }, ['unknown-status']],
    ['a lower bound only', { lower: '1' }, ['one-bound']],
    ['an upper bound only', { upper: '20' }, ['one-bound']],
    ['bounds that are the value', { lower: '12', upper: '12' }, []],
    [
      'a value just above its interval',
      { lower: '1', upper: '11.9999' },
      ['value-outside-interval'],
    ],
    [
      'a value just below its interval',
      { lower: '12.0001', upper: '13' },
      ['value-outside-interval'],
    ],
    ['bounds reversed', { lower: '13', upper: '11' }, ['bounds-reversed']],
    [
      'an interval without value',
      { value: '', status: 'not-reported', lower: '1', upper: '2' },
      ['interval-without-value'],
    ],
    ['n zero', { n: '0' }, []],
    ['n negative', { n: '-1' }, ['n-not-a-count']],
    ['half an n', { n: '0.5' }, ['n-not-a-count']],
  ])('%s', async (_, row, expected) => {
    const cells = { ...count, ...row }
    const taken = await takeInRows(
      cellsOf([{ ...cells, value: cells.value?.replaceAll('"', '') ?? '' }]),
      request(),
    )
    expect(taken.ok ? [] : taken.refusals.map(({ code }) => code)).toEqual(expected)
    const clean = await takeInCleanCsv(csvOf([cells]), request())
    expect(clean).toEqual({ ok: true, value: taken.ok ? taken.value : null })
  })

  test.each<[string, Row, string[]]>([
    ['nothing', { value: '0' }, []],
    ['all', { value: '1' }, []],
    ['just above one', { value: '1.0001', numerator: '1' }, ['looks-like-percents']],
    ['just below zero', { value: '-0.0001' }, ['proportion-out-of-range']],
    ['a part of a whole', { value: '0.413', numerator: '413', denominator: '1000' }, []],
    ['all of a whole', { value: '1', numerator: '7', denominator: '7' }, []],
    [
      'a part above the whole',
      { value: '1', numerator: '8', denominator: '7' },
      ['numerator-above-denominator'],
    ],
    ['a denominator of zero', { numerator: '0', denominator: '0' }, ['denominator-zero']],
    [
      'nothing of nothing',
      { value: '', status: 'not-applicable', numerator: '0', denominator: '0' },
      [],
    ],
    ['a negative numerator', { value: '0', numerator: '-1', denominator: '9' }, ['negative-part']],
    ['a negative denominator', { denominator: '-9' }, ['negative-denominator']],
    ['rounded', { value: '0.333', numerator: '1', denominator: '3' }, []],
    ['rounded up, half a step', { value: '0.4135', numerator: '41345', denominator: '100000' }, []],
    [
      'not rounded right',
      { value: '0.334', numerator: '1', denominator: '3' },
      ['value-is-not-quotient'],
    ],
    [
      'rounded more than pages do',
      { value: '0.33', numerator: '1', denominator: '3' },
      ['value-is-not-quotient'],
    ],
  ])('of a proportion: %s', async (_, row, expected) => {
    const found = await codes({ ...renters, ...row })
    expect(
      found.filter((code) => code !== 'value-is-not-quotient' || expected.includes(code)),
    ).toEqual(expected)
    if (expected.length === 0) expect(found).toEqual([])
  })

  test.each<[string, Row, string[]]>([
    [
      'a rate',
      {
        indicator: 'births',
        period: '2022-2023',
        value: '9.1',
        numerator: '91',
        denominator: '10000',
      },
      [],
    ],
    [
      'a rate that forgets its per',
      {
        indicator: 'births',
        period: '2022-2023',
        value: '0.0091',
        numerator: '91',
        denominator: '10000',
      },
      ['value-is-not-quotient'],
    ],
    [
      'a mean',
      {
        indicator: 'trust',
        period: '2023-01-01',
        value: '6.4',
        numerator: '64',
        denominator: '10',
      },
      [],
    ],
    ['a negative mean', { indicator: 'trust', period: '2023-01-01', value: '-6.4' }, []],
    [
      'a day that does not exist',
      { indicator: 'trust', period: '2023-02-29' },
      ['period-does-not-fit'],
    ],
    [
      'a day before the first year',
      { indicator: 'trust', period: '1899-12-31' },
      ['period-does-not-fit'],
    ],
    ['offered', { indicator: 'desk', period: '2023-Q2', value: '1' }, []],
    ['offered twice', { indicator: 'desk', period: '2023-Q2', value: '2' }, ['offer-not-0-or-1']],
    ['half offered', { indicator: 'desk', period: '2023-Q2', value: '0.5' }, ['offer-not-0-or-1']],
    ['a month', { indicator: 'monthly', period: '2024-02' }, []],
    ['a month that is none', { indicator: 'monthly', period: '2024-13' }, ['period-does-not-fit']],
  ])('%s', async (_, row, expected) => {
    expect(await codes({ ...count, ...row })).toEqual(expected)
  })
})
