import { describe, expect, it } from 'vitest'
import { cellKeyRounding } from './cell-key-rounding.ts'
import { controlledRounding } from './controlled-rounding.ts'
import { averageIs, orderStatisticIs, roundedIs } from './published-knowledge.ts'
import { refusalsOf, valueOf } from './test-tables.ts'

/** Each figure is twice the one before: x, with a copy that a third cell keeps equal to it. */
const doubled = (first: number, times: number) => {
  const cells = [{ id: 'x0', value: first }]
  const relations = []
  for (let step = 0; step < times; step += 1) {
    const value = first * 2 ** step
    const [own, copy, both, more] = [`x${step}`, `copy${step}`, `both${step}`, `more${step}`]
    cells.push({ id: copy, value }, { id: both, value: 2 * value }, { id: more, value })
    cells.push({ id: `x${step + 1}`, value: 2 * value })
    relations.push(
      { name: `own ${step}`, total: both, parts: [own, more] },
      { name: `copy ${step}`, total: both, parts: [copy, more] },
      { name: `double ${step}`, total: `x${step + 1}`, parts: [own, copy] },
    )
  }
  return { cells, relations }
}

describe('how far a figure may go so that totals add up', () => {
  const roundedOf = async (first: number, times: number) => {
    const { cells, relations } = doubled(first, times)
    const found = valueOf(await controlledRounding(cells, relations, { base: 3 }))
    const at = (id: string) => found.cells.find((cell) => cell.id === id)?.rounded
    return [found.zeroRestricted, at('x0'), at(`x${times}`), found.largestChange]
  }

  it('is one multiple further where the next will not do, then two', async () => {
    // 1.8 goes to 3 and not to 0; double it, to 6; 7.2 to 12, beside it are 6 and 9.
    expect(await roundedOf(1.8, 1)).toEqual([true, 3, 6, 2.4])
    expect(await roundedOf(1.8, 2)).toEqual([false, 3, 12, 4.8])
    // 1.5 goes to 0 or 3; 6 is a multiple and goes by two.
    const [restricted, first, last, largest] = await roundedOf(1.5, 2)
    expect([restricted, Math.abs(Number(last) - 6), largest]).toEqual([false, 6, 6])
    expect(Number(last)).toBe(4 * Number(first))
  })

  it('is not three', async () => {
    const { cells, relations } = doubled(1.4, 3)
    expect(refusalsOf(await controlledRounding(cells, relations, { base: 3 }))).toEqual([
      {
        code: 'no-rounding',
        found: 'no table of multiples that adds up was found',
        expected: 'multiples at most three bases from each value that add up',
        whatToDo: 'Publish fewer totals together, or round each table on its own.',
      },
    ])
  })

  it('is said', async () => {
    const { cells, relations } = doubled(1.8, 2)
    const found = valueOf(await controlledRounding(cells, relations, { base: 3 }))
    expect(found.warnings).toEqual([
      {
        code: 'not-zero-restricted',
        message:
          'No table of next multiples adds up: some values went further than to the next multiple of the base.',
      },
    ])
    expect(found.n).toBe(9)
    const change = found.cells.reduce((all, cell) => all + Math.abs(cell.rounded - cell.value), 0)
    expect(found.totalChange).toBeCloseTo(change, 9)
    expect([Object.isFrozen(found.cells), Object.isFrozen(found.warnings)]).toEqual([true, true])
    expect(found.cells.every((cell) => Object.isFrozen(cell))).toBe(true)
  })

  it('is below zero only where values may be', async () => {
    // The total -1 is kept near 0 by parts that go apart.
    const cells = [
      { id: 'T', value: 2 },
      { id: 'a', value: 1 },
      { id: 'b', value: 1 },
    ]
    const relations = [{ name: 'sum', total: 'T', parts: ['a', 'b'] }]
    const options = { base: 5, negative: true }
    for (const each of [{ base: 5 }, options]) {
      const found = valueOf(await controlledRounding(cells, relations, each))
      expect(found.cells.map((cell) => cell.rounded)).toEqual([0, 0, 0])
      expect([found.totalChange, found.largestChange]).toEqual([4, 2])
    }
    const below = cells.map(({ id, value }) => ({ id, value: -value * 2.5 }))
    const found = valueOf(await controlledRounding(below, relations, options))
    expect(found.cells[0]?.rounded).toBe(-5)
    expect(found.cells.map((cell) => cell.rounded).toSorted((a, b) => a - b)).toEqual([-5, -5, 0])
    expect(found.totalChange).toBe(5)
  })

  it('may leave values as they are, though the last digits of a sum are noise', async () => {
    const cells = [
      { id: 'T', value: 0.3 },
      { id: 'a', value: 0.1 },
      { id: 'b', value: 0.2 },
    ]
    const relations = [{ name: 'sum', total: 'T', parts: ['a', 'b'] }]
    const found = valueOf(await controlledRounding(cells, relations, { base: 0.1 }))
    expect(found.cells.map((cell) => cell.rounded)).toEqual([0.3, 0.1, 0.2])
    expect([found.zeroRestricted, found.totalChange, found.largestChange]).toEqual([true, 0, 0])
  })
})

