import { fuzzySample, sharpSample } from '@peil/statistics/reference/drawn-samples.ts'
import { describe, expect, it } from 'vitest'
import {
  runOn as run,
  thresholdCsv as table,
  thresholdOptions as basics,
} from '../../testing/threshold-csv.ts'
import { evaluationJson } from '../evaluation-json.ts'
import type { Evaluation } from '../method.ts'

const sharp = sharpSample(600)
const fuzzy = fuzzySample(600)

const evaluate = async (
  options: Readonly<Record<string, string>> = {},
  text = table(),
): Promise<Evaluation> => {
  const result = await run(text, { ...basics, ...options })
  if (!result.ok) throw new Error(JSON.stringify(result.refusals))
  return result.value
}

const codes = ({ warnings }: Evaluation): string[] => warnings.map(({ code }) => code)

interface Inference {
  readonly estimate: number
  readonly se: number
  readonly low: number
  readonly high: number
}
interface Statements {
  readonly conventional: Inference
}

describe('peil evaluate rd', () => {
  it('gives the estimate, its three statements, bandwidths, counts and the density test', async () => {
    const json = evaluationJson(await evaluate()) as Record<string, unknown>
    const statement = { estimate: expect.any(Number) as number, se: expect.any(Number) as number }
    expect(json).toMatchObject({
      level: 0.95,
      n: 600,
      warnings: [],
      conventional: statement,
      bias_corrected: statement,
      robust: { ...statement, z: expect.any(Number) as number, p: expect.any(Number) as number },
      n_left: 307,
      n_right: 293,
      cutoff: 1000,
      derivative: 0,
      p_order: 1,
      q_order: 2,
      first_stage: null,
      reduced_form: null,
      covariate_continuity: [],
      placebo_cutoffs: [],
      density: { statistic: expect.any(Number) as number, p: expect.any(Number) as number },
    })
    const { conventional, robust } = json as { conventional: Inference; robust: Inference }
    expect([json['estimate'], json['se']]).toEqual([conventional.estimate, conventional.se])
    expect([json['low'], json['high']]).toEqual([robust.low, robust.high])
    expect(json['bandwidths']).toMatchObject({ selector: 'mserd' })
  })

  it('takes bandwidths as a number, as two, or by the name of a selector', async () => {
    const of = async (options: Readonly<Record<string, string>>) =>
      (await evaluate(options)).parts['bandwidths']
    expect(await of({ bandwidth: '150' })).toEqual({
      ...{ h_left: 150, h_right: 150, b_left: 150, b_right: 150 },
      selector: 'given',
    })
    expect(await of({ bandwidth: '150, 160', 'bias-bandwidth': '200,210' })).toEqual({
      ...{ h_left: 150, h_right: 160, b_left: 200, b_right: 210 },
      selector: 'given',
    })
    expect(await of({ bandwidth: '150', rho: '0.5' })).toMatchObject({ b_left: 300 })
    expect(await of({ bandwidth: 'CERTWO' })).toEqual(await of({ selector: 'certwo' }))
    expect(await of({ selector: 'certwo' })).not.toEqual(await of({}))
  })

  it('passes on kernel, orders, errors, clusters, mass points, regularisation, donut and level', async () => {
    const plain = await evaluate()
    for (const options of [
      { kernel: 'uniform' },
      { p: '2' },
      { q: '3' },
      { derivative: '1' },
      { vce: 'hc3' },
      { matches: '5' },
      { cluster: 'region' },
      { scaleregul: '0' },
      { donut: '10' },
      { level: '0.9' },
      { covariates: 'z1,z2' },
      { rho: '1' },
    ]) {
      const other = await evaluate(options)
      expect([other.low, other.high], JSON.stringify(options)).not.toEqual([plain.low, plain.high])
    }
    const coarse = table({ rough: sharp.x.map((x) => Math.round(20 * x)) })
    const rough = { running: 'rough', cutoff: '0' }
    expect(codes(await evaluate(rough, coarse))).toEqual(['mass-points', 'bunching'])
    expect(codes(await evaluate({ ...rough, masspoints: 'off' }, coarse))).toEqual(['bunching'])
    expect((await evaluate({ derivative: '1' })).words[0]).toMatch(
      /^the slope of vote share changes/,
    )
  })

  it('a fuzzy design has a first stage and a reduced form', async () => {
    const text = table({ d: fuzzy.d, fy: fuzzy.y, fx: fuzzy.x })
    const options = { outcome: 'fy', running: 'fx', cutoff: '0', treatment: 'd' }
    const result = await evaluate(options, text)
    const parts = result.parts as Record<'first_stage' | 'reduced_form', Statements>
    expect(result.estimate).toBeCloseTo(
      parts.reduced_form.conventional.estimate / parts.first_stage.conventional.estimate,
      10,
    )
    expect(result.words[0]).toMatch(/^Per unit of d that the threshold moves, fy changes by/)
  })

  it('says in words what was found, and draws it', async () => {
    const { words, figure, estimate } = await evaluate({ bandwidth: '300' })
    expect(words.slice(0, 3)).toEqual([
      `vote share changes by ${(estimate ?? NaN).toFixed(2)} where margin.t0 passes 1000.`,
      expect.stringMatching(
        /^The 95 % interval, corrected for bias, goes from -?[\d.]+ to [\d.]+\.$/,
      ),
      expect.stringMatching(
        /^It rests on \d+ rows within 300 below the threshold and \d+ within 300/,
      ),
    ])
    expect(figure.title).toBe('vote share on both sides of margin.t0 1000')
    expect(figure.marks.map(({ kind }) => kind)).toEqual(['dots', 'line', 'line', 'rule'])
    const [, left, right] = figure.marks
    if (left?.kind !== 'line' || right?.kind !== 'line') throw new Error('no lines')
    expect([left.points.x[0], left.points.x.at(-1)]).toEqual([700, 1000])
    expect([right.points.x[0], right.points.x.at(-1)]).toEqual([1000, 1300])
    expect((right.points.y[0] ?? NaN) - (left.points.y.at(-1) ?? NaN)).toBeCloseTo(
      estimate ?? NaN,
      9,
    )
  })

  it('leaves out rows without a value, and counts them', async () => {
    const text = table({ 'vote share': sharp.y.map((y, i) => (i < 7 ? 'NA' : y)) })
    const result = await evaluate({}, text)
    expect(result.n).toBe(593)
    expect(result.warnings[0]?.message).toBe(
      '7 of 600 rows are left out because a value is missing: vote share in 7.',
    )
    // Who has no outcome may still have chosen a side.
    expect(result.parts['density']).toMatchObject({ n_left: 307, n_right: 293 })
  })

  it('reads semicolons and decimal commas', async () => {
    const text = table().replaceAll('"', '').replaceAll('Niklaas, ', 'Niklaas ')
    const comma = text.replaceAll(',', ';').replaceAll(/(\d)\.(\d)/g, '$1,$2')
    expect((await evaluate({}, comma)).estimate).toBeCloseTo((await evaluate()).estimate ?? NaN, 12)
  })
})

