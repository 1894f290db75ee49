import {
  inventedPanel,
  type Long,
} from '@peil/statistics/impact/synthetic/testing/invented-panel.ts'
import { describe, expect, it } from 'vitest'
import { fileWith } from '../../testing/table-files.ts'
import type { Evaluation } from '../method.ts'
import { runMethod, type Evaluated } from '../run-method.ts'

const csvOf = (long: Long, more: Readonly<Record<string, readonly (number | string)[]>> = {}) =>
  [
    ['state name', 'yr', 'packs', 'law', ...Object.keys(more)].join(','),
    ...long.unit.map((unit, row) =>
      [
        unit,
        long.time[row],
        long.outcome[row],
        long.treated[row],
        ...Object.values(more).map((values) => values[row]),
      ].join(','),
    ),
  ].join('\n')

const columns = { unit: 'state name', time: 'yr', outcome: 'packs', treated: 'law' }

const run = (
  method: string,
  text: string,
  options: Readonly<Record<string, string>> = {},
): Promise<Evaluated> =>
  runMethod(
    {
      method,
      kind: undefined,
      path: fileWith(text, 'data.csv'),
      options: { ...columns, ...options },
    },
    () => undefined,
  )

const evaluated = async (...args: Parameters<typeof run>): Promise<Evaluation> => {
  const outcome = await run(...args)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}

const problems = async (...args: Parameters<typeof run>) => {
  const outcome = await run(...args)
  return outcome.ok ? [] : outcome.refusals
}

const block = inventedPanel({ units: 9, times: 10, starts: [7], seed: 5, effect: 6, noise: 0.4 })
const staggered = inventedPanel({ units: 12, times: 9, starts: [5, 7], seed: 5, effect: 6 })
const other = inventedPanel({ units: 9, times: 10, starts: [7], seed: 6 }).outcome

describe('sdid', () => {
  it('gives the estimate, its parts, words and lines of both', async () => {
    const { estimate, parts, words, figure, n, warnings } = await evaluated('sdid', csvOf(block))
    expect(estimate).toBeGreaterThan(4)
    expect(n).toBe(90)
    expect(Object.keys(parts)).toEqual([
      'p_value',
      'pre_mspe',
      'cohorts',
      'unit_weights',
      'time_weights',
      'effect_curve',
      'series',
      'se_method',
      'replications',
      'exact_placebos',
      'controls',
      'placebos',
      'verdict',
    ])
    expect(parts['effect_curve']).toMatchObject([
      { time: 2008, since: 0 },
      { time: 2009, since: 1 },
      { time: 2010, since: 2 },
    ])
    expect(parts['placebos']).toHaveLength(8)
    expect(warnings.map(({ code }) => code)).toContain('few-controls')
    expect(words[0]).toMatch(/^From the start on, packs was \d.* higher in u09 than in its comp/)
    expect(figure.marks.map(({ label }) => label)).toEqual(['Comparison', 'u09', 'Start'])
    expect(figure.marks[2]).toMatchObject({ kind: 'rule', axis: 'x', at: 2008 })
    expect(figure.description).toMatch(/ above that of its comparison, on average\.$/)
  })

  it('gives lists per start and the curve since the start where there are several', async () => {
    const { parts, figure } = await evaluated('sdid', csvOf(staggered), { draws: '20' })
    expect(parts['pre_mspe']).toBeNull()
    expect(parts['cohorts']).toMatchObject([
      { start: 2006, treated_units: 1, treated_cells: 4 },
      { start: 2008, treated_units: 1, treated_cells: 2 },
    ])
    const curve = parts['effect_curve'] as Readonly<Record<string, unknown>>[]
    expect(curve.map((point) => Object.keys(point))).toEqual(
      Array.from({ length: 4 }, () => ['since', 'estimate', 'se']),
    )
    expect(figure.marks.map(({ kind }) => kind)).toEqual(['band', 'line', 'dots', 'rule'])
    const bare = await evaluated('sdid', csvOf(staggered), { se: 'none' })
    expect(bare.figure.marks.map(({ kind }) => kind)).toEqual(['line', 'dots', 'rule'])
    expect(bare).toMatchObject({ se: null, low: null, high: null })
  })

  it('takes other estimators, the solver of the packages, seeds and levels', async () => {
    const of = async (options: Readonly<Record<string, string>>) =>
      (await evaluated('sdid', csvOf(block), options)).estimate
    const plain = await of({})
    expect(await of({ estimator: 'did' })).not.toBe(plain)
    expect(await of({ solver: 'package' })).not.toBe(plain)
    const drawn = (seed: string) =>
      evaluated('sdid', csvOf(staggered), { seed, draws: '10', level: '0.9' })
    expect(await drawn('3')).toEqual(await drawn('3'))
    expect((await drawn('4')).se).not.toBe((await drawn('3')).se)
    expect((await drawn('3')).level).toBe(0.9)
  })

  it('takes covariates off, and leaves units without them out', async () => {
    const { parts } = await evaluated('sdid', csvOf(block, { gdp: other }), { covariates: 'gdp' })
    expect(parts['covariates']).toMatchObject([{ name: 'gdp' }])
    const holes = other.map((value, row) => (row < 10 ? 'NA' : value))
    const less = await evaluated('sdid', csvOf(block, { gdp: holes }), { covariates: 'gdp' })
    expect(less.n).toBe(80)
    expect(less.warnings[0]?.code).toBe('rows-left-out')
  })

  it('refuses at the line of the file', async () => {
    const broken = csvOf(block).split('\n')
    broken[4] = 'u01,2004,,0'
    expect((await problems('sdid', broken.join('\n')))[0]).toMatchObject({
      ...{ file: 'data.csv', line: 5, column: 'packs' },
    })
    const two = csvOf({ ...block, treated: block.treated.map((v, row) => (row === 3 ? 7 : v)) })
    expect((await problems('sdid', two))[0]).toMatchObject({ line: 5, column: 'law' })
    const twice = `${csvOf(block)}\nu01,2001,5,0`
    expect((await problems('sdid', twice))[0]).toMatchObject({
      code: 'unit-time-twice',
      line: 92,
    })
    expect((await problems('sdid', csvOf(block), { se: 'jackknife' }))[0]?.code).toBe(
      'jackknife-needs-treated',
    )
    expect((await problems('sdid', csvOf(block), { covariates: 'gdp' }))[0]?.code).toBe(
      'column-missing',
    )
  })
})

