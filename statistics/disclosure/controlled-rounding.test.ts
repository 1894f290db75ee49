import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { additiveTable } from './additive-table.ts'
import { cellKeyRounding } from './cell-key-rounding.ts'
import { controlledRounding } from './controlled-rounding.ts'
import {
  codesOf,
  flatSide,
  groupedSide,
  randomTable,
  refusalsOf,
  tableOf,
  valueOf,
} from './test-tables.ts'

const shapes = [
  [flatSide('r', ['1', '2', '3', '4', '5']), flatSide('c', ['A', 'B', 'C'])],
  [groupedSide('g', 2, 3), flatSide('c', ['A', 'B', 'C'])],
  [groupedSide('g', 2, 2), groupedSide('h', 2, 2)],
  [flatSide('a', ['1', '2', '3']), flatSide('b', ['1', '2', '3']), flatSide('c', ['1', '2'])],
]

describe('controlled rounding', () => {
  it('gives multiples beside the values that add up', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(shapes.length - 1),
        fc.nat(9999),
        fc.constantFrom(3, 5, 10, 2.5),
        async (shape, seed, base) => {
          const table = randomTable(shapes[shape] ?? [], seed)
          const found = valueOf(await controlledRounding(table.cells, table.relations, { base }))
          const rounded = found.cells.map(({ id, rounded: value }) => ({ id, value }))
          expect(additiveTable(rounded, table.relations).ok).toBe(true)
          let change = 0
          for (const cell of found.cells) {
            expect(cell.rounded / base).toBe(Math.round(cell.rounded / base))
            expect(cell.rounded).toBeGreaterThanOrEqual(0)
            change += Math.abs(cell.rounded - cell.value)
            if (!found.zeroRestricted) continue
            expect(Math.abs(cell.rounded - cell.value)).toBeLessThan(base)
          }
          expect(found.totalChange).toBeCloseTo(change, 9)
          if (shape < 2) expect(found.zeroRestricted).toBe(true)
          expect(found.warnings.length).toBe(found.zeroRestricted ? 0 : 1)
        },
      ),
      { seed: 1, numRuns: 8 },
    )
  })

  it('changes as little as any table of neighbouring multiples that adds up', async () => {
    const sides = [flatSide('r', ['1', '2', '3']), flatSide('c', ['A', 'B'])]
    await fc.assert(
      fc.asyncProperty(fc.nat(9999), async (seed) => {
        const table = randomTable(sides, seed)
        const found = valueOf(await controlledRounding(table.cells, table.relations, { base: 5 }))
        const inner = table.cells.filter((cell) => !cell.id.includes('Total'))
        const values = new Map(table.cells.map((cell) => [cell.id, cell.value]))
        let least = Infinity
        for (let set = 0; set < 2 ** inner.length; set += 1) {
          const up = new Set(inner.filter((_, at) => (set >> at) % 2 === 1).map((cell) => cell.id))
          const rounded = tableOf(sides, (labels) => {
            const id = labels.join(' / ')
            const below = Math.floor((values.get(id) ?? NaN) / 5)
            return 5 * (below + (up.has(id) ? 1 : 0))
          })
          const changes = rounded.cells.map((cell) =>
            Math.abs(cell.value - (values.get(cell.id) ?? NaN)),
          )
          if (changes.some((change) => change >= 5)) continue
          least = Math.min(
            least,
            changes.reduce((all, change) => all + change, 0),
          )
        }
        expect(found.totalChange).toBe(least)
      }),
      { seed: 2, numRuns: 4 },
    )
  })

  it('leaves multiples as they are, and says what it did', async () => {
    const cells = [
      { id: 'T', value: 15 },
      { id: 'a', value: 5 },
      { id: 'b', value: 10 },
    ]
    const relations = [{ name: 'sum', total: 'T', parts: ['a', 'b'] }]
    const found = valueOf(await controlledRounding(cells, relations, { base: 5 }))
    expect(found).toEqual({
      cells: cells.map((cell) => ({ ...cell, rounded: cell.value })),
      totalChange: 0,
      largestChange: 0,
      zeroRestricted: true,
      method: 'controlled rounding with the smallest change (Cox 1987)',
      n: 3,
      warnings: [],
    })
    expect(Object.isFrozen(found)).toBe(true)
  })

  it('goes further where no neighbouring multiples add up, but never below zero', async () => {
    // Every pair must stay 3, so that exactly one of two cells goes up to 3: of three that cannot be.
    const cells = [
      { id: 'T', value: 3 },
      { id: 'ab', value: 3 },
      { id: 'bc', value: 3 },
      { id: 'ac', value: 3 },
      { id: 'a', value: 1.5 },
      { id: 'b', value: 1.5 },
      { id: 'c', value: 1.5 },
    ]
    const pairs = [
      { name: 'ab', total: 'ab', parts: ['a', 'b'] },
      { name: 'bc', total: 'bc', parts: ['b', 'c'] },
      { name: 'ac', total: 'ac', parts: ['a', 'c'] },
    ]
    const found = valueOf(await controlledRounding(cells, pairs, { base: 3 }))
    expect(found.zeroRestricted).toBe(false)
    expect(found.warnings.map((warning) => warning.code)).toEqual(['not-zero-restricted'])
    expect(Math.min(...found.cells.map((cell) => cell.rounded))).toBeGreaterThanOrEqual(0)
    expect(found.largestChange).toBe(3)
    const rounded = found.cells.map(({ id, rounded: value }) => ({ id, value }))
    expect(additiveTable(rounded, pairs).ok).toBe(true)
  })

  it('rounds negative values when they may be', async () => {
    const cells = [
      { id: 'T', value: -4 },
      { id: 'a', value: -11 },
      { id: 'b', value: 7 },
    ]
    const relations = [{ name: 'sum', total: 'T', parts: ['a', 'b'] }]
    const options = { base: 5, negative: true }
    const found = valueOf(await controlledRounding(cells, relations, options))
    expect(found.cells.map((cell) => cell.rounded)).toEqual([-5, -10, 5])
    expect(codesOf(await controlledRounding(cells, relations, { base: 5 }))).toEqual([
      ...['value-negative', 'value-negative'],
    ])
  })

  it('refuses a base that is none', async () => {
    for (const base of [0, -5, NaN, Infinity]) {
      const [refusal] = refusalsOf(await controlledRounding([{ id: 'a', value: 1 }], [], { base }))
      expect(refusal).toMatchObject({ code: 'base-not-positive', found: `base ${base}` })
    }
  })
})

