import { describe, expect, it } from 'vitest'
import { fileWith } from '../../testing/table-files.ts'
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

const strata = [
  'area;age;n;pop;std;all;people',
  'North;old;20;100;3;90;1000',
  'North;young;5;200;7;50;2000',
  'South;old;12;50;3;90;1000',
  'South;young;9;250;7;50;2000',
].join('\n')
const ofStrata = { numerator: 'n', denominator: 'pop', standard: 'std' }

describe('an interval of several rows', () => {
  it('standardises, for each group that is named', async () => {
    const ours = valueOf(await run('dsr', { ...ofStrata, name: 'area', per: '100' }, strata))
    expect(ours.parts['rows']).toMatchObject([
      { name: 'North', strata: 2, estimate: expect.closeTo(7.75, 12) as number },
      { name: 'South', strata: 2, estimate: expect.closeTo(9.72, 12) as number },
    ])
    expect(ours.n).toBe(46)
    const all = valueOf(await run('dsr', ofStrata, strata))
    expect(all.parts).toEqual({})
    expect(all.se).toBeGreaterThan(0)
  })

  it('compares with what a standard would lead one to expect', async () => {
    const ours = valueOf(
      await run(
        'smr',
        {
          numerator: 'n',
          denominator: 'pop',
          'reference-numerator': 'all',
          'reference-denominator': 'people',
          name: 'area',
        },
        strata,
      ),
    )
    expect(ours.parts['rows']).toMatchObject([
      { name: 'North', estimate: expect.closeTo(25 / 14, 12) as number },
      { name: 'South', estimate: expect.closeTo(21 / 10.75, 12) as number },
    ])
    const bad = strata.replace('50;2000\n', '50;0\n')
    expect(
      problems(
        await run(
          'smr',
          {
            numerator: 'n',
            denominator: 'pop',
            'reference-numerator': 'all',
            'reference-denominator': 'people',
          },
          bad,
        ),
      ),
    ).toMatchObject([{ code: 'denominator-zero', line: 3, column: 'people' }])
  })

  it('turns that into a rate', async () => {
    const columns = { numerator: 'n', denominator: 'pop', name: 'area', per: '1000' }
    const reference = { 'reference-numerator': 'all', 'reference-denominator': 'people' }
    const ours = valueOf(await run('isr', { ...columns, ...reference }, strata))
    expect(ours.parts['rows']).toMatchObject([
      { name: 'North', estimate: expect.closeTo((25 / 14) * (140 / 3), 10) as number },
      { name: 'South', estimate: expect.closeTo((21 / 10.75) * (140 / 3), 10) as number },
    ])
  })

  it('wants every count of what was observed', async () => {
    const columns = { numerator: 'n', denominator: 'pop' }
    const reference = { 'reference-numerator': 'all', 'reference-denominator': 'people' }
    const gap = strata.replace('12;50', ';50')
    for (const kind of ['isr', 'smr']) {
      expect(problems(await run(kind, { ...columns, ...reference }, gap))).toMatchObject([
        { code: 'value-missing', line: 4, column: 'n' },
      ])
    }
  })

  it('refuses a group by its name, a missing count at its cell', async () => {
    const few = strata.replace('12;50', ';50')
    expect(problems(await run('dsr', { ...ofStrata, name: 'area' }, few))).toMatchObject([
      { code: 'value-not-finite', line: 4, column: 'n', found: 'South: events, row 1: NaN' },
      { code: 'too-few-events', column: 'n', found: 'South: 9 events in all strata together' },
    ])
  })

  it('takes the mean of each group, with warnings by name', async () => {
    const ours = valueOf(await run('mean', { value: 'pop', name: 'area' }, strata))
    expect(ours.parts['rows']).toMatchObject([
      { name: 'North', estimate: 150 },
      { name: 'South', estimate: 150 },
    ])
    expect(ours.warnings.map(({ message }) => message.slice(0, 6))).toEqual(['North:', 'South:'])
  })
})

