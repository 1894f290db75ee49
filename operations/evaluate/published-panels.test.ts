import { describe, expect, it } from 'vitest'
import { germanReunification } from '../testing/german-reunification.ts'
import { medicaidExpansion, type StateYear } from '../testing/medicaid-expansion.ts'
import { fileWith } from '../testing/table-files.ts'
import type { Evaluation } from './method.ts'
import { runMethod } from './run-method.ts'

const done = async (
  method: string,
  csv: string,
  options: Record<string, string>,
): Promise<Evaluation> => {
  const evaluated = await runMethod(
    { method, kind: undefined, path: fileWith(csv, 'published.csv'), options },
    () => undefined,
  )
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.refusals))
  return evaluated.value
}

/**
 * Effects by group and year from 2009 on, by package did: Mixtape Sessions, Advanced DiD, solution of
 * exercise 1 in R.
 */
const published: Readonly<Record<string, readonly number[]>> = {
  2014: [-0.0065, 0.0111, 0.0015, 0.0016, 0.0009, 0.0467, 0.0692, 0.0785, 0.0725, 0.0738, 0.0803],
  2015: [0.0071, -0.0245, -0.0027, 0.0003, -0.01, -0.002, 0.0491, 0.0526, 0.0682, 0.0663, 0.0738],
  2016: [0.0022, 0.0511, -0.0262, -0.0276, 0.044, -0.0322, 0.0409, 0.0317, 0.0368, 0.0645, 0.0825],
  2017: [0.0102, -0.0161, 0.0019, 0.0177, 0.0012, -0.0063, 0.0036, 0.0398, 0.0471, 0.0681, 0.065],
  2019: [
    0.0189, -0.0269, -0.0244, 0.0024, 0.0129, 0.0003, -0.0108, -0.0182, 0.0093, 0.0062, 0.0365,
  ],
}

/** The table as such files come: names with dots, quotes, years with decimals, in any order. */
const written = (rows: readonly StateYear[], never: string, comma = false): string => {
  const cell = (text: string) => (comma ? text.replace('.', ',') : text)
  const lines = rows.map(({ state, year, insured, expanded }) =>
    [
      `"${state}"`,
      cell(`${year}.0`),
      cell(String(insured)),
      expanded === null ? never : cell(`${expanded}.0`),
      expanded !== null && year >= expanded ? 'TRUE' : 'FALSE',
    ].join(comma ? ';' : ','),
  )
  const header = ['"st.fips"', 'the year', 'dins', 'yexp.2', 'post'].join(comma ? ';' : ',')
  return [header, ...lines].join('\n')
}
const columns = { unit: 'st.fips', time: 'the year', outcome: 'dins' }
const staggered = { ...columns, 'first-treated': 'yexp.2' }
const backwards = medicaidExpansion.toReversed()
const expanding = medicaidExpansion.filter(({ expanded }) => expanded !== null)

describe('the expansion of Medicaid (Mixtape Sessions, Advanced DiD, exercise 1)', () => {
  it('has the effects by group and year, and their mean, that package did prints', async () => {
    const result = await done('did', written(medicaidExpansion, ''), {
      ...staggered,
      control: 'notyet',
    })
    const cells = result.parts['group_time'] as readonly {
      group: number
      time: number
      estimate: number
    }[]
    expect(cells).toHaveLength(55)
    for (const { group, time, estimate } of cells) {
      expect(estimate).toBeCloseTo(published[group]?.[time - 2009] ?? NaN, 3.9)
    }
    expect(result.estimate).toBeCloseTo(0.068, 3.3)
    expect(result.se).toBeCloseTo(0.008, 3.3)
    // The published interval rests on one run of the bootstrap.
    expect(result.low).toBeCloseTo(0.0524, 3)
    expect(result.high).toBeCloseTo(0.0836, 3)
    expect(result.n).toBe(46)
    // By hand in the same place.
    const first = cells.find(({ group, time }) => group === 2014 && time === 2014)
    expect(first?.estimate).toBeCloseTo(0.04670243, 7)
    expect(result.words[1]).toMatch(/^The 36 effects before the start cannot be tested together/)
  })

  it.each([
    ['NA for never', written(backwards, 'NA')],
    ['0 for never', written(backwards, '0')],
    ['Inf for never', written(backwards, 'Inf')],
    ['a year far ahead for never', written(backwards, '3000')],
    ['semicolons and decimal commas', written(backwards, 'NA', true)],
  ])('is the same with %s, in another order', async (_, csv) => {
    const result = await done('did', csv, { ...staggered, control: 'notyet', draws: '0' })
    expect(result.estimate).toBeCloseTo(0.06798326825511, 12)
    expect(result.se).toBeCloseTo(0.00783130631384, 12)
  })

  it('has the mean without states that never expanded', async () => {
    const result = await done('did', written(expanding, ''), { ...staggered, control: 'notyet' })
    expect(result.estimate).toBeCloseTo(0.0728, 4)
    // Published 0.0092, from one run of the bootstrap over 30 states.
    expect(result.se).toBeCloseTo(0.0092, 3)
    expect(result.warnings[0]?.code).toBe('no-never-treated')
  })

  it.each([
    ['all states', medicaidExpansion, 0.070321, 0.007401, 552],
    ['those that expanded', expanding, 0.062817, 0.007653, 360],
  ])('has the coefficient of package fixest for %s', async (_, rows, effect, error, n) => {
    const options = { ...columns, treated: 'post' }
    const result = await done('did2', written(rows, ''), options)
    expect(result.estimate).toBeCloseTo(effect, 6)
    expect(result.se).toBeCloseTo(error, 6)
    expect(result.n).toBe(n)
    expect(result.warnings.map(({ code }) => code)).toContain('staggered-starts')
  })

  it('has one overall effect by Sun & Abraham and by Callaway & Sant\u2019Anna', async () => {
    const csv = written(medicaidExpansion, '')
    const never = await done('did', csv, { ...staggered, draws: '0' })
    const sun = await done('event-study', csv, staggered)
    expect(sun.estimate).toBeCloseTo(never.estimate ?? NaN, 10)
  })
})

describe('German reunification', () => {
  const options = { unit: 'country', time: 'year', outcome: 'gdp', treated: 'reunified' }

  // Mendez (2026), Synthetic control with prediction intervals: package scpi, simplex weights.
  it('has the mixture of donors that package scpi finds', async () => {
    const { parts } = await done('sc', germanReunification, options)
    const weights = parts['unit_weights'] as readonly { unit: string; weight: number }[]
    expect(weights.map(({ unit, weight }) => [unit, weight.toFixed(3)])).toEqual([
      ['Austria', '0.291'],
      ['USA', '0.273'],
      ['Italy', '0.191'],
      ['Netherlands', '0.133'],
      ['Switzerland', '0.081'],
      ['France', '0.030'],
    ])
    expect(Math.sqrt(Number(parts['pre_mspe']))).toBeCloseTo(0.072, 3)
    const curve = parts['effect_curve'] as readonly { time: number; estimate: number }[]
    expect(curve.at(-1)).toMatchObject({ time: 2003 })
    expect(curve.at(-1)?.estimate).toBeCloseTo(-3.465, 3)
    expect(parts).toMatchObject({ rank: 1, of: 17 })
  })
})