describe('sc', () => {
  it('gives ranks, placebos and the estimate without each donor', async () => {
    const { parts, words } = await evaluated('sc', csvOf(block), { trim: '20' })
    expect(Object.keys(parts)).toEqual([
      ...['p_value', 'rank', 'of', 'post_mspe', 'ratio', 'trimmed', 'p_value_normal', 'pre_mspe'],
      ...['cohorts', 'unit_weights', 'effect_curve', 'series', 'se_method', 'replications'],
      ...['exact_placebos', 'controls', 'leave_one_out', 'placebos', 'verdict'],
    ])
    expect(parts).toMatchObject({ rank: 1, of: 9, p_value: 1 / 9, trimmed: { trim: 20 } })
    expect(words.join(' ')).toMatch(/Of 9 units, treated and placebos, none has a gap that grew/)
    const pair = await evaluated('sc', csvOf(staggered), { draws: '10' })
    expect(pair.parts['p_value']).toBe(pair.parts['p_value_normal'])
    expect(pair.parts['placebos']).toEqual([])
  })

  it('chooses donors by predictors, each over its own times', async () => {
    const { parts } = await evaluated('sc', csvOf(block, { 'gdp@head': other }), {
      predictors: 'gdp@head@2003-2004',
      'predictor-lags': '2002,2004-2006',
      'fit-window': '2003-2007',
      se: 'none',
    })
    const mean = (from: number, to: number, values: readonly number[]): number =>
      values.slice(80 + from - 2001, 81 + to - 2001).reduce((sum, v) => sum + v, 0) /
      (to - from + 1)
    expect(parts['predictors']).toMatchObject([
      {
        name: 'gdp@head@2003-2004',
        treated: expect.closeTo(mean(2003, 2004, other), 10) as number,
      },
      { name: 'packs@2002', treated: block.outcome[81] },
      {
        name: 'packs@2004-2006',
        treated: expect.closeTo(mean(2004, 2006, block.outcome), 10) as number,
      },
    ])
  })

  it('takes a common window, and predictors with gaps', async () => {
    const holes = other.map((value, row) => (row % 2 === 0 ? '' : value))
    const { parts } = await evaluated('sc', csvOf(block, { gdp: holes }), {
      predictors: 'gdp',
      'predictor-window': '2001-2002',
      se: 'none',
    })
    expect(parts['predictors']).toMatchObject([{ name: 'gdp@2001-2002', treated: other[81] }])
  })

  it('refuses windows that cannot be read, columns that are not there, predictors without values', async () => {
    const codes = async (options: Readonly<Record<string, string>>) =>
      (await problems('sc', csvOf(block, { gdp: other }), options)).map(({ code }) => code)
    expect(await codes({ 'predictor-lags': '2005-2002' })).toEqual(['window-not-readable'])
    expect(await codes({ 'predictor-lags': 'early' })).toEqual(['window-not-readable'])
    expect(await codes({ 'fit-window': '1-2-3' })).toEqual(['window-not-readable'])
    expect(await codes({ predictors: 'gpd,gdp@x' })).toEqual([
      'column-missing',
      'window-not-readable',
    ])
    expect(await codes({ predictors: 'gdp@1990' })).toEqual(['predictor-unknown'])
    expect(await codes({ predictors: 'gdp', se: 'bootstrap' })).toEqual([
      'error-not-with-predictors',
    ])
    expect(await codes({ trim: '0.5' })).toEqual(['trim-below-1'])
  })
})

describe('the verdict', () => {
  it('is refused where the donors did not move like the treated', async () => {
    const jumping = {
      ...block,
      outcome: block.outcome.map((value, row) => (row >= 80 ? value + 30 * (row % 2) : value)),
    }
    const { parts } = await evaluated('sdid', csvOf(jumping))
    expect(parts['verdict']).toMatchObject({ verdict: 'refused' })
  })

  it('is cautious where a gap like that is common among placebos', async () => {
    const none = inventedPanel({ units: 9, times: 10, starts: [7], seed: 5, noise: 0.4 })
    const { parts } = await evaluated('sc', csvOf(none))
    const { cautions } = parts['verdict'] as { readonly cautions: readonly string[] }
    expect(cautions.join(' ')).toMatch(/Among the placebos such a gap is not rare: rank \d of 9/)
  })
})
