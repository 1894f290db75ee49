import { describe, expect, it } from 'vitest'
import { fileWith } from '../../testing/table-files.ts'
import { drawFigure } from '../draw-figure.ts'
import { evaluationJson } from '../evaluation-json.ts'
import type { Evaluation } from '../method.ts'
import { runMethod, type Evaluated } from '../run-method.ts'

const run = (
  kind: string,
  options: Readonly<Record<string, string>>,
  csv?: string,
): Promise<Evaluated> => {
  const path = csv === undefined ? undefined : fileWith(csv, 'data.csv')
  return runMethod({ method: 'interval', kind, path, options }, () => undefined)
}

const valueOf = (evaluated: Evaluated): Evaluation => {
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.refusals))
  return evaluated.value
}

const problems = (evaluated: Evaluated) => (evaluated.ok ? [] : evaluated.refusals)

const places = ['place,helped,asked', 'Aalst,12,80', '"Gent, centrum",30,100', 'Ieper,3,40'].join(
  '\n',
)
const columns = { numerator: 'helped', denominator: 'asked', name: 'place' }

describe('an interval from options alone', () => {
  it('is the evaluation itself', async () => {
    const ours = valueOf(await run('wilson', { numerator: '81', denominator: '263' }))
    expect(ours).toMatchObject({ se: null, level: 0.95, n: 263, warnings: [], parts: {} })
    expect(ours.estimate).toBeCloseTo(81 / 263, 14)
    expect(ours.low).toBeCloseTo(0.2553, 4)
    expect(ours.high).toBeCloseTo(0.3662, 4)
    expect(ours.words).toEqual(['The share is 0.308; 95 % interval 0.255 to 0.366.'])
    expect(drawFigure(ours.figure)).toContain('Share with 95 % interval')
  })

  // Published: see the tests of each method in statistics/intervals.
  it.each([
    ['wilson-cc', { numerator: '81', denominator: '263' }, 0.2535, 0.3682],
    ['clopper-pearson', { numerator: '81', denominator: '263' }, 0.2527, 0.3676],
    [
      'newcombe',
      {
        numerator: '56',
        denominator: '70',
        'other-numerator': '48',
        'other-denominator': '80',
      },
      0.0524,
      0.3339,
    ],
    [
      'proportion-ratio',
      {
        numerator: '36',
        denominator: '40',
        'other-numerator': '16',
        'other-denominator': '80',
      },
      2.9396,
      7.1522,
    ],
    [
      'rate-ratio',
      {
        numerator: '11',
        denominator: '800',
        'other-numerator': '21',
        'other-denominator': '3011',
      },
      0.8584,
      4.2773,
    ],
    ['byar', { numerator: '65' }, 50.1632, 82.8491],
    ['byar', { numerator: '65', denominator: '100', per: '1000' }, 501.6319, 828.4914],
    ['poisson', { numerator: '10' }, 4.7954, 18.3904],
    ['poisson', { numerator: '10', denominator: '5' }, 0.9591, 3.6781],
    ['rate', { numerator: '5', denominator: '100', per: '100000' }, 1623.4864, 11668.3321],
    ['smr', { numerator: '9', expected: '3' }, 1.3718, 5.6949],
    ['mean', { value: '19.1,20.4, 22,18.8,25.1' }, 17.8788, 24.2812],
    [
      'dsr-gamma',
      { numerator: '2,5,0', denominator: '10,20,30', standard: '1,2,3', per: '60' },
      2.8144,
      14.4227,
    ],
  ] as const)('%s', async (kind, options, low, high) => {
    const ours = valueOf(await run(kind, options))
    expect(ours.low).toBeCloseTo(low, 4)
    expect(ours.high).toBeCloseTo(high, 4)
    expect(ours.parts).toEqual({})
  })

  it('may be several rows', async () => {
    const ours = valueOf(await run('wilson', { numerator: '1,5', denominator: '10,10' }))
    expect(ours.estimate).toBeNull()
    expect(ours.parts['rows']).toMatchObject([
      { name: 'row 1', numerator: 1, denominator: 10, estimate: 0.1 },
      { name: 'row 2', estimate: 0.5 },
    ])
  })

  it.each([
    ['wilson', { numerator: '3' }, 'option-missing', { option: 'denominator' }],
    [
      'wilson',
      { numerator: '3', denominator: '5', expected: '2' },
      'option-not-for-kind',
      { option: 'expected' },
    ],
    [
      'wilson',
      { numerator: 'x', denominator: '5' },
      'option-not-readable',
      { option: 'numerator' },
    ],
    ['wilson', { numerator: '3,4', denominator: '5' }, 'lengths-differ', { option: 'denominator' }],
    ['survey-mean', { value: '3,4' }, 'file-missing', undefined],
  ])('is refused: %s %o', async (kind, options, code, about) => {
    const [first, ...more] = problems(await run(kind, options))
    expect(more).toEqual([])
    expect(first).toMatchObject({ code, ...(about && { about }) })
  })

  it('names the option of a figure that cannot be right', async () => {
    const options = { numerator: '5', denominator: '9' }
    const other = { 'other-numerator': '7', 'other-denominator': '6' }
    expect(problems(await run('newcombe', { ...options, ...other }))).toMatchObject([
      { code: 'numerator-above-denominator', about: { option: 'other-numerator' } },
    ])
  })
})

