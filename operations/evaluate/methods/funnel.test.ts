import { describe, expect, it } from 'vitest'
import { evaluation, json, refusal, type Json } from '../../testing/evaluate-table.ts'
import { drawFigure } from '../draw-figure.ts'

const places = `place,x,n
Aa,52,100
Bo,310,520
Ci,18,60
Du,95,190
Ee,240,400
`
const counted = { numerator: 'x', denominator: 'n', name: 'place' }

describe('peil evaluate funnel', () => {
  it('gives centre line, limits along sizes and points', async () => {
    const result = await json('funnel', places, counted)
    expect(result['estimate']).toBeCloseTo(715 / 1270, 12)
    expect(result).toMatchObject({ se: null, low: null, high: null, level: 0.95, n: 5, per: 1 })
    expect(result['target']).toBe(result['estimate'])
    expect(result['limits']).toHaveLength(100)
    expect((result['limits'] as Json[])[0]).toMatchObject({ denominator: 1, low95: 0, high95: 1 })
    expect(Object.keys((result['points'] as Json[])[0] ?? {})).toEqual([
      ...['name', 'numerator', 'denominator', 'value', 'z', 'z_adjusted'],
      ...['low95', 'high95', 'low998', 'high998', 'status'],
    ])
  })

  it('counts the places of each state', async () => {
    const observed = [5000, 5100, 5110, 5200, 5210, 5220, 4900, 4950, 4960, 4970, 4800]
    const table = `x,n\n${observed.map((x) => `${x},10000\n`).join('')}`
    const result = await json('funnel', table, {
      ...{ numerator: 'x', denominator: 'n', target: '0.5' },
    })
    expect(result['counts']).toEqual({
      ...{ in_control: 4, above_95: 2, above_998: 3 },
      ...{ below_95: 1, below_998: 1 },
    })
  })

  it('gives percent, and takes the target in it', async () => {
    const result = await json('funnel', places, { ...counted, per: '100', target: '50' })
    expect(result).toMatchObject({ estimate: 50, target: 50, per: 100 })
    expect((result['points'] as Json[])[0]).toMatchObject({ value: 52, status: 'in control' })
    const [point] = result['points'] as Json[]
    expect(point?.['high95']).toBeCloseTo(50 + 1.959964 * 5, 5)
  })

  it('passes its options on', async () => {
    const wide = await json('funnel', places, { ...counted, overdispersion: 'tau2' })
    expect(wide['overdispersion']).toEqual({ asked: 'tau2', needed: true, used: true, places: 5 })
    const rate = await evaluation('funnel', places, {
      ...{ ...counted, kind: 'rate', trim: 'truncate', 'trim-by': '0.2' },
      overdispersion: 'phi',
    })
    expect(rate.method).toContain('widened by φ on the logarithmic scale')
    expect(rate.method).toContain('truncated by 20 %')
    const root = await evaluation('funnel', places, {
      ...{ ...counted, kind: 'ratio', transform: 'log', overdispersion: 'tau2' },
    })
    expect(root.method).toContain('ratios, limits widened by τ² on the logarithmic scale')
    const exact = await evaluation('funnel', places, { ...counted, limits: 'exact' })
    expect(exact.method).toContain('exact binomial')
  })

  it('tells it in words and draws it', async () => {
    const { words, figure } = await evaluation('funnel', places, { ...counted, per: '100' })
    expect(words).toEqual([
      'Centre line: 56.3 (x per 100 n).',
      '4 of 5 places lie within the 95 % limits, 1 outside; where all places are alike, about 0.3 would lie outside by chance.',
      'Below the 99.8 % limits: Ci.',
      'Places differ more than chance alone allows (φ = 3.711); the limits do not take that into account.',
      'A place outside the limits differs from the rest; the figures do not say why.',
    ])
    const wide = await evaluation('funnel', places, {
      ...{ ...counted, kind: 'ratio', overdispersion: 'tau2', per: '1000', target: '563' },
    })
    expect(wide.words[0]).toBe('Centre line: 563 (x ÷ n × 1000).')
    expect(wide.words.join()).toMatch(
      /allows \(φ = 1\.\d+\); the limits are wider because of it \(τ²\)\./,
    )
    const alike = await evaluation('funnel', 'place,x,n\nAa,50,100\nBo,51,100\n', counted)
    expect(alike.words).toContain('Places differ no more than chance makes them differ.')
    const many = Array.from({ length: 13 }, (_, i) => `p${i},${i < 12 ? 10 : 900},1000`)
    const crowd = await evaluation('funnel', ['place,x,n', ...many].join('\n'), counted)
    expect(crowd.words).toContain(
      'Below the 99.8 % limits: p0, p1, p2, p3, p4, p5, p6, p7, p8, p9 and 2 more.',
    )
    expect(figure.marks.map(({ kind }) => kind)).toEqual([
      ...['line', 'line', 'line', 'line', 'rule', 'dots', 'dots'],
    ])
    expect(drawFigure(figure)).toContain('<svg')
  })

  it('calls the columns by their names when it refuses', async () => {
    expect(await refusal('funnel', 'place,x,n\nAa,1,5\nBo,7,5\n', counted)).toMatchObject({
      code: 'numerator-above-denominator',
      line: 3,
      column: 'x',
      found: 'x, row 2 (Bo): 7',
    })
    expect(await refusal('funnel', 'place,x,n\nAa,1,5\nBo,2.5,5\n', counted)).toMatchObject({
      code: 'count-not-whole',
      whatToDo: expect.stringMatching(/: --counts decimal\.$/) as string,
    })
    expect(await refusal('funnel', 'place,x,n\nAa,1,5\nBo,3,0\n', counted)).toMatchObject({
      code: 'denominator-zero',
      column: 'n',
    })
  })

  it('takes decimal counts by choice, and leaves out rows without values', async () => {
    const result = await json('funnel', 'place,x,n\nAa,1.5,5\nBo,2,5\nCi,NA,5\n', {
      ...{ ...counted, counts: 'decimal' },
    })
    expect(result['n']).toBe(2)
    const codes = (result['warnings'] as Json[]).map(({ code }) => code)
    expect(codes).toContain('rows-left-out')
    expect(codes).toContain('counts-decimal')
  })
})
