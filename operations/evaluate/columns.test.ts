import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '@peil/statistics/outcome.ts'
import { refused } from '@peil/statistics/outcome.ts'
import { tableOf } from '../testing/table-of.ts'
import {
  flagColumn,
  numberColumn,
  numberColumns,
  placeRefusals,
  readColumns,
  textColumn,
} from './columns.ts'

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}

/** The refusals as [code, line, column]. */
const places = (outcome: Outcome<unknown>) =>
  outcome.ok
    ? []
    : outcome.refusals.map(({ code, about }) => [code, about?.['line'], about?.['column']])

describe('columns of a table', () => {
  it('are numbers, text, 0 or 1, or several of numbers', async () => {
    const table = await tableOf('u,y,d,a,first.treat\nx,1e-5,TRUE,1,.5\nÉ,-2.5,0,2,+3.\n')
    const read = valueOf(
      readColumns(
        table,
        {
          unit: textColumn('u'),
          outcome: numberColumn('y'),
          treated: flagColumn('d'),
          covariates: numberColumns(['a', 'first.treat']),
          none: numberColumns([]),
          weights: undefined,
        },
        'refuse',
      ),
    )
    expect(read.values).toEqual({
      unit: ['x', 'É'],
      outcome: Float64Array.of(1e-5, -2.5),
      treated: Float64Array.of(1, 0),
      covariates: [Float64Array.of(1, 2), Float64Array.of(0.5, 3)],
      none: [],
      weights: undefined,
    })
    expect([read.rows, read.kept, read.warnings]).toEqual([2, [0, 1], []])
  })

  it('that are not there are refused with the nearest name and those there are', async () => {
    const table = await tableOf('lemp,lpop\n1,2\n', 'mpdta.csv')
    const outcome = readColumns(
      table,
      { a: numberColumn('lemp2'), b: numberColumns(['lpop', 'quite-other']) },
      'leave-out',
    )
    expect(outcome).toEqual({
      ok: false,
      refusals: [
        {
          code: 'column-missing',
          found: 'no column lemp2',
          expected: 'one of the columns lemp, lpop',
          whatToDo: 'Write lemp, if that is meant.',
          about: { file: 'mpdta.csv', column: 'lemp2' },
        },
        {
          code: 'column-missing',
          found: 'no column quite-other',
          expected: 'one of the columns lemp, lpop',
          whatToDo: 'Name one of these columns.',
          about: { file: 'mpdta.csv', column: 'quite-other' },
        },
      ],
    })
  })

  it('refuse cells that cannot be read: the first three, and how many more', async () => {
    const cells = (count: number) => Array.from({ length: count }, () => 'abc').join('\n')
    const of = async (count: number) =>
      readColumns(await tableOf(`y\n1\n${cells(count)}\n`), { y: numberColumn('y') }, 'leave-out')
    expect(places(await of(3))).toEqual([
      ['not-a-number', '3', 'y'],
      ['not-a-number', '4', 'y'],
      ['not-a-number', '5', 'y'],
    ])
    expect(await of(4)).toMatchObject({
      refusals: [
        {
          found: '"abc"',
          expected: 'a number, such as 12.5',
          about: { file: 'data.csv', line: '3', column: 'y' },
        },
        {},
        {},
        { code: 'more-cells', found: '1 more such cell in y', about: { column: 'y' } },
      ],
    })
    expect(await of(10)).toMatchObject({
      refusals: [{}, {}, {}, { found: '7 more such cells in y' }],
    })
  })

  it.each(['', 'NA', 'na', 'NaN', 'N/A', '.', ' '])('%j is a missing number', async (cell) => {
    const table = await tableOf(`y,u\n1,a\n${cell},b\n3,c\n`)
    const request = { y: numberColumn('y'), u: textColumn('u') }
    expect(places(readColumns(table, request, 'refuse'))).toEqual([['value-missing', '3', 'y']])
    const left = valueOf(readColumns(table, request, 'leave-out'))
    expect(left.values).toEqual({ y: Float64Array.of(1, 3), u: ['a', 'c'] })
    expect([left.rows, left.kept]).toEqual([2, [0, 2]])
    expect(left.warnings).toEqual([
      {
        code: 'rows-left-out',
        message: '1 of 3 rows are left out because a value is missing: y in 1.',
      },
    ])
    const kept = valueOf(
      readColumns(table, { y: numberColumn('y', { keepMissing: true }) }, 'refuse'),
    )
    expect(kept.values.y).toEqual(Float64Array.of(1, NaN, 3))
  })

  it('leave out a row once when several of its values are missing', async () => {
    const table = await tableOf('y,x,u\nNA,,a\n1,NA,b\n2,3,\n4,5,NA\n6,7,.\n')
    const request = { y: numberColumn('y'), more: numberColumns(['x']), u: textColumn('u') }
    const left = valueOf(readColumns(table, request, 'leave-out'))
    expect(left.values).toEqual({
      y: Float64Array.of(6),
      more: [Float64Array.of(7)],
      u: ['.'],
    })
    expect(left.warnings[0]?.message).toBe(
      '4 of 5 rows are left out because a value is missing: y in 1, x in 2, u in 2.',
    )
    const text = valueOf(
      readColumns(table, { u: textColumn('u', { keepMissing: true }) }, 'refuse'),
    )
    expect(text.values.u).toEqual(['a', 'b', '', '', '.'])
  })

  it('take Inf only where it is wished for', async () => {
    const table = await tableOf('g\n2004\nInf\n-Infinity\n')
    expect(places(readColumns(table, { g: numberColumn('g') }, 'leave-out'))).toEqual([
      ['value-not-finite', '3', 'g'],
      ['value-not-finite', '4', 'g'],
    ])
    const request = { g: numberColumn('g', { infinite: true }) }
    expect(valueOf(readColumns(table, request, 'refuse')).values.g).toEqual(
      Float64Array.of(2004, Infinity, -Infinity),
    )
  })

  it.each(['2', '-1', 'yes', '0.5', 'Inf'])('%j is neither 0 nor 1', async (cell) => {
    const table = await tableOf(`d\n0\n${cell}\n`)
    expect(readColumns(table, { d: flagColumn('d') }, 'refuse')).toMatchObject({
      refusals: [{ code: 'not-zero-or-one', expected: '0 or 1', found: `"${cell}"` }],
    })
  })

  it.each(['0', '1', '0.0', '1.0', 'true', 'False'])('%j is 0 or 1', async (cell) => {
    const table = await tableOf(`d\n${cell}\n`)
    const expected = ['1', '1.0', 'true'].includes(cell) ? 1 : 0
    const read = readColumns(table, { d: flagColumn('d') }, 'refuse')
    expect(valueOf(read).values.d).toEqual(Float64Array.of(expected))
  })

  it('hold decimal commas only in files that semicolons separate, and one mark per column', async () => {
    const request = { y: numberColumn('y') }
    const semicolons = await tableOf('y;x\n1,5;a\n-0,25;b\n3;c\n')
    expect(valueOf(readColumns(semicolons, request, 'refuse')).values.y).toEqual(
      Float64Array.of(1.5, -0.25, 3),
    )
    const points = await tableOf('y;x\n1.5;a\n2.25;b\n')
    expect(valueOf(readColumns(points, request, 'refuse')).values.y).toEqual(
      Float64Array.of(1.5, 2.25),
    )
    const commas = await tableOf('y,x\n"1,5",a\n')
    expect(places(readColumns(commas, request, 'refuse'))).toEqual([['not-a-number', '2', 'y']])
    const mixed = await tableOf('y;x\n.;a\n1,5;b\n1.500;c\n')
    expect(places(readColumns(mixed, request, 'leave-out'))).toEqual([
      ['mixed-decimal-marks', '4', 'y'],
    ])
    const both = await tableOf('y;x\n1.234,5;a\n')
    expect(places(readColumns(both, request, 'refuse'))).toContainEqual(['not-a-number', '2', 'y'])
  })

  it('give back any numbers that were written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
        async (numbers) => {
          const table = await tableOf(`k,y\n${numbers.map((y) => `a,${y}`).join('\n')}\n`)
          const { y } = valueOf(readColumns(table, { y: numberColumn('y') }, 'refuse')).values
          // A zero is written without its sign.
          expect([...y]).toEqual(numbers.map((number) => number + 0))
        },
      ),
      { seed: 3, numRuns: 50 },
    )
  })
})

