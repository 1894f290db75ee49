import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attack } from './attack.ts'
import {
  averageIs,
  maximumIs,
  minimumIs,
  orderStatisticIs,
  roundedIs,
  type Release,
} from './published-knowledge.ts'
import { limits, valueOf } from './test-tables.ts'

describe('statements', () => {
  const sum = (total: number): Release => ({
    name: 'r',
    known: { T: total },
    relations: [{ name: 'sum', total: 'T', parts: ['a', 'b'] }],
  })
  const both = [{ cell: 'a' }, { cell: 'b' }]

  it('a minimum is one of the cells', async () => {
    const statements = minimumIs('minimum', both, 4)
    const found = valueOf(await attack([sum(10), { name: 'm', statements }], both))
    expect(limits(found.cells)).toEqual({ a: [4, 6], b: [4, 6] })
  })

  it('a maximum finds out who must have it', async () => {
    const statements = maximumIs('maximum', [...both, { cell: 'c' }], 6)
    const release: Release = {
      name: 'r',
      known: { T: 12 },
      relations: [{ name: 'sum', total: 'T', parts: ['a', 'b', 'c'] }],
      statements,
    }
    const prior = { a: { high: 3 }, b: { high: 5 } }
    const found = valueOf(await attack([release], [...both, { cell: 'c' }], { prior }))
    expect(limits(found.cells)).toEqual({ a: [1, 3], b: [3, 5], c: [6, 6] })
  })

  it('a minimum that a shown cell has tells only that others are not below', async () => {
    const release: Release = { ...sum(10), known: { T: 10, c: 3 } }
    const statements = minimumIs('minimum', [...both, { cell: 'c' }], 3)
    const found = valueOf(await attack([release, { name: 'm', statements }], both))
    expect(limits(found.cells)).toEqual({ a: [3, 7], b: [3, 7] })
  })

  it('a minimum without upper bounds leaves the others free', async () => {
    const statements = minimumIs('minimum', both, 4)
    const found = valueOf(await attack([{ name: 'm', statements }], both))
    expect(limits(found.cells)).toEqual({ a: [4, Infinity], b: [4, Infinity] })
  })

  it('a maximum of rates, each cell over its own denominator', async () => {
    const terms = [
      { cell: 'a', times: 1 / 10 },
      { cell: 'b', times: 1 / 20 },
    ]
    const statements = maximumIs('highest rate', terms, 0.5)
    const found = valueOf(await attack([sum(13), { name: 'm', statements }], both))
    // Either a = 5, then b = 8; or b = 10, then a = 3.
    expect(limits(found.cells)).toEqual({ a: [3, 5], b: [8, 10] })
  })

  it('averages, rounded totals, medians', async () => {
    const average = valueOf(
      await attack([{ name: 'm', statements: averageIs('average', ['a', 'b'], 5) }], both),
    )
    expect(limits(average.cells)).toEqual({ a: [0, 10], b: [0, 10] })
    const rounded = valueOf(
      await attack([{ name: 'm', statements: roundedIs('total', both, 10, 5) }], [{ cell: 'a' }]),
    )
    expect(limits(rounded.cells)).toEqual({ a: [0, 12.5] })
    const three = [...both, { cell: 'c' }]
    const median = valueOf(
      await attack([{ name: 'm', statements: orderStatisticIs('median', three, 2, 6) }], three, {
        prior: { a: { high: 5 }, b: { high: 9 }, c: { low: 7 } },
      }),
    )
    expect(limits(median.cells)).toEqual({ a: [0, 5], b: [6, 6], c: [7, Infinity] })
  })

  it('agrees with all whole tables that fit, for a minimum and a maximum', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 4, maxLength: 4 }),
        async (values) => {
          const ids = ['a', 'b', 'c', 'd']
          const all = ids.map((cell) => ({ cell }))
          const total = values.reduce((sum, value) => sum + value, 0)
          const [low, high] = [Math.min(...values), Math.max(...values)]
          const release: Release = {
            name: 'r',
            known: { T: total },
            relations: [{ name: 'sum', total: 'T', parts: ids }],
            statements: [...minimumIs('least', all, low), ...maximumIs('most', all, high)],
          }
          const fitting = tablesThatFit(total, low, high)
          const found = valueOf(await attack([release], all))
          found.cells.forEach((cell, at) => {
            const seen = fitting.map((table) => table[at] ?? NaN)
            expect([cell.low, cell.high]).toEqual([Math.min(...seen), Math.max(...seen)])
          })
        },
      ),
      { seed: 5, numRuns: 3 },
    )
  })

  const tablesThatFit = (total: number, low: number, high: number): readonly number[][] => {
    const tables: number[][] = []
    for (let a = low; a <= high; a += 1) {
      for (let b = low; b <= high; b += 1) {
        for (let c = low; c <= high; c += 1) {
          const table = [a, b, c, total - a - b - c]
          if (Math.min(...table) === low && Math.max(...table) === high) tables.push(table)
        }
      }
    }
    return tables
  }
})
