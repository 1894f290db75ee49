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

describe('peil evaluate shrink', () => {
  it('shrinks shares and rates by either fit', async () => {
    const share = await json('shrink', places, counted)
    expect(share['method']).toContain('beta-binomial fitted by moments')
    expect(share['prior']).toMatchObject({ a: expect.any(Number) as number })
    expect((share['places'] as Json[])[0]).toMatchObject({ name: 'Aa', raw: 0.52 })
    const rate = await json('shrink', places, { ...counted, kind: 'rate', fit: 'likelihood' })
    expect(rate['method']).toContain('gamma-Poisson fitted by maximum likelihood')
    const level = await json('shrink', places, { ...counted, level: '0.5' })
    expect(Number((level['places'] as Json[])[0]?.['low'])).toBeGreaterThan(
      Number((share['places'] as Json[])[0]?.['low']),
    )
  })

  it('shrinks estimates', async () => {
    const { parts, estimate, se, words, figure } = await evaluation('shrink', estimates, {
      ...estimated,
      se: 'se',
    })
    expect(estimate).toBeGreaterThan(12)
    expect(se).toBeGreaterThan(0)
    expect(parts['tau2']).toBe(parts['between'])
    expect(Object.keys(parts)).toEqual(['between', 'tau2', 'q', 'q_p', 'i2', 'places'])
    expect(words[0]).toMatch(
      /^The places have 15\.\d+ \(value\) in common; intervals hold at 95 %\.$/,
    )
    expect(words[1]).toMatch(
      /^a: 12\.1 by itself, 12\.\d \([\d.]+ to [\d.]+\) with the others; its own value counts for \d+ %\.$/,
    )
    expect(drawFigure(figure)).toContain('<svg')
  })

  it('takes the same number of trials for all, with James and Stein', async () => {
    const hits = 'player,hits\na,18\nb,12\nc,10\nd,7\n'
    const asked = { numerator: 'hits', trials: '45', name: 'player', method: 'james-stein' }
    const result = await json('shrink', hits, asked)
    expect(result['shrinkage']).toBeGreaterThan(0)
    const [first] = result['places'] as Json[]
    expect(first?.['raw']).toBeCloseTo(0.4, 12)
    expect(first?.['estimate']).toBeLessThan(0.4)
    expect(await refusal('shrink', hits, { ...asked, kind: 'rate' })).toMatchObject({
      code: 'method-not-for-input',
    })
    expect(await refusal('shrink', places, { ...counted, method: 'james-stein' })).toMatchObject({
      code: 'trials-differ',
      column: 'n',
    })
    const equal = 'unit,value,se\na,1,2\nb,4,2\nc,9,2\nd,16,2\n'
    const js = await json('shrink', equal, { ...estimated, se: 'se', method: 'james-stein' })
    expect(js['shrinkage']).toBeCloseTo(4 / 129, 12)
  })

  it.each<[string, Options]>([
    ['random effects of counts', { ...counted, method: 'random-effects' }],
    ['empirical Bayes of estimates', { estimate: 'x', se: 'n', method: 'empirical-bayes' }],
  ])('refuses %s', async (_, options) => {
    expect(await refusal('shrink', places, options)).toMatchObject({ code: 'method-not-for-input' })
  })
})
