import { describe, expect, it } from 'vitest'
import { evaluation, json, refusal, type Json } from '../../testing/evaluate-table.ts'

/** Eighteen values whose level and slope change at the eleventh; rows out of order. */
const values = [
  12.1, 13.4, 12.9, 14.8, 15.2, 14.1, 16.0, 17.3, 16.8, 18.9, 22.5, 23.1, 22.0, 24.8, 25.9, 25.1,
  27.3, 28.8,
]
const month = (i: number): string =>
  `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`
const byYear = ['t.year;extra;"y, a"', ...values.map((y, i) => `${2000 + i};x;${y}`).toReversed()]
const byMonth = ['when,y', ...values.map((y, i) => `${month(i)},${y}`).toReversed()]
const years = { time: 't.year', outcome: 'y, a' }
const months = { time: 'when', outcome: 'y' }

describe('peil evaluate its', () => {
  it('gives changes, lines and points in the order of time', async () => {
    const result = await json('its', byYear.join('\n'), { ...years, at: '2010', lag: '1' })
    // R: as in interrupted-time-series.test.ts.
    expect(result['estimate']).toBeCloseTo(2.991666666666668, 10)
    expect(result['se']).toBeCloseTo(0.5780107311982468, 10)
    expect(result).toMatchObject({ lag: 1, n: 18, n_before: 10, n_after: 8, level: 0.95 })
    expect((result['slope_change'] as Json)['estimate']).toBeCloseTo(0.235173160173161, 10)
    expect((result['points'] as Json[])[0]).toMatchObject({ time: 2000, observed: 12.1 })
  })

  it('takes months for steps, and a date between them', async () => {
    const text = byMonth.join('\n')
    const result = await json('its', text, { ...months, at: '2020-11', lag: '1' })
    expect(result['estimate']).toBeCloseTo(2.991666666666668, 10)
    expect((result['points'] as Json[])[17]).toMatchObject({ time: '2021-06', observed: 28.8 })
    const between = await json('its', text, { ...months, at: '2020-10-15', lag: '1' })
    expect(between['estimate']).toBe(result['estimate'])
  })

  it('leaves room for a month that is not there, and says where', async () => {
    const without = byMonth.filter((line) => !line.startsWith('2020-05'))
    const dated = await json('its', without.join('\n'), { ...months, at: '2020-11', lag: '1' })
    const numbered = await json(
      'its',
      byYear.filter((line) => !line.startsWith('2004')).join('\n'),
      { ...years, at: '2010', lag: '1' },
    )
    expect(dated['estimate']).toBeCloseTo(Number(numbered['estimate']), 10)
    const steps = (dated['warnings'] as Json[]).filter(({ code }) => code === 'uneven-spacing')
    expect(steps).toMatchObject([
      { message: expect.stringContaining('The step from 2020-04 to 2020-06 is wider') as string },
    ])
  })

  it('says in words what changed and what that does not prove', async () => {
    const { words, figure } = await evaluation('its', byYear.join('\n'), { ...years, at: '2010' })
    expect(words).toHaveLength(3)
    expect(words[0]).toMatch(
      /^At 2010 the level of y, a changed by 2\.99 \(.+ to .+\), its slope by 0\.2/,
    )
    expect(words[2]).toMatch(/Why, this cannot tell/)
    expect(figure.marks.map(({ label }) => label)).toEqual([
      'y, a',
      'Line before',
      'Line after',
      'Line before, led on',
      'Change',
    ])
    const noise = ['t,y', ...[3, 1, 2, 3, 1, 2, 1, 3, 2, 1, 3, 2].map((y, i) => `${i},${y}`)]
    const calm = await evaluation('its', noise.join('\n'), {
      time: 't',
      outcome: 'y',
      at: '6',
      lag: '0',
    })
    expect(calm.words[2]).toMatch(/did not change by more than chance/)
  })

  it('refuses a time that is not there, and a doubled one at its line', async () => {
    expect(await refusal('its', byMonth.join('\n'), { ...months, at: 'June' })).toMatchObject({
      code: 'time-unknown',
      expected: 'a time between 2020-01 and 2021-06, written like them',
    })
    expect(await refusal('its', byMonth.join('\n'), { ...months, at: '2031-01' })).toMatchObject({
      code: 'time-unknown',
    })
    expect(await refusal('its', byYear.join('\n'), { ...years, at: '1990' })).toMatchObject({
      code: 'too-few-points',
      found: '0 points before 1990 and 18 from it on, between 2000 and 2017',
    })
    expect(await refusal('its', byMonth.join('\n'), { ...months, at: '2020-02-11' })).toMatchObject(
      {
        code: 'too-few-points',
        found: '2 points before 2020-02-11 and 16 from it on, between 2020-01 and 2021-06',
      },
    )
    const doubled = [...byYear, '2004;x;3']
    expect(await refusal('its', doubled.join('\n'), { ...years, at: '2010' })).toMatchObject({
      code: 'duplicate-time',
      found: 't.year 2004 more than once',
      line: 20,
    })
  })
})

