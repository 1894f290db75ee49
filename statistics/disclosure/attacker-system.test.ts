import { describe, expect, it } from 'vitest'
import { attackerSystem } from './attacker-system.ts'
import { maximumIs, minimumIs, orderStatisticIs, type Statement } from './published-knowledge.ts'
import { systemParts } from './system-parts.ts'
import { refusalsOf, valueOf } from './test-tables.ts'

const sum = { name: 'sum', total: 'T', parts: ['a', 'b'] }
const both = [{ cell: 'a' }, { cell: 'b' }]
const saying = (known: Record<string, number>, statements: readonly Statement[]) =>
  attackerSystem([{ name: 'r', known, statements }], [])

describe('what an attacker has to go by', () => {
  it('is rows over the cells that no release shows', () => {
    const releases = [{ name: 'June', known: { T: 10 }, relations: [sum] }]
    const system = valueOf(attackerSystem(releases, ['b', 'alone', 'T']))
    expect(system.unknown).toEqual(['b', 'alone', 'a'])
    expect([...system.known]).toEqual([['T', 10]])
    expect(system.rows).toEqual([
      { name: 'sum', columns: [2, 0], times: [1, 1], low: 10, high: 10 },
    ])
    expect(system.counts).toEqual([])
    const open = valueOf(attackerSystem([{ name: 'June', known: { b: 4 }, relations: [sum] }], []))
    expect(open.rows).toEqual([{ name: 'sum', columns: [0, 1], times: [-1, 1], low: -4, high: -4 }])
  })

  it('has limits on one side only where that is what was said', () => {
    const terms = [...both, { cell: 'a', times: 2 }, { cell: 'c', times: -0.5 }]
    const rowOf = (kind: 'equals' | 'at-most' | 'at-least') =>
      valueOf(saying({ b: 3, c: 4 }, [{ kind, name: kind, terms, value: 13 }])).rows
    const row = { columns: [0], times: [3] }
    expect(rowOf('equals')).toEqual([{ ...row, name: 'equals', low: 12, high: 12 }])
    expect(rowOf('at-most')).toEqual([{ ...row, name: 'at-most', low: -Infinity, high: 12 }])
    expect(rowOf('at-least')).toEqual([{ ...row, name: 'at-least', low: 12, high: Infinity }])
  })

  it('has the same row once, in whatever order and under whatever name', () => {
    const again = { name: 'again', total: 'T', parts: ['b', 'a'] }
    const releases = [
      { name: 'June', known: { T: 10 }, relations: [sum] },
      { name: 'July', relations: [again, { name: 'more', total: 'T', parts: ['a', 'c'] }] },
    ]
    const { rows } = valueOf(attackerSystem(releases, []))
    expect(rows.map(({ name, columns }) => [name, columns])).toEqual([
      ['again', [1, 0]],
      ['more', [0, 2]],
    ])
    const twoLimits: readonly Statement[] = [
      { kind: 'at-least', name: 'least', terms: both, value: 4 },
      { kind: 'at-most', name: 'most', terms: both, value: 4 },
      { kind: 'at-most', name: 'most', terms: both, value: 5 },
      { kind: 'at-most', name: 'most', terms: [{ cell: 'a', times: 2 }, { cell: 'b' }], value: 5 },
    ]
    expect(valueOf(saying({}, twoLimits)).rows.length).toBe(4)
  })

  it('counts what is left of a minimum, a maximum and a median', () => {
    const three = [...both, { cell: 'c', times: 0.5 }]
    const row = { columns: [0, 1, 2], times: [1, 1, 0.5], name: 'm', value: 6 }
    expect(valueOf(saying({}, orderStatisticIs('m', three, 2, 6))).counts).toEqual([
      { ...row, atMost: true, count: 2 },
      { ...row, atMost: false, count: 2 },
    ])
    const least = valueOf(saying({}, minimumIs('m', three, 6)))
    expect(least.counts).toEqual([{ ...row, atMost: true, count: 1 }])
    expect(least.rows).toEqual([
      { name: 'm', columns: [0], times: [1], low: 6, high: Infinity },
      { name: 'm', columns: [1], times: [1], low: 6, high: Infinity },
      { name: 'm', columns: [2], times: [0.5], low: 6, high: Infinity },
    ])
    const most = valueOf(saying({}, maximumIs('m', three, 6)))
    expect(most.counts).toEqual([{ ...row, atMost: false, count: 1 }])
    expect(most.rows.map(({ low, high }) => [low, high])).toEqual([
      [-Infinity, 6],
      [-Infinity, 6],
      [-Infinity, 6],
    ])
  })

  it('takes off the cells that are shown on the right side of the limit, or at it', () => {
    const four = [...both, { cell: 'c' }, { cell: 'd' }, { cell: 'e' }]
    const count = (kind: 'number-at-most' | 'number-at-least', known: Record<string, number>) =>
      valueOf(saying(known, [{ kind, name: 'm', terms: four, value: 6, count: 2 }])).counts.map(
        (row) => [row.count, row.columns.length],
      )
    expect(count('number-at-most', { c: 5 })).toEqual([[1, 4]])
    expect(count('number-at-most', { c: 6 + 1e-10 })).toEqual([[1, 4]])
    expect(count('number-at-most', { c: 6.1 })).toEqual([[2, 4]])
    expect(count('number-at-most', { c: 5, d: 6 })).toEqual([])
    expect(count('number-at-least', { c: 7 })).toEqual([[1, 4]])
    expect(count('number-at-least', { c: 6 - 1e-10 })).toEqual([[1, 4]])
    expect(count('number-at-least', { c: 5.9 })).toEqual([[2, 4]])
    expect(count('number-at-least', { c: 6, d: 7, e: 8 })).toEqual([])
  })
})

