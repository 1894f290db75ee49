import { describe, expect, it } from 'vitest'
import { fileWith } from '../testing/table-files.ts'
import type { Method, OptionSpec, OptionValues } from './method.ts'
import { methods } from './methods/index.ts'
import { runMethod, type Evaluated } from './run-method.ts'

const run = (
  method: string,
  csv: string | undefined,
  options: OptionValues,
  kind?: string,
): Promise<Evaluated> =>
  runMethod(
    { method, kind, path: csv === undefined ? undefined : fileWith(csv, 'data.csv'), options },
    () => undefined,
  )

const problemsOf = (evaluated: Evaluated) => (evaluated.ok ? [] : evaluated.refusals)

/** What a person reads of a refusal, in one line. */
const said = (evaluated: Evaluated): string =>
  problemsOf(evaluated)
    .map((problem) => JSON.stringify(problem))
    .join('\n')

const loaded = await Promise.all(Object.values(methods).map((load) => load()))

/** A value that each required option could have, for a table with the column `a`. */
const anyValue = ({ kind, choices }: OptionSpec): string =>
  kind === 'number' || kind === 'whole' ? '1' : (choices?.[0] ?? 'a')

const requiredOf = ({ options }: Method, column = 'a'): OptionValues =>
  Object.fromEntries(
    options
      .filter(({ required }) => required === true)
      .map((spec) => [spec.name, spec.kind.startsWith('column') ? column : anyValue(spec)]),
  )

describe.each(loaded.filter(({ needsFile }) => needsFile))('$name', (method) => {
  const kind = method.kinds?.[0]

  it.each([
    ['', 'empty-file'],
    ['\ufeff\n\n', 'empty-file'],
    ['a,b\n', 'no-rows'],
    ['a,a\n1,2\n', 'duplicate-column'],
    ['a,b\n1\n2,3,4\n', 'too-few-cells'],
    ['<html>', 'not-a-table'],
    ['a\0b', 'nul-character'],
  ])('refuses the file %j', async (csv, code) => {
    const evaluated = await run(method.name, csv, requiredOf(method), kind)
    expect(problemsOf(evaluated)[0]).toMatchObject({ code, file: 'data.csv' })
  })

  it('refuses columns that are not there, each by its name', async () => {
    const columns = method.options.filter(
      (spec) => spec.required === true && spec.kind === 'column',
    )
    if (columns.length === 0) return
    const evaluated = await run(method.name, 'x\n1\n2\n', requiredOf(method, 'elsewhere'), kind)
    expect(problemsOf(evaluated)).not.toEqual([])
    // Some methods need one of several options, which no specification can say.
    const others = problemsOf(evaluated).filter(({ code }) => code !== 'option-missing')
    for (const problem of others) {
      expect(problem).toMatchObject({ code: 'column-missing', found: 'no column elsewhere' })
    }
  })
})

/** A panel of six units over four times; two start in the third. */
const panel = (change: (cells: string[], row: number) => string[] | null = (cells) => cells) =>
  [
    'unit,time,y,on,start',
    ...Array.from({ length: 24 }, (_, row) => {
      const unit = Math.floor(row / 4)
      const time = 1 + (row % 4)
      const treated = unit < 2
      const on = treated && time >= 3 ? 1 : 0
      const y = (unit + time * 0.5 + on + Math.sin(unit * 3 + time * 7) / 3).toFixed(3)
      const cells = change([`u${unit}`, String(time), y, String(on), treated ? '3' : '0'], row)
      return cells?.join(',') ?? null
    }).filter((line) => line !== null),
  ].join('\n')

const withCell = (at: number, column: number, text: string) =>
  panel((cells, row) => (row === at ? cells.with(column, text) : cells))

const did = { unit: 'unit', time: 'time', outcome: 'y', 'first-treated': 'start' }
const synthetic = { unit: 'unit', time: 'time', outcome: 'y', treated: 'on' }

