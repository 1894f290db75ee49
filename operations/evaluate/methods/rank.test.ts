import { describe, expect, it } from 'vitest'
import { evaluation, json, refusal, type Json, type Options } from '../../testing/evaluate-table.ts'
import { drawFigure } from '../draw-figure.ts'

const places = `place,x,n
Aa,52,100
Bo,310,520
Ci,18,60
Du,95,190
Ee,240,400
`
const counted = { numerator: 'x', denominator: 'n', name: 'place' }

const estimates = `unit;value;se;var;moe
b;14,9;0,5;0,25;0,822426813
a;12,1;0,8;0,64;1,315882901
c;19,8;0,9;0,81;1,480368264
`
const estimated = { estimate: 'value', name: 'unit' }

describe('peil evaluate rank', () => {
  it('gives the joint region, whichever way errors come', async () => {
    const bySe = await json('rank', estimates, { ...estimated, se: 'se' })
    const ranks = bySe['ranks'] as Json[]
    expect(
      ranks.map((one) => [one['name'], one['rank'], one['low_rank'], one['high_rank']]),
    ).toEqual([
      ['b', 2, 1, 2],
      ['a', 1, 1, 2],
      ['c', 3, 3, 3],
    ])
    expect(bySe).toMatchObject({ estimate: null, level: 0.95, n: 3, order: 'ascending' })
    expect(bySe['critical']).toBeCloseTo(2.3877, 4)
    const low = (result: Json): number => Number((result['ranks'] as Json[])[0]?.['low'])
    expect(low(await json('rank', estimates, { ...estimated, variance: 'var' }))).toBeCloseTo(
      low(bySe),
      9,
    )
    expect(low(await json('rank', estimates, { ...estimated, margin: 'moe' }))).toBeCloseTo(
      low(bySe),
      7,
    )
    const wider = await json('rank', estimates, {
      ...estimated,
      margin: 'moe',
      'margin-level': '0.8',
    })
    expect(low(wider)).toBeLessThan(low(bySe))
    expect(low(await json('rank', estimates, { ...estimated, se: 'se', decimals: '1' }))).toBe(13.7)
  })

  it('bootstraps with a seed, and turns round', async () => {
    const asked = { ...estimated, se: 'se', method: 'bootstrap', order: 'descending' }
    const result = await json('rank', estimates, { ...asked, coverage: 'marginal', draws: '500' })
    expect(result['method']).toContain('marginal')
    expect((result['ranks'] as Json[])[2]).toEqual({
      ...{ name: 'c', estimate: 19.8, rank: 1, low_rank: 1, high_rank: 1 },
    })
    expect(result).toEqual(
      await json('rank', estimates, { ...asked, coverage: 'marginal', draws: '500', seed: '1' }),
    )
    expect((await json('rank', estimates, asked))['method']).toContain('simultaneous')
  })

  it('draws from counts', async () => {
    const { parts, words, figure, method } = await evaluation('rank', places, {
      ...counted,
      kind: 'rate',
    })
    expect(method).toBe('Ranks of posterior draws of rates (Goldstein & Spiegelhalter 1996)')
    expect((parts['ranks'] as Json[])[2]).toMatchObject({ name: 'Ci', rank: 1, median_rank: 1 })
    expect(words[0]).toBe('Rank 1 is the smallest x per n; ranges hold at 95 %.')
    expect(words[2]).toMatch(/^Ci: 0\.3, rank 1/)
    expect(figure.y.categories?.[0]).toBe('Ci')
    expect(drawFigure(figure)).toContain('<svg')
  })

  it('says in words which ranks are sure', async () => {
    const { words } = await evaluation('rank', estimates, { ...estimated, se: 'se' })
    expect(words).toEqual([
      'Rank 1 is the smallest value; ranges hold at 95 %.',
      '2 of 3 places could have rank 1; the rank of 1 is sure.',
      'a: 12.1, rank 1 to 2.',
      'b: 14.9, rank 1 to 2.',
      'c: 19.8, rank 3 for sure.',
    ])
    const turned = await evaluation('rank', estimates, {
      ...estimated,
      se: 'se',
      order: 'descending',
    })
    expect(turned.words[0]).toContain('the largest value')
  })

  it.each<[string, Options, string]>([
    ['nothing to rank', {}, 'option-missing'],
    ['both', { ...estimated, ...counted }, 'option-missing'],
    ['no errors', estimated, 'option-missing'],
    ['two errors', { ...estimated, se: 'se', variance: 'var' }, 'option-missing'],
    [
      'posterior of estimates',
      { ...estimated, se: 'se', method: 'posterior' },
      'method-not-for-input',
    ],
    [
      'a region of counts',
      { numerator: 'se', denominator: 'moe', method: 'joint' },
      'method-not-for-input',
    ],
    ['counts without a size', { numerator: 'se' }, 'option-missing'],
  ])('refuses %s', async (_, options, code) => {
    expect(await refusal('rank', estimates, options)).toMatchObject({ code })
  })

  it('names the column of an error that is 0', async () => {
    const zero = 'unit,value,se\na,1,1\nb,2,0\n'
    expect(await refusal('rank', zero, { ...estimated, se: 'se' })).toMatchObject({
      code: 'standard-error-zero',
      column: 'se',
      line: 3,
    })
  })
})
