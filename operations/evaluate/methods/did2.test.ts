import { describe, expect, it } from 'vitest'
import { fileWith } from '../../testing/table-files.ts'
import type { Evaluation } from '../method.ts'
import { runMethod, type Evaluated } from '../run-method.ts'

/** Six units at three times; d, e, f are treated from time 3 on. */
const paths: readonly (readonly [string, number, ...number[]])[] = [
  ['a', 0, 1, 2, 2.5],
  ['b', 0, 4, 4, 5],
  ['c', 0, 2, 3, 5],
  ['d', 1, 3, 4, 9],
  ['e', 1, 2, 2, 8],
  ['f', 1, 5, 7, 10],
]
const rows = paths.flatMap(([unit, treated, ...values]) =>
  values.map((value, t) =>
    [
      unit,
      t + 1,
      treated,
      t === 2 ? 1 : 0,
      treated === 1 ? 3 : 0,
      t === 2 ? treated : 0,
      value,
      unit < 'd' ? 'n' : 's',
    ].join(','),
  ),
)
const csv = ['unit,time,group,after,first,on,y,side', ...rows].join('\n')

const run = (method: string, options: Record<string, string>, text = csv): Promise<Evaluated> =>
  runMethod({ method, kind: undefined, path: fileWith(text, 'data.csv'), options }, () => undefined)
const done = async (method: string, options: Record<string, string>, text = csv) => {
  const evaluated = await run(method, options, text)
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.refusals))
  return evaluated.value
}
const problems = async (method: string, options: Record<string, string>, text = csv) => {
  const evaluated = await run(method, options, text)
  return evaluated.ok ? [] : evaluated.refusals
}
const did2 = { outcome: 'y', treated: 'group', post: 'after' }
const panel = { unit: 'unit', time: 'time' }
// After: 25 / 6 and 9; before: 16 / 6 and 23 / 6.
const effect = 9 - 23 / 6 - (12.5 / 3 - 16 / 6)

describe('peil evaluate did2', () => {
  it('compares two groups in two times', async () => {
    const result = await done('did2', did2)
    expect(result.estimate).toBeCloseTo(effect, 10)
    expect(result.n).toBe(18)
    expect(result.method).toContain('HC1')
    expect(result.parts).toMatchObject({ clusters: null, df: 14 })
    expect(result.words[0]).toContain('more in the treated group')
    expect(result.figure.marks.map(({ kind }) => kind)).toEqual(['rule', 'interval', 'dots'])
    expect((await done('did2', { ...did2, se: 'classical' })).method).toContain('classical')
  })

  it('takes units and times into account when both are named', async () => {
    const result = await done('did2', { ...did2, ...panel })
    expect(result.estimate).toBeCloseTo(effect, 10)
    expect(result.method).toContain('effects of units and times')
    expect(result.parts).toMatchObject({ clusters: 6, df: 5 })
    expect((await done('did2', { ...did2, ...panel, se: 'twoway' })).parts['clusters']).toBe(3)
    expect((await done('did2', { ...did2, ...panel, se: 'classical' })).parts['df']).toBe(9)
    const hetero = await done('did2', { ...did2, ...panel, se: 'hc1' })
    expect(hetero.parts).toMatchObject({ df: 9, clusters: null })
  })

  it('takes treatment as it stands in a panel where no period is named', async () => {
    const base = await done('did2', { ...did2, ...panel })
    expect(await done('did2', { outcome: 'y', treated: 'on', ...panel })).toEqual(base)
  })

  it('counts clusters, and gives no verdict with one on each side', async () => {
    const result = await done('did2', { ...did2, cluster: 'side' })
    expect(result.parts).toMatchObject({ clusters: 2, df: 1, verdict: { verdict: 'refused' } })
    expect(result.warnings.map(({ code }) => code)).toEqual(['few-clusters'])
    const rowsAlone = (await done('did2', did2)).parts['verdict']
    expect(rowsAlone).not.toMatchObject({ verdict: 'refused' })
  })

  it('refuses options that do not fit together, and bad cells', async () => {
    expect(await problems('did2', { ...did2, unit: 'unit' })).toMatchObject([
      { code: 'option-missing', found: 'no --time' },
    ])
    expect(await problems('did2', { ...did2, time: 'time' })).toMatchObject([
      { found: 'no --unit', expected: '--unit and --time, or neither' },
    ])
    expect(await problems('did2', { ...did2, se: 'twoway' })).toMatchObject([
      { found: 'no --unit', expected: '--unit and --time, for errors by both' },
    ])
    expect(await problems('did2', { outcome: 'y', treated: 'on' })).toMatchObject([
      { found: 'no --post' },
    ])
    expect(await problems('did2', { ...did2, treated: 'first' })).toContainEqual(
      expect.objectContaining({ file: 'data.csv', line: 11, column: 'first' }) as object,
    )
    const before = csv.split('\n').filter((row) => !/^\w,3,/.test(row))
    expect(await problems('did2', did2, before.join('\n'))).toMatchObject([
      { code: 'cell-empty' },
      { code: 'cell-empty' },
    ])
    const left = await done('did2', did2, csv.replace('a,1,0,0,0,0,1,', 'a,1,0,0,0,0,NA,'))
    expect(left.n).toBe(17)
    expect(left.warnings[0]?.code).toBe('rows-left-out')
  })
})