describe('a panel', () => {
  it.each([
    ['did', did],
    ['sdid', synthetic],
  ])('of %s is taken as it is', async (method, options) => {
    expect(said(await run(method, panel(), options))).toBe('')
  })

  it.each([
    ['a text in the outcome', withCell(5, 2, 'much'), /data\.csv.*"line":7.*"y"/],
    ['an infinite outcome', withCell(5, 2, 'Inf'), /"line":7.*"y"/],
    ['a time that is no number', withCell(5, 1, 'later'), /"line":7.*"time"/],
    [
      'a unit twice at one time',
      panel((cells, row) => (row === 5 ? cells.with(1, '1') : cells)),
      /u1/,
    ],
  ])('with %s is refused by did and sdid, which say where', async (_, csv, where) => {
    expect(said(await run('did', csv, did))).toMatch(where)
    expect(said(await run('sdid', csv, synthetic))).toMatch(where)
  })

  it.each([
    ['did', 'a missing outcome', withCell(5, 2, 'NA'), did],
    ['sdid', 'a missing outcome', withCell(5, 2, ''), synthetic],
    ['did', 'a row too few', panel((cells, row) => (row === 5 ? null : cells)), did],
    ['sdid', 'a row too few', panel((cells, row) => (row === 5 ? null : cells)), synthetic],
  ])('%s never passes over %s in silence', async (method, _, csv, options) => {
    const evaluated = await run(method, csv, options)
    const warned = evaluated.ok
      ? evaluated.value.warnings.map(({ message }) => message).join('\n')
      : said(evaluated)
    expect(warned).toMatch(/u1|y in 1|"line":7/)
  })

  it('whose treatment switches off is refused, with the unit', async () => {
    const csv = withCell(3, 3, '0')
    expect(said(await run('sdid', csv, synthetic))).toMatch(/u0/)
    expect(said(await run('sc', csv, synthetic))).toMatch(/u0/)
  })

  it('whose start changes is refused, with the unit', async () => {
    expect(said(await run('did', withCell(3, 4, '4'), did))).toMatch(/u0/)
  })

  it('without controls, without treated units or of one group only is refused', async () => {
    const everyone = panel((cells) => cells.with(4, '3').with(3, Number(cells[1]) >= 3 ? '1' : '0'))
    const nobody = panel((cells) => cells.with(4, '0').with(3, '0'))
    for (const csv of [everyone, nobody]) {
      for (const [method, options] of [
        ['did', did],
        ['sdid', synthetic],
        ['sc', synthetic],
      ] as const) {
        expect(said(await run(method, csv, options))).not.toBe('')
      }
    }
  })

  it('of constant outcomes is refused, or says what it cannot know', async () => {
    const csv = panel((cells) => cells.with(2, '5'))
    for (const [method, options] of [
      ['did', did],
      ['sdid', synthetic],
    ] as const) {
      const evaluated = await run(method, csv, options)
      if (evaluated.ok) expect(evaluated.value.warnings).not.toEqual([])
      else expect(evaluated.refusals).not.toEqual([])
    }
  })
})

/** Forty rows on both sides of 0. */
const threshold = (change: (cells: string[], row: number) => string[] = (cells) => cells) =>
  [
    'y,x',
    ...Array.from({ length: 80 }, (_, row) => {
      const x = (row - 39.5) / 10
      const y = x + (x > 0 ? 2 : 0) + Math.sin(row * 5)
      return change([y.toFixed(3), x.toFixed(2)], row).join(',')
    }),
  ].join('\n')
const rd = { outcome: 'y', running: 'x', cutoff: '0' }

describe('a threshold', () => {
  it.each([
    ['a cutoff above all data', threshold(), { ...rd, cutoff: '9' }, /9/],
    ['a cutoff below all data', threshold(), { ...rd, cutoff: '-9' }, /9/],
    ['a bandwidth with too few points', threshold(), { ...rd, bandwidth: '0.06' }, /bandwidth/i],
    ['a constant running variable', threshold((cells) => cells.with(1, '1')), rd, /x|running/],
    [
      'text',
      threshold((cells, row) => (row === 3 ? cells.with(0, 'b') : cells)),
      rd,
      /"line":5.*"y"/,
    ],
    [
      'an infinite value',
      threshold((cells, row) => (row === 3 ? cells.with(1, '-Inf') : cells)),
      rd,
      /"line":5.*"x"/,
    ],
  ])('with %s is refused', async (_, csv, options, where) => {
    expect(said(await run('rd', csv, options))).toMatch(where)
  })

  it('with a cutoff outside the data is refused by the density test too', async () => {
    expect(said(await run('density', threshold(), { running: 'x', cutoff: '9' }))).toMatch(/9/)
  })
})

describe('counts', () => {
  const places = (...cells: readonly string[]) =>
    ['place,helped,asked', 'A,12,40', 'B,9,30', ...cells, 'D,11,50'].join('\n')
  const funnel = { numerator: 'helped', denominator: 'asked', name: 'place' }

  it('are taken as they are', async () => {
    expect(said(await run('funnel', places('C,8,20'), funnel))).toBe('')
  })

  it.each([
    ['a denominator of zero', 'C,0,0', /asked/],
    ['a negative denominator', 'C,1,-5', /asked/],
    ['a numerator above its denominator', 'C,8,7', /helped/],
    ['a negative numerator', 'C,-1,20', /helped/],
    ['a count that is not whole', 'C,2.5,20', /helped/],
    ['a text', 'C,many,20', /helped/],
    ['an infinite count', 'C,Inf,20', /helped/],
  ])('with %s are refused, at line and column', async (_, row, column) => {
    const evaluated = await run('funnel', places(row), funnel)
    expect(problemsOf(evaluated)).not.toEqual([])
    for (const problem of problemsOf(evaluated)) {
      expect(problem).toMatchObject({ file: 'data.csv', line: 4 })
    }
    expect(said(evaluated)).toMatch(column)
  })
})

describe('a table with margins', () => {
  it('that do not add up is refused, at the row or column', async () => {
    const csv = 'place,a,b,Total\nX,5,6,11\nY,7,9,17\nTotal,12,15,27\n'
    for (const method of ['suppress', 'attack', 'round']) {
      expect(said(await run(method, csv, {}))).toMatch(/Y/)
    }
  })
})