describe('peil evaluate trend', () => {
  it('gives slope, error and lag', async () => {
    const result = await json('trend', byYear.join('\n'), { ...years, lag: '2' })
    expect(result['estimate']).toBeCloseTo(0.998968008255934, 10)
    expect(result['se']).toBeCloseTo(0.0485220580029182, 10)
    expect(result).toMatchObject({ lag: 2, unit: 'time', n: 18 })
    expect(await json('trend', byMonth.join('\n'), months)).toMatchObject({ unit: 'step' })
  })

  it.each([
    [[1, 2, 3, 5, 6, 7], 'That is a rise, beyond what chance gives.'],
    [[7, 6, 5, 3, 2, 1], 'That is a fall, beyond what chance gives.'],
    [[3, 1, 3, 1, 3, 1], 'That may be chance: the interval holds both a rise and a fall.'],
  ])('says of %j: %s', async (series, sentence) => {
    const text = ['t,y', ...series.map((y, i) => `${i},${y}`)].join('\n')
    const { words } = await evaluation('trend', text, { time: 't', outcome: 'y', lag: '0' })
    expect(words[1]).toBe(sentence)
  })

  it('leaves out rows without a value and says so', async () => {
    const { warnings, n } = await evaluation('trend', [...byYear, '2018;x;NA'].join('\n'), years)
    expect(n).toBe(18)
    expect(warnings.map(({ code }) => code)).toContain('rows-left-out')
  })

  it('takes other texts in the order of the file, and says so', async () => {
    const text = ['when,y', 'mei,1', 'juni,2', 'juli,4', 'augustus,5'].join('\n')
    const { estimate, warnings } = await evaluation('trend', text, months)
    expect(estimate).toBeCloseTo(1.4, 10)
    expect(warnings.map(({ code }) => code)).toContain('order-of-file')
  })
})

describe('peil evaluate spc', () => {
  const chart = { time: 'when', value: 'y' }
  const waiting = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 29, 31, 29, 31, 29, 31, 29, 31, 29, 31]
  const text = ['when,y', ...waiting.map((y, i) => `${month(i)},${y}`).toReversed()].join('\n')

  it('gives limits for each stretch and a verdict for each value', async () => {
    const result = await json('spc', text, {
      ...chart,
      breaks: '2021-01',
      target: '20',
      improvement: 'down',
    })
    expect(result).toMatchObject({
      estimate: null,
      n: 22,
      variation: 'usual-variation',
      assurance: 'target-missed-consistently',
      limits: [
        { from: '2020-01', to: '2020-12', mean: 10, moving_range: 2, moving_ranges_dropped: 0 },
        { from: '2021-01', to: '2021-10', mean: 30 },
      ],
    })
    expect((result['points'] as Json[])[12]).toEqual({
      time: '2021-01',
      value: 29,
      variation: 'usual-variation',
      special_cause: null,
      special_causes: [],
      segment: 2,
    })
    const without = await json('spc', text, { ...chart, improvement: 'down' })
    expect(without).toMatchObject({ variation: 'concern', assurance: null })
    expect((without['points'] as Json[])[0]).toMatchObject({
      special_cause: 'outside-limits',
      variation: 'improvement',
    })
  })

  it('takes the limits of NIST', async () => {
    const nist = await json('spc', text, { ...chart, breaks: '2021-01', sigma: 'nist' })
    expect((nist['limits'] as Json[])[0]?.['upper']).toBeCloseTo(10 + 6 / 1.128, 10)
  })

  it('says what the chart shows', async () => {
    const { words, figure } = await evaluation('spc', text, {
      ...chart,
      breaks: '2021-01',
      target: '20',
    })
    expect(words).toEqual([
      'The latest value, 31 at 2021-10, shows no more than usual variation.',
      'Left to itself the process stays between 24.68 and 35.32, around 30.',
      'No value is unusual.',
      'The target of 20 is met as long as the process stays so.',
    ])
    expect(figure.marks.map(({ kind }) => kind)).toEqual([
      ...['line', 'line', 'line', 'line', 'rule'],
    ])
    const shifted = await evaluation('spc', text, chart)
    expect(shifted.words[2]).toBe('22 of 22 values are unusual.')
    expect(shifted.figure.marks.at(-1)).toMatchObject({ kind: 'dots', label: 'Unusual' })
    const [first] = shifted.figure.marks.flatMap((mark) =>
      mark.kind === 'dots' ? [mark.names] : [],
    )
    expect([first?.[0], first?.[21]]).toEqual([
      '2020-01, low or falling',
      '2021-10, high or rising',
    ])
  })

  it('refuses breaks that are not there or leave one value', async () => {
    expect(await refusal('spc', text, { ...chart, breaks: 'spring' })).toMatchObject({
      code: 'time-unknown',
    })
    expect(await refusal('spc', text, { ...chart, breaks: '2021-10' })).toMatchObject({
      code: 'stretch-too-short',
    })
    const counted = `t,v\n${values.map((v, i) => `${i},${v}\n`).join('')}`
    expect(await refusal('spc', counted, { time: 't', value: 'v', breaks: '4,18' })).toMatchObject({
      code: 'time-unknown',
      found: '--breaks 18',
      expected: 'times up to 17, the last one',
      about: { option: 'breaks' },
    })
  })
})
