import { describe, expect, it } from 'vitest'
import { fileWith } from '../../testing/table-files.ts'
import type { Evaluation } from '../method.ts'
import { runMethod, type Evaluated } from '../run-method.ts'

// Never: mean path 0, 1, 3, 4. Group 3: mean path 1, 2, 6, 9. Group 4: mean path 2, 4, 6, 10.
const paths: readonly (readonly [string, string, ...number[]])[] = [
  ['a', '0', 0, 0, 2, 4],
  ['b', '', 0, 2, 4, 4],
  ['c', '3', 1, 1, 6, 8],
  ['d', '3', 1, 3, 6, 10],
  ['e', '4', 2, 3, 6, 9],
  ['f', '4', 2, 5, 6, 11],
  ['g', '4', 2, 4, 6, 10],
]
const rows = paths.flatMap(([unit, first, ...values]) =>
  values.map((value, t) => `${unit},${t + 1},${first},${value},${value % 3}`),
)
const csv = ['who,when,first.time,"jobs, all",z', ...rows].join('\n')
const options = {
  unit: 'who',
  time: 'when',
  outcome: 'jobs, all',
  'first-treated': 'first.time',
}

const run = (text: string, more: Record<string, string> = {}): Promise<Evaluated> =>
  runMethod(
    {
      method: 'did',
      kind: undefined,
      path: fileWith(text, 'jobs.csv'),
      options: { ...options, ...more },
    },
    () => undefined,
  )
const done = async (text: string, more?: Record<string, string>): Promise<Evaluation> => {
  const evaluated = await run(text, more)
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.refusals))
  return evaluated.value
}
const problems = async (text: string, more?: Record<string, string>) => {
  const evaluated = await run(text, more)
  return evaluated.ok ? [] : evaluated.refusals
}
interface Cell {
  readonly group: number
  readonly time: number
  readonly estimate: number | null
  readonly se: number | null
  readonly se_analytic: number | null
  readonly se_bootstrap: number | null
}