describe('refusals', () => {
  const refused = async (options: Readonly<Record<string, string>>, text = table()) => {
    const result = await run(text, { ...basics, ...options })
    return result.ok ? [] : result.refusals
  }

  it.each([
    [{ bandwidth: 'msetw' }, 'option-not-readable', 'Write msetwo, if that is meant.'],
    [{ bandwidth: '1,2,3' }, 'option-not-readable', 'Give --bandwidth such a value.'],
    [{ bandwidth: '1,x' }, 'option-not-readable', 'Give --bandwidth such a value.'],
    [{ bandwidth: '1', 'bias-bandwidth': 'mserd' }, 'option-not-readable', undefined],
    [{ 'placebo-cutoffs': '1,a' }, 'option-not-readable', 'Give the thresholds as numbers.'],
    [{ bandwidth: '0' }, 'option-out-of-range', 'Give a bandwidth above 0.'],
    [{ outcome: 'vote' }, 'column-missing', undefined],
    [{ check: 'z3' }, 'column-missing', undefined],
    [{ cutoff: '99999' }, 'cutoff-outside-data', undefined],
  ])('%o', async (options, code, whatToDo) => {
    const refusals = await refused(options)
    expect(refusals.map((refusal) => refusal.code)).toEqual([code])
    if (whatToDo !== undefined) expect(refusals[0]?.whatToDo).toBe(whatToDo)
  })

  it('name the column by its own name', async () => {
    const [refusal] = await refused({ cutoff: '99999' })
    expect(refusal).toMatchObject({ file: 'places.csv', column: 'margin.t0' })
  })
})