describe('the chance of a cell', () => {
  it('is that of its id and the seed', () => {
    const cells = ['', 'a', 'b', 'ab', 'ba', 'Zeeland / é', '😀'].map((id) => ({ id, value: 5 }))
    const rounded = (seed: number, base = 10) =>
      valueOf(cellKeyRounding(cells, { base, seed })).map((cell) => cell.rounded / base)
    const seeds = [0, 1, 2, 3, 4, 5, 6, 7].map((seed) => rounded(seed).join(''))
    expect(seeds).toEqual([
      ...['0000010', '0101110', '1111110', '0101111'],
      ...['1100100', '0001110', '0101101', '0100011'],
    ])
  })

  it('tells nothing of the chance of another cell, under any seed', () => {
    const alike = Array.from({ length: 24 }, (_, at) => ({ id: `cell ${at}`, value: 1 }))
    const seeds = Array.from({ length: 400 }, (_, seed) =>
      valueOf(cellKeyRounding(alike, { base: 2, seed })).map((cell) => cell.rounded / 2),
    )
    expect(new Set(seeds.map((chances) => chances.join(''))).size).toBe(400)
    // 276 pairs, each alike in 200 ± 10 of 400: none is five errors off.
    for (const [one] of alike.entries()) {
      const up = seeds.reduce((all, chances) => all + (chances[one] ?? NaN), 0)
      expect(Math.abs(up - 200)).toBeLessThan(50)
      for (let other = 0; other < one; other += 1) {
        const same = seeds.filter((chances) => chances[one] === chances[other]).length
        expect(Math.abs(same - 200)).toBeLessThan(50)
      }
    }
  })

  it('leaves multiples, below zero too, and goes below a value of less', () => {
    const cells = [-10, -7.5, 0, 2.5].map((value, at) => ({ id: `${at}`, value }))
    const seen = cells.map(() => new Set<number>())
    for (let seed = 0; seed < 60; seed += 1) {
      const found = valueOf(cellKeyRounding(cells, { base: 5, seed }))
      found.forEach((cell, at) => seen[at]?.add(cell.rounded + 0))
      expect([Object.isFrozen(found), Object.isFrozen(found[0])]).toEqual([true, true])
    }
    expect(seen.map((all) => [...all].toSorted((a, b) => a - b))).toEqual([
      ...[[-10], [-10, -5], [0], [0, 5]],
    ])
  })
})

describe('what publications tell', () => {
  const terms = [{ cell: 'a' }, { cell: 'b', times: 2 }, { cell: 'c' }]

  it('of order, averages and rounded figures, as statements', () => {
    expect(orderStatisticIs('second', terms, 2, 7)).toEqual([
      { kind: 'number-at-most', name: 'second', terms, value: 7, count: 2 },
      { kind: 'number-at-least', name: 'second', terms, value: 7, count: 2 },
    ])
    expect(
      orderStatisticIs('third', terms, 3, 7).map((one) => 'count' in one && one.count),
    ).toEqual([3, 1])
    expect(averageIs('mean', ['a', 'b', 'c'], 4)).toEqual([
      {
        ...{ kind: 'equals', name: 'mean', value: 12 },
        terms: [{ cell: 'a' }, { cell: 'b' }, { cell: 'c' }],
      },
    ])
    expect(roundedIs('total', terms, 20, 5)).toEqual([
      { kind: 'at-least', name: 'total', terms, value: 17.5 },
      { kind: 'at-most', name: 'total', terms, value: 22.5 },
    ])
  })
})
