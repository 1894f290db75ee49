import { describe, expect, it } from 'vitest'
import { controlChart, type ControlChart, type ControlChartOptions } from './control-chart.ts'

const chartOf = (values: readonly number[], options?: ControlChartOptions): ControlChart => {
  const outcome = controlChart(values, options)
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}

/** Twelve values of 10 ± 1 around a mean of 10; limits 10 ± 2.66 × 2 = 4.68 and 15.32. */
const calm = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11]

describe('a control chart', () => {
  it('gives limits, points, and what the latest value says', () => {
    const chart = chartOf(calm)
    expect(chart).toMatchObject({
      segments: [{ from: 0, to: 11, mean: 10, movingRange: 2 }],
      variation: 'usual-variation',
      assurance: null,
      method: 'XmR chart, rules of NHS Making Data Count',
      n: 12,
      warnings: [],
    })
    expect(chart.points).toHaveLength(12)
    expect(chart.points[11]).toEqual({
      causes: [],
      direction: 0,
      value: 11,
      segment: 0,
      variation: 'usual-variation',
    })
    expect(Object.isFrozen(chart)).toBe(true)
    expect(Object.isFrozen(chart.points[0])).toBe(true)
    expect(Object.isFrozen(chart.segments[0])).toBe(true)
  })

  it.each([
    [30, 'up', 'improvement'],
    [30, 'down', 'concern'],
    [30, 'none', 'unusually-high'],
    [-30, 'up', 'concern'],
    [-30, 'down', 'improvement'],
    [-30, 'none', 'unusually-low'],
  ] as const)('calls a last value of %d, %s being better, %s', (last, improvement, variation) => {
    const chart = chartOf([...calm, last], { improvement })
    expect(chart.variation).toBe(variation)
    expect(chart.points.at(-1)).toMatchObject({ variation, causes: ['outside-limits'] })
  })

  it('takes up for better when nothing is said', () => {
    expect(chartOf([...calm, 30]).variation).toBe('improvement')
  })

  it.each([
    [15.33, 'up', 'target-missed-consistently'],
    [15.31, 'up', 'hit-or-miss'],
    [4.69, 'up', 'hit-or-miss'],
    [4.67, 'up', 'target-met-consistently'],
    [15.33, 'down', 'target-met-consistently'],
    [15.31, 'down', 'hit-or-miss'],
    [4.69, 'down', 'hit-or-miss'],
    [4.67, 'down', 'target-missed-consistently'],
    [15.33, 'none', null],
  ] as const)('says of a target of %d, %s being better: %s', (target, improvement, assurance) => {
    expect(chartOf(calm, { target, improvement }).assurance).toBe(assurance)
  })

  it('begins anew after a break, in limits, runs and assurance', () => {
    const later = calm.map((value) => value + 20)
    const chart = chartOf([...calm, ...later], { breaks: [12], target: 20 })
    expect(chart.segments.map(({ from, to, mean }) => [from, to, mean])).toEqual([
      [0, 11, 10],
      [12, 23, 30],
    ])
    expect(chart.points.every(({ causes }) => causes.length === 0)).toBe(true)
    expect(chart.points.map(({ segment }) => segment)).toEqual([
      ...calm.map(() => 0),
      ...later.map(() => 1),
    ])
    expect(chart.assurance).toBe('target-met-consistently')
    const without = chartOf([...calm, ...later], { target: 20 })
    expect(without.points.every(({ causes }) => causes.includes('shift'))).toBe(true)
    expect(without.assurance).toBe('hit-or-miss')
  })

  it('takes the limits of NIST when asked', () => {
    const chart = chartOf(calm, { rule: 'nist' })
    expect(chart.segments[0]?.upper).toBeCloseTo(10 + 6 / 1.128, 12)
    expect(chart.method).toBe(
      'XmR chart, limits 3/1.128 × mean moving range (NIST), rules of NHS Making Data Count',
    )
  })

  it('warns where a stretch is short or does not vary', () => {
    expect(chartOf(calm.slice(1)).warnings).toEqual([
      {
        code: 'few-points',
        message:
          'Limits from row 1 to 11 rest on 11 values; with fewer than 12 they are provisional.',
      },
    ])
    expect(chartOf([...calm, ...calm.map(() => 5)], { breaks: [12] }).warnings).toEqual([
      {
        code: 'no-variation',
        message: 'Values from row 13 to 24 do not vary; limits say nothing.',
      },
    ])
  })

  it.each([
    [[], {}, 'no-rows'],
    [[1, NaN, 2], {}, 'value-not-finite'],
    [[1, 2, Infinity], {}, 'value-not-finite'],
    [[1, 2, 3], { target: NaN }, 'value-not-finite'],
    [[1], {}, 'stretch-too-short'],
    [[1, 2, 3], { breaks: [2] }, 'stretch-too-short'],
    [[1, 2, 3], { breaks: [1] }, 'stretch-too-short'],
    [[1, 2, 3, 4], { breaks: [1.5] }, 'stretch-too-short'],
  ] as const)('refuses %j with %j', (values, options, code) => {
    const outcome = controlChart(values, options)
    expect(outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code)).toContain(code)
  })

  it('says which stretch is too short', () => {
    expect(controlChart([1, 2, 3], { breaks: [2] })).toEqual({
      ok: false,
      refusals: [
        {
          code: 'stretch-too-short',
          found: '1 value from row 3 to the next break',
          expected: 'at least 2 values in each stretch, and breaks in the order of time',
          whatToDo: 'Give more values, or fewer breaks.',
          about: { row: '3' },
        },
      ],
    })
    const disorder = controlChart([1, 2, 3, 4, 5, 6], { breaks: [4, 2] })
    expect(disorder.ok ? [] : disorder.refusals.map(({ found }) => found)).toEqual([
      '-2 values from row 5 to the next break',
    ])
    expect(controlChart([1, 2, 3, 4], { breaks: [2] }).ok).toBe(true)
  })
})