describe('peil evaluate did', () => {
  it('gives effects by group and time, their mean, the pre-test and a verdict', async () => {
    const { estimate, n, level, parts, words } = await done(csv)
    expect(estimate).toBeCloseTo(3, 10)
    expect({ n, level }).toEqual({ n: 7, level: 0.95 })
    const cells = parts['group_time'] as Cell[]
    expect(cells.map(({ group, time }) => [group, time])).toEqual([
      [3, 2],
      [3, 3],
      [3, 4],
      [4, 2],
      [4, 3],
      [4, 4],
    ])
    const estimates = [0, 2, 4, 1, 0, 3]
    cells.forEach((cell, i) => expect(cell.estimate).toBeCloseTo(estimates[i] ?? NaN, 10))
    expect(parts).toMatchObject({
      aggregation: 'simple',
      aggregate: [],
      clusters: 7,
      groups: [
        { group: 3, units: 2 },
        { group: 4, units: 3 },
        { group: 'never', units: 2 },
      ],
    })
    expect(words[0]).toContain('jobs, all of 5 treated units changed by 3.0')
    expect(words[0]).toContain('simple')
    expect(words[1]).toMatch(/^Before the start: 3 effects .+ p = /)
  })

  it('does not mind order, other columns, quotes, semicolons or a number for never', async () => {
    const base = await done(csv)
    const [head = '', ...body] = csv.split('\n')
    expect(await done([head, ...body.toReversed()].join('\n'))).toEqual(base)
    for (const never of ['NA', 'Inf', '0', '99']) {
      const other = body.map((row) => row.replace(/^(b,\d),,/, `$1,${never},`))
      expect(await done([head, ...other].join('\n'))).toEqual(base)
    }
    const european = [
      'who;when;first.time;jobs, all;z',
      ...body.map((row) => row.replaceAll(',', ';')),
    ]
    expect(await done(european.join('\n'))).toEqual(base)
  })

  it('passes on each option', async () => {
    const at = async (more: Record<string, string>) => (await done(csv, more)).parts
    const places = async (aggregate: string) =>
      ((await at({ aggregate }))['aggregate'] as Record<string, number>[]).map(
        (row) => row['group'] ?? row['time'] ?? row['event_time'],
      )
    expect(await places('group')).toEqual([3, 4])
    expect(await places('calendar')).toEqual([3, 4])
    expect(await places('dynamic')).toEqual([-2, -1, 0, 1])
    const cells = async (more: Record<string, string>) => (await at(more))['group_time'] as Cell[]
    expect(await cells({ base: 'universal' })).toHaveLength(8)
    const notyet = await cells({ control: 'notyet' })
    expect(notyet[0]?.estimate).toBeCloseTo(-0.6, 10)
    const early = await done(csv, { anticipation: '1' })
    expect(early.parts['pre_test']).toMatchObject({ df: 1 })
    const some = (await at({ aggregate: 'dynamic', 'min-e': '-1', 'max-e': '0' }))['aggregate']
    expect(some).toMatchObject([{ event_time: -1 }, { event_time: 0 }])
    const balanced = (await at({ aggregate: 'dynamic', 'balance-e': '1' }))['aggregate']
    expect(balanced).toHaveLength(3)
    const boot = await done(csv, { se: 'bootstrap', draws: '199', seed: '4' })
    expect(boot.se).toBe(boot.parts['se_bootstrap'])
    const other = await done(csv, { se: 'bootstrap', draws: '199', seed: '5' })
    expect(boot.parts['group_time']).not.toEqual(other.parts['group_time'])
    expect((await done(csv)).se).toBe(boot.parts['se_analytic'])
    expect((await done(csv, { draws: '0' })).parts['se_bootstrap']).toBeNull()
    expect((await done(csv, { level: '0.9' })).level).toBe(0.9)
    expect((await done(csv, { cluster: 'who' })).se).toBe(boot.parts['se_analytic'])
    expect((await done(csv, { method: 'reg', covariates: 'z' })).method).toContain('regression')
    expect((await done(csv, { method: 'ipw' })).method).toContain('inverse probability')
  })

  it('draws effects with intervals, those before the start apart', async () => {
    const { figure } = await done(csv)
    expect(figure.title).toBe('Effect on jobs, all by time since the start, each group')
    expect(figure.marks.map(({ kind, label }) => [kind, label])).toEqual([
      ['rule', 'No effect'],
      ['interval', ''],
      ['dots', 'Before the start, with interval'],
      ['interval', ''],
      ['dots', 'Since the start, with interval'],
    ])
    // Groups 3 and 4 stand a twelfth of a step to either side of the time since their start.
    const dots = figure.marks[4]
    expect(dots?.kind === 'dots' ? dots.points.x : []).toEqual([0 - 1 / 12, 1 - 1 / 12, 0 + 1 / 12])
    const group = (await done(csv, { aggregate: 'group' })).figure
    expect(group.marks).toHaveLength(3)
    expect(group.x.label).toBe('First when of treatment')
    expect((await done(csv, { aggregate: 'calendar' })).figure.x.label).toBe('when')
    expect((await done(csv, { aggregate: 'dynamic' })).figure.x.label).toBe('when since the start')
  })

  it('refuses bad input, and names file, line, column or unit', async () => {
    const line = (from: string, to: string) => problems(csv.replace(from, to))
    expect(await line('a,2,0,0', 'a,2,0,NaN')).toMatchObject([
      { file: 'jobs.csv', line: 3, column: 'jobs, all' },
    ])
    expect(await line('a,2,0,0', 'a,1,0,0')).toMatchObject([
      { code: 'unit-time-twice', file: 'jobs.csv', line: 3, column: 'who' },
    ])
    expect(await line('a,2,0,0,0\n', '')).toMatchObject([
      { code: 'panel-unbalanced', file: 'jobs.csv', found: 'who a (not at 2)' },
    ])
    expect(await line('c,2,3,', 'c,2,2,')).toMatchObject([
      { code: 'first-treated-changes', column: 'first.time' },
    ])
    expect(await line('c,2,3,', 'c,2,soon,')).toMatchObject([{ line: 11, column: 'first.time' }])
    expect(await line('who,when', 'who,then')).toMatchObject([{ code: 'column-missing' }])
    expect(await problems(csv, { level: '95' })).toMatchObject([{ code: 'level-out-of-range' }])
    expect(await problems(csv, { draws: '10' })).toMatchObject([{ code: 'draws-too-few' }])
    const treated = csv.split('\n').filter((row) => !/^[ab],/.test(row))
    expect(await problems(treated.join('\n'))).toMatchObject([
      { code: 'no-controls', column: 'first.time' },
    ])
    const never = csv.split('\n').filter((row) => /^([ab],|who)/.test(row))
    expect(await problems(never.join('\n'))).toMatchObject([{ code: 'nobody-treated' }])
    expect(await problems(csv.split('\n')[0] ?? '')).not.toEqual([])
  })

  it('leaves out incomplete units when asked to, and says which', async () => {
    const without = csv.split('\n').filter((row) => !row.startsWith('g,'))
    const base = await done(without.join('\n'))
    const lacking = await done(csv.replace('g,2,4,', 'g,2,,').replace('g,3,4,6', 'g,3,4,NA'), {
      'drop-incomplete': '',
    })
    expect(lacking.estimate).toBe(base.estimate)
    expect(lacking.parts['groups']).toEqual(base.parts['groups'])
    expect(lacking.warnings.slice(0, 2).map(({ code }) => code)).toEqual([
      'rows-left-out',
      'incomplete-units-left-out',
    ])
    expect((await done(csv, { 'drop-incomplete': '' })).estimate).toBeCloseTo(3, 10)
    const twice = csv.replace('a,2,0,0', 'a,3,0,0').replace('b,1,,0', 'b,1,,NA')
    expect(await problems(twice, { 'drop-incomplete': '' })).not.toEqual([])
  })

  it('says when times before the start are too many for so few units to test together', async () => {
    // Groups of one or two units, with nine effects before their starts.
    const starts = [4, 5, 5, 6, 0, 0]
    const cells = starts.flatMap((start, unit) =>
      [1, 2, 3, 4, 5, 6].map((time) =>
        [`u${unit}`, time, start, (Math.sin(unit * 5 + time * 3) + unit).toFixed(3), 0].join(','),
      ),
    )
    const few = ['who,when,first.time,"jobs, all",z', ...cells].join('\n')
    const { words, parts } = await done(few)
    expect(parts['pre_test']).toBeNull()
    expect(words[1]).toBe(
      'The 9 effects before the start cannot be tested together with 6 independent units and groups this small; look at each, with its band.',
    )
    // A reaction of one time ahead leaves one effect less of each group.
    expect((await done(few, { anticipation: '1' })).words[1]).toMatch(/^The 6 effects before/)
  })

  it('says how never treated is written', async () => {
    const whatToDo =
      'Write that time; leave the cell empty, or write NA, 0 or Inf, where never treated.'
    expect(await problems(csv.replaceAll(/^a,(.),0,/gm, 'a,$1,never,'))).toMatchObject([
      { found: '"never"', column: 'first.time', whatToDo },
      { whatToDo },
      { whatToDo },
      { code: 'more-cells', whatToDo },
    ])
  })

  it('says that units which lack a value or a time can be left out, but no others', async () => {
    for (const text of [csv.replace('a,2,0,0', 'a,2,0,'), csv.replace('a,2,0,0,0\n', '')]) {
      expect(text).not.toBe(csv)
      const [problem] = await problems(text)
      expect(problem?.whatToDo).toMatch(
        / Or add --drop-incomplete: it leaves out the whole unit, with a warning\.$/,
      )
    }
    const [wrong] = await problems(csv.replace('a,2,0,0', 'a,2,0,much'))
    expect(wrong?.whatToDo).toMatch(/^Write a number/)
    expect(wrong?.whatToDo).not.toContain('--drop-incomplete')
  })

  it('says when there is no time before the start to test', async () => {
    const two = csv.split('\n').filter((row) => !/^\w,[14],/.test(row) && !/^[efg],/.test(row))
    const { words, parts } = await done(two.join('\n'))
    expect(words[1]).toContain('no time before the start')
    expect(parts['pre_test']).toBeNull()
    expect(parts['verdict']).toMatchObject({
      cautions: [
        'Whether the groups moved alike before the start could not be tested.',
        'With 4 independent units the interval is likely to be too narrow.',
      ],
    })
  })
})