describe('an interval for each row of a file', () => {
  it('has them as rows, by name', async () => {
    const ours = valueOf(await run('wilson', columns, places))
    expect(ours).toMatchObject({ estimate: null, low: null, level: 0.95, n: 220 })
    expect(ours.parts['rows']).toMatchObject([
      { name: 'Aalst', numerator: 12, denominator: 80, estimate: 0.15, se: null },
      { name: 'Gent, centrum', estimate: 0.3 },
      { name: 'Ieper', estimate: 0.075 },
    ])
    expect(ours.words[0]).toBe(
      '3 rows, each with its own interval; the lowest and the highest are:',
    )
    expect(ours.words[1]).toMatch(/^Ieper: the share is 0\.07\d?; 95 % interval/)
    expect(drawFigure(ours.figure)).toContain('Gent, centrum')
    expect(JSON.stringify(evaluationJson(ours))).toContain('"rows":[{"name":"Aalst"')
  })

  it('takes one number for all rows', async () => {
    const fixed = { ...columns, 'other-numerator': '400', 'other-denominator': '2000' }
    const ours = valueOf(await run('newcombe', fixed, places))
    expect(ours.parts['rows']).toMatchObject([
      { estimate: expect.closeTo(-0.05, 12) as number, other_numerator: 400 },
      { estimate: expect.closeTo(0.1, 12) as number },
      {},
    ])
  })

  it('leaves out rows without a value, with a warning, and says which rows are left', async () => {
    const gap = places.replace(',30,', ',NA,')
    const { numerator, denominator } = columns
    const ours = valueOf(await run('wilson', { numerator, denominator }, gap))
    expect(ours.warnings.map(({ code }) => code)).toEqual(['rows-left-out'])
    expect(ours.parts['rows']).toMatchObject([{ name: 'row 1' }, { name: 'row 3' }])
    const none = ['helped,asked', 'NA,3'].join('\n')
    expect(problems(await run('wilson', { numerator, denominator }, none))).toMatchObject([
      { code: 'no-rows' },
    ])
  })

  it('refuses a row at its line and column', async () => {
    const bad = places.replace('3,40', '3,0').replace('12,80', '12.5,80')
    expect(problems(await run('wilson', columns, bad))).toMatchObject([
      { code: 'count-not-whole', file: 'data.csv', line: 2, column: 'helped' },
      { code: 'denominator-zero', file: 'data.csv', line: 4, column: 'asked' },
    ])
    expect(problems(await run('wilson', { ...columns, numerator: 'help' }, places))).toMatchObject([
      { code: 'column-missing', column: 'help' },
    ])
  })

  it('counts refusals of the same kind beyond three', async () => {
    const bad = ['helped,asked', '3,1', '4,1', '5,1', '6,1', '7,1'].join('\n')
    const found = problems(await run('wilson', { numerator: 'helped', denominator: 'asked' }, bad))
    expect(found).toHaveLength(4)
    expect(found[3]).toMatchObject({
      code: 'more-rows',
      found: '2 more rows with numerator-above-denominator',
    })
  })
})
