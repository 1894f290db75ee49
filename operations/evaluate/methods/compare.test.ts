import { describe, expect, it } from 'vitest'
import { fileWith } from '../../testing/table-files.ts'
import { drawFigure } from '../draw-figure.ts'
import type { Evaluation } from '../method.ts'
import { runMethod, type Evaluated } from '../run-method.ts'

const run = (options: Readonly<Record<string, string>>, csv?: string): Promise<Evaluated> => {
  const path = csv === undefined ? undefined : fileWith(csv, 'figures.csv')
  return runMethod({ method: 'compare', kind: undefined, path, options }, () => undefined)
}

const valueOf = (evaluated: Evaluated): Evaluation => {
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.refusals))
  return evaluated.value
}

const problems = (evaluated: Evaluated) => (evaluated.ok ? [] : evaluated.refusals)

const figures = ['place,share,from,to', 'A,10,8,12', 'B,14,12,16', 'C,9.5,7,12', 'D,3,2,4'].join(
  '\n',
)
const columns = { estimate: 'share', low: 'from', high: 'to', name: 'place' }

describe('two figures', () => {
  const first = { estimate: '12', low: '10.8', high: '13.2' }
  const second = { 'other-estimate': '10', 'other-low': '8.8', 'other-high': '11.2' }

  it('are compared by the interval of their difference', async () => {
    const ours = valueOf(await run({ ...first, ...second }))
    expect(ours.estimate).toBe(2)
    expect(ours.low).toBeCloseTo(2 - 1.2 * Math.SQRT2, 12)
    expect(ours.high).toBeCloseTo(2 + 1.2 * Math.SQRT2, 12)
    expect(ours.parts).toEqual({
      verdict: 'higher',
      p_value: expect.closeTo(0.020897, 6) as number,
      error_rate: 0.05,
      intervals_overlap: true,
    })
    expect(ours.words).toEqual([
      'It is higher: of equal figures 5 % are called different.',
      'The two intervals overlap; that does not speak against a difference.',
    ])
    expect(drawFigure(ours.figure)).toContain('no difference')
  })

  it('may differ too little', async () => {
    const ours = valueOf(await run({ ...first, 'other-estimate': '11', level: '0.9' }))
    expect(ours.parts).toMatchObject({ verdict: 'no clear difference', intervals_overlap: true })
    expect(ours.words).toEqual([
      'There is no clear difference: of equal figures 10 % are called different.',
    ])
    const apart = valueOf(await run({ ...first, 'other-estimate': '20' }))
    expect(apart.words).toEqual(['It is lower: of equal figures 5 % are called different.'])
  })

  it('are refused without a limit, or with limits elsewhere', async () => {
    expect(
      problems(await run({ ...first, 'other-estimate': '10', 'other-low': '8' })),
    ).toMatchObject([{ code: 'option-missing', about: { option: 'other-high' } }])
    expect(problems(await run({ ...first, ...second, low: '13' }))).toMatchObject([
      { code: 'limits-out-of-order', about: { option: 'estimate' } },
    ])
    expect(problems(await run({ ...first, ...second, 'p-value': '0.1' }))).toHaveLength(6)
  })
})

describe('many figures', () => {
  it('are compared with one, each in words', async () => {
    const ours = valueOf(await run({ ...columns, 'other-estimate': '10' }, figures))
    expect(ours).toMatchObject({ estimate: null, level: 0.95, n: 4 })
    expect(ours.parts).toMatchObject({
      rows: [
        { name: 'A', difference: 0, verdict: 'no clear difference', p_value: 1 },
        { name: 'B', difference: 4, low: 2, high: 6, verdict: 'higher' },
        { name: 'C', verdict: 'no clear difference' },
        { name: 'D', verdict: 'lower' },
      ],
      higher: 1,
      lower: 1,
      no_clear_difference: 2,
      false_discovery_rate: 0.05,
    })
    expect(ours.words).toEqual([
      'Of 4, 1 are higher and 1 lower; for 2 there is no clear difference.',
      'Of those called higher or lower at most 5 % are expected to be so by chance.',
    ])
    expect(drawFigure(ours.figure)).toContain('Difference with 95 % interval')
  })

  it('may be compared with a column each, and are refused at their line', async () => {
    const own = { 'other-estimate': 'from', 'other-low': 'from', 'other-high': 'from' }
    const ours = valueOf(await run({ ...columns, ...own }, figures))
    expect(ours.parts).toMatchObject({ rows: [{ difference: 2 }, {}, { difference: 2.5 }, {}] })
    const bad = figures.replace('14,12', '14,15')
    expect(problems(await run({ ...columns, 'other-estimate': '10' }, bad))).toMatchObject([
      { code: 'limits-out-of-order', line: 3, column: 'share' },
    ])
  })
})

describe('p-values', () => {
  it('are adjusted as published', async () => {
    const published = '0.0001,0.0004,0.0019,0.0095,0.0201,0.0278,0.0298,0.0344,0.0459'
    const rest = '0.3240,0.4262,0.5719,0.6528,0.7590,1'
    const ours = valueOf(await run({ 'p-value': `${published},${rest}` }))
    expect(ours).toMatchObject({ estimate: null, level: null, n: 15, parts: { found: 4 } })
    expect(ours.parts['rows']).toMatchObject(
      Array.from({ length: 15 }, (_, i) => ({ name: `row ${i + 1}`, found: i < 4 })),
    )
    expect(ours.words).toEqual(['4 of 15 count; of these at most 5 % are expected to be false.'])
    expect(drawFigure(ours.figure)).toContain('Adjusted p-values')
  })

  it('are refused at their line', async () => {
    const csv = ['test,p', 'a,0.2', 'b,1.2'].join('\n')
    expect(problems(await run({ 'p-value': 'p', name: 'test' }, csv))).toMatchObject([
      { code: 'p-value-out-of-range', line: 3, column: 'p' },
    ])
    const fine = csv.replace('1.2', '0.001')
    const strict = { 'p-value': 'p', name: 'test', 'false-discovery-rate': '0.001' }
    expect(valueOf(await run(strict, fine)).parts).toMatchObject({
      rows: [{ name: 'a' }, { name: 'b', found: false, adjusted_p_value: 0.002 }],
      found: 0,
    })
  })
})