describe('rounding by cell keys', () => {
  const cells = Array.from({ length: 4000 }, (_, at) => ({ id: `cell ${at}`, value: at % 10 }))

  it('goes to a neighbouring multiple, right on average', () => {
    const found = valueOf(cellKeyRounding(cells, { base: 5, seed: 7 }))
    let sum = 0
    found.forEach((cell, at) => {
      const value = cells[at]?.value ?? NaN
      expect(Math.abs(cell.rounded - value)).toBeLessThan(5)
      expect(cell.rounded % 5).toBe(0)
      sum += cell.rounded - value
    })
    // Each rest r has variance r (5 - r), 4 on average: four errors of the mean.
    expect(Math.abs(sum / cells.length)).toBeLessThan(4 * Math.sqrt(4 / cells.length))
    for (const value of [1, 2, 3, 4]) {
      const own = found.filter((_, at) => cells[at]?.value === value)
      const up = own.filter((cell) => cell.rounded === 5).length / own.length
      const error = Math.sqrt(((value / 5) * (1 - value / 5)) / own.length)
      expect(Math.abs(up - value / 5)).toBeLessThan(4 * error)
    }
  })

  it('is the same for the same cell and seed, and leaves multiples', () => {
    const [one] = valueOf(cellKeyRounding([{ id: 'x', value: 7 }], { base: 5, seed: 3 }))
    const again = valueOf(
      cellKeyRounding(
        [
          { id: 'y', value: 1 },
          { id: 'x', value: 7 },
        ],
        { base: 5, seed: 3 },
      ),
    )
    expect(again[1]).toEqual(one)
    expect(valueOf(cellKeyRounding([{ id: 'x', value: 10 }], { base: 5, seed: 3 }))).toEqual([
      { id: 'x', rounded: 10 },
    ])
    const seeds = Array.from({ length: 20 }, (_, seed) =>
      valueOf(cellKeyRounding([{ id: 'x', value: 7 }], { base: 5, seed })).map((c) => c.rounded),
    ).flat()
    expect([...new Set(seeds)].sort((a, b) => a - b)).toEqual([5, 10])
  })

  it('refuses a base or a value that is none', () => {
    expect(codesOf(cellKeyRounding([{ id: 'x', value: 7 }], { base: 0, seed: 3 }))).toEqual([
      'base-not-positive',
    ])
    expect(codesOf(cellKeyRounding([{ id: 'x', value: 7 }], { base: Infinity, seed: 3 }))).toEqual([
      'base-not-positive',
    ])
    const [refusal] = refusalsOf(cellKeyRounding([{ id: 'x', value: NaN }], { base: 5, seed: 3 }))
    expect(refusal).toMatchObject({
      code: 'value-not-finite',
      found: 'cell x: NaN',
      about: { cell: 'x' },
    })
  })
})