// As in statistics/intervals/survey.test.ts, whose figures were computed in R.
const sample = [
  'st,cl,w,y,x,q,N',
  ...['a,1,2,10,1,yes,10', 'a,1,3,12,2,no,10', 'a,2,2,9,1,yes,10', 'a,3,4,15,2,yes,10'],
  ...['a,3,1,11,1,no,10', 'b,1,5,20,3,no,6', 'b,1,5,24,4,no,6', 'b,2,6,18,2,yes,6'],
  'b,2,2,22,3,no,6',
].join('\n')
const plan = { strata: 'st', clusters: 'cl', weights: 'w', fpc: 'N' }

describe('an estimate from a sample', () => {
  it('is a mean, a total or a ratio', async () => {
    const mean = valueOf(await run('survey-mean', { value: 'y', ...plan }, sample))
    expect(mean.se).toBeCloseTo(0.9970452437612828, 12)
    expect(mean.parts).toEqual({
      design_effect: expect.closeTo(0.4887443491754949, 12) as number,
      kish_design_effect: expect.closeTo(1.24, 12) as number,
      df: 3,
    })
    expect(mean.warnings.map(({ code }) => code)).toEqual(['few-sampling-units'])
    expect(mean.words[0]).toBe('The mean is 17.2; 95 % interval 14.1 to 20.4.')
    expect(mean.words[1]).toBe('It rests on 9 rows, worth as much as 18 drawn at random from all.')
    const total = valueOf(await run('survey-total', { value: 'y', ...plan, level: '0.9' }, sample))
    expect(total).toMatchObject({ estimate: 517, level: 0.9 })
    const columns = { numerator: 'y', denominator: 'x' }
    const ratio = valueOf(await run('survey-ratio', { ...columns, ...plan }, sample))
    expect(ratio.se).toBeCloseTo(0.6183391698904732, 12)
    expect(ratio.words[1]).toBe('It rests on 9 rows.')
  })

  it('is a share, of a text that is named or of yes and no', async () => {
    const text = { value: 'q', equals: 'yes', ...plan }
    const share = valueOf(await run('survey-proportion', text, sample))
    expect(share.low).toBeCloseTo(0.06734131390124894, 12)
    const exact = { ...text, limits: 'korn-graubard' }
    expect(valueOf(await run('survey-proportion', exact, sample)).low).toBeCloseTo(
      0.041416462566764,
      11,
    )
    const flags = sample.replaceAll('yes', 'TRUE').replaceAll(',no,', ',FALSE,')
    expect(valueOf(await run('survey-proportion', { value: 'q', ...plan }, flags)).low).toBe(
      share.low,
    )
    expect(problems(await run('survey-proportion', { value: 'q', ...plan }, sample))).toMatchObject(
      [{ code: 'not-zero-or-one', line: 2, column: 'q' }, {}, {}, {}],
    )
  })

  it('is refused where a value is missing or the design contradicts itself', async () => {
    const gap = sample.replace('1,2,10', '1,2,')
    expect(problems(await run('survey-mean', { value: 'y', ...plan }, gap))).toMatchObject([
      { code: 'value-missing', line: 2, column: 'y' },
    ])
    const other = sample.replace('yes,10', 'yes,12')
    for (const kind of ['survey-mean', 'survey-total']) {
      expect(problems(await run(kind, { value: 'y', ...plan }, other))).toMatchObject([
        { code: 'population-contradicts', line: 3 },
      ])
    }
    const columns = { numerator: 'y', denominator: 'x' }
    expect(problems(await run('survey-ratio', { ...columns, ...plan }, gap))).toMatchObject([
      { code: 'value-missing' },
    ])
    expect(
      problems(await run('survey-mean', { value: 'y', 'other-numerator': 'x' }, sample)),
    ).toMatchObject([{ code: 'option-not-for-kind' }])
  })
})