describe('releases that contradict each other', () => {
  it('are refused with both values and where they stand', () => {
    const releases = [
      { name: 'June', known: { a: 4, b: NaN } },
      { name: 'July', known: { a: 4 } },
      { name: 'August', known: { a: 4.1 } },
    ]
    expect(refusalsOf(attackerSystem(releases, []))).toEqual([
      {
        code: 'value-not-finite',
        found: 'June, cell b: NaN',
        expected: 'a finite number for each cell that is shown',
        whatToDo: 'Give the value of b, or mark it as withheld.',
        about: { release: 'June', cell: 'b' },
      },
      {
        code: 'releases-contradict',
        found: 'cell a: 4 in June, 4.1 in August',
        expected: 'the same value for the same cell in every release',
        whatToDo: 'If a was revised, it is another figure: give it another id in one of them.',
        about: { cell: 'a' },
      },
    ])
  })

  it('may differ by the rounding of their last digits, in proportion', () => {
    const revised = (before: number, after: number) =>
      attackerSystem(
        [
          { name: 'June', known: { a: before } },
          { name: 'July', known: { a: after } },
        ],
        [],
      ).ok
    expect(revised(1e6, 1e6 + 9e-4)).toBe(true)
    expect(revised(1e6, 1e6 + 1.1e-3)).toBe(false)
    expect(revised(-1e6, -1e6 - 9e-4)).toBe(true)
    expect(revised(0, 1e-12)).toBe(false)
    expect(revised(0, 0)).toBe(true)
  })

  it('are refused where a statement is not what is shown', () => {
    const statement = { kind: 'equals' as const, name: 'average', terms: both, value: 11 }
    expect(refusalsOf(saying({ a: 4, b: 6 }, [statement]))).toEqual([
      {
        code: 'statement-contradicts',
        found: 'average: the cells that are shown give 10, the statement says 11',
        expected: 'statements that agree with the cells that are shown',
        whatToDo: 'Correct average or the cells in it.',
        about: { statement: 'average' },
      },
    ])
    const large = { ...statement, value: 1e7 + 4e-3 }
    expect(saying({ a: 4e6, b: 6e6 }, [large]).ok).toBe(true)
    expect(saying({ a: 4e6, b: 6e6 }, [{ ...large, value: 1e7 + 7e-3 }]).ok).toBe(false)
    expect(saying({ a: 4e6, b: 6e6 }, [{ ...large, value: 1e7 - 4e-3 }]).ok).toBe(true)
    expect(saying({ a: 4e6, b: 6e6 }, [{ ...large, value: 1e7 - 7e-3 }]).ok).toBe(false)
  })

  it('are refused where more cells must be beyond a limit than can be', () => {
    const least = { kind: 'number-at-most' as const, name: 'low', terms: both, value: 5, count: 2 }
    const [refusal] = refusalsOf(saying({ a: 6 }, [least]))
    expect(refusal?.found).toBe('low: the cells that are shown give 1, the statement says 2')
    expect(valueOf(saying({ a: 4 }, [least])).rows).toEqual([
      { name: 'low', columns: [0], times: [1], low: -Infinity, high: 5 },
    ])
  })

  it('are refused where shown parts do not add up to a shown total', () => {
    const known = { T: 9, a: 4, b: 6 }
    expect(refusalsOf(attackerSystem([{ name: 'r', known, relations: [sum] }], []))).toEqual([
      {
        code: 'margins-do-not-add-up',
        found: 'sum: the total says 9, its parts add up to 10, a difference of -1',
        expected: 'a total that is the sum of its parts',
        whatToDo: 'Correct the total or a part of sum.',
        about: { relation: 'sum' },
      },
    ])
  })
})

describe('parts of a system', () => {
  const row = (name: string, columns: readonly number[]) => ({
    ...{ name, columns, times: columns.map(() => 1), low: 1, high: 1 },
  })
  const count = (columns: readonly number[]) => ({
    ...{ name: 'count', columns, times: columns.map(() => 1), atMost: true, value: 1, count: 1 },
  })

  it('are the cells that rows or counts link, with their rows by place', () => {
    const unknown = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const rows = [row('ag', [0, 6]), row('bc', [2, 1]), row('gd', [6, 3])]
    const counts = [count([5, 1])]
    expect(systemParts({ unknown, rows, counts })).toEqual([
      { cells: [0, 3, 6], rows: [row('ag', [0, 2]), row('gd', [2, 1])], counts: [] },
      { cells: [1, 2, 5], rows: [row('bc', [1, 0])], counts: [count([2, 0])] },
      { cells: [4], rows: [], counts: [] },
    ])
  })

  it('are one where a chain of rows links them', () => {
    const unknown = Array.from({ length: 9 }, (_, at) => `${at}`)
    const rows = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => row(`${at}`, [at, at + 1])).reverse()
    const parts = systemParts({ unknown, rows, counts: [] })
    expect(parts.map((part) => part.cells)).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8]])
    expect(parts[0]?.rows).toEqual(rows)
  })
})