describe('refusals of a statistic', () => {
  it('are placed at the line of the row that they count, also after rows were left out', async () => {
    const table = await tableOf('y\nNA\n\n0\n5\n')
    const read = valueOf(readColumns(table, { y: numberColumn('y') }, 'leave-out'))
    const refusal = (about?: Record<string, string>) => ({
      code: 'denominator-zero',
      found: 'row 1: 0',
      expected: '1',
      whatToDo: 'x',
      ...(about === undefined ? {} : { about }),
    })
    const placed = placeRefusals(
      table,
      read,
      refused(refusal({ row: '1', column: 'y' }), refusal({ row: '3' }), refusal()),
    )
    expect(places(placed)).toEqual([
      ['denominator-zero', '4', 'y'],
      ['denominator-zero', undefined, undefined],
      ['denominator-zero', undefined, undefined],
    ])
    // A column of the file brings the file; a column that only the statistic knows does not.
    const about = placeRefusals(
      table,
      read,
      refused(refusal({ column: 'y' }), refusal({ column: 'outcome' })),
    )
    expect(about).toMatchObject({
      refusals: [{ about: { column: 'y', file: 'data.csv' } }, { about: { column: 'outcome' } }],
    })
    expect(about.ok ? {} : about.refusals[1]?.about).not.toHaveProperty('file')
    expect(placeRefusals(table, read, { ok: true, value: 1 })).toEqual({ ok: true, value: 1 })
  })
})