describe('what did2 refuses', () => {
  const flat = csv.replaceAll(/,[\d.]+,(n|s)$/gm, ',7,$1')
  const alike = { outcome: 'y', treated: 'on', ...panel }
  const onlyTreated = csv.split('\n').filter((row) => !/^[abc],/.test(row))

  it('is said with the columns of the file', async () => {
    for (const options of [did2, alike]) {
      expect(await problems('did2', options, flat)).toMatchObject([
        { file: 'data.csv', column: 'y', found: 'y is 7 in each of the 18 rows' },
      ])
    }
    expect(await problems('did2', did2, onlyTreated.join('\n'))).toMatchObject([
      { found: 'no row with group = 0 and after = 0', column: 'group', file: 'data.csv' },
      { found: 'no row with group = 0 and after = 1' },
    ])
    const lacking = csv.split('\n').toSpliced(2, 1).join('\n')
    expect(await problems('did2', alike, lacking)).toMatchObject([
      { code: 'panel-unbalanced', found: 'unit a (not at 2)' },
    ])
    const early = csv.split('\n').filter((row, line) => line === 0 || /^\w,1,/.test(row))
    expect(await problems('did2', { ...alike, time: 'time' }, early.join('\n'))).toMatchObject([
      { code: 'one-time', found: 'one time in time' },
    ])
  })

  it('is everybody treated from one time on, and a missing value at its place', async () => {
    expect(await problems('did2', alike, onlyTreated.join('\n'))).toMatchObject([
      { code: 'no-controls', found: 'on: all 3 units are treated by 3', column: 'on' },
    ])
    const later = onlyTreated.join('\n').replace('d,3,1,1,3,1', 'd,3,1,1,3,0')
    expect((await done('did2', alike, later)).warnings.map(({ code }) => code)).not.toContain(
      'no-controls',
    )
    expect(
      await problems('did2', alike, csv.replace('a,1,0,0,0,0,1,', 'a,1,0,0,0,0,NA,')),
    ).toMatchObject([{ code: 'value-missing', line: 2, column: 'y' }])
  })
})

describe('peil evaluate event-study', () => {
  const named = { ...panel, outcome: 'y' }
  it('reads the start from a time, from an indicator, or from a group and a period', async () => {
    const all: Evaluation[] = [
      await done('event-study', { ...named, 'first-treated': 'first' }),
      await done('event-study', { ...named, treated: 'on' }),
      await done('event-study', { ...named, treated: 'group', post: 'after' }),
    ]
    for (const result of all) {
      // From time 2 to 3: treated 5, 6, 3; others ½, 1, 2.
      expect(result.estimate).toBeCloseTo(14 / 3 - 3.5 / 3, 10)
      expect(result.parts).toMatchObject({
        estimator: 'twfe',
        references: [-1],
        event_times: [{ event_time: -2 }, { event_time: 0 }],
      })
    }
    expect(all[0]?.figure.marks).toHaveLength(5)
    expect(all[0]?.words[0]).toContain('on average')
  })

  it('passes on estimator and errors', async () => {
    const named2 = { ...named, treated: 'on' }
    const sun = await done('event-study', { ...named2, estimator: 'sun-abraham', se: 'iid' })
    expect(sun.method).toContain('Sun & Abraham')
    expect(sun.parts['clusters']).toBeNull()
    expect((await done('event-study', { ...named2, level: '0.5' })).level).toBe(0.5)
  })

  it('names the column that says when, whichever it is', async () => {
    const treated = csv
      .split('\n')
      .filter((row) => !/^[abc],/.test(row))
      .join('\n')
    for (const [option, column] of [
      ['treated', 'on'],
      ['first-treated', 'first'],
    ] as const) {
      expect(await problems('event-study', { ...named, [option]: column }, treated)).toMatchObject([
        { code: 'no-controls', found: `${column}: all 3 units are first treated at 3`, column },
      ])
    }
  })

  it('refuses a treatment that ends, and no word on when it began', async () => {
    expect(await problems('event-study', named)).toMatchObject([{ code: 'option-missing' }])
    const ending = csv
      .replace('d,2,1,0,3,0,', 'd,2,1,0,3,1,')
      .replace('d,3,1,1,3,1,', 'd,3,1,1,3,0,')
    expect(await problems('event-study', { ...named, treated: 'on' }, ending)).toMatchObject([
      { code: 'treatment-switches-off', file: 'data.csv', column: 'on' },
    ])
  })
})

describe('peil evaluate balance', () => {
  it('compares covariates, and says which are far apart', async () => {
    const result = await done('balance', { treated: 'group', covariates: 'y,time' })
    expect(result.estimate).toBeNull()
    expect(result.parts).toMatchObject({
      treated: 9,
      controls: 9,
      largest: 'y',
      balance: [
        { covariate: 'y', balance: 'far-apart' },
        { covariate: 'time', standardised_difference: 0, variance_ratio: 1, balance: 'alike' },
      ],
    })
    expect(result.words[0]).toBe(
      '1 of 2 covariates differ by more than 0.25 standard deviations: y.',
    )
    expect(result.figure.y.categories).toEqual(['y', 'time'])
    const alike = await done('balance', { treated: 'group', covariates: 'time' })
    expect(alike.words[0]).toContain('No covariate differs by more than 0.25')
    expect(await problems('balance', { treated: 'after', covariates: 'nothing' })).toMatchObject([
      { code: 'column-missing' },
    ])
  })
})
