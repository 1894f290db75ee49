import { describe, expect, it } from 'vitest'
import { openRouteFinder } from './route-finder.ts'
import { safeFromSingles } from './safe-from-singles.ts'
import { suppress } from './suppress.ts'
import { suppressOptimal } from './suppress-optimal.ts'
import {
  suppressionProblem,
  type SuppressionCell,
  type SuppressionOptions,
} from './suppression-problem.ts'
import { codesOf, refusalsOf, threeByThree, valueOf } from './test-tables.ts'

const cells: readonly SuppressionCell[] = [
  { id: 'T', value: 19, respondents: 30, mustShow: true },
  { id: 'a', value: 4, respondents: 2, sensitive: { lower: 6, upper: 3 } },
  { id: 'b', value: 15, respondents: 1 },
  { id: 'c', value: 0, respondents: 1 },
]
const relations = [{ name: 'sum', total: 'T', parts: ['a', 'b', 'c'] }]
const problemOf = (options: SuppressionOptions = {}) =>
  valueOf(suppressionProblem(cells, relations, options))

describe('a table as a problem of suppression', () => {
  it('has the room that everybody grants each cell', () => {
    const open = problemOf()
    expect([...open.room]).toEqual([Infinity, 19, Infinity, 4, Infinity, 15, Infinity, 0])
    const prior = { a: { low: 1, high: 9 }, b: { high: 16 }, c: { low: 0 } }
    const known = problemOf({ low: -5, prior })
    expect([...known.room]).toEqual([Infinity, 24, 5, 3, 1, 20, Infinity, 0])
  })

  it('prices a cell by value, respondents or one by one; what cannot be withheld has no cost', () => {
    const price = (cost?: 'value' | 'respondents' | 'cells') =>
      problemOf(cost === undefined ? {} : { cost })
    expect([...price().price]).toEqual([19, 4, 15, 0])
    expect([...price('value').price]).toEqual([19, 4, 15, 0])
    expect([...price('respondents').price]).toEqual([30, 2, 1, 1])
    expect([...price('cells').price]).toEqual([1, 1, 1, 1])
    expect([...price('cells').costs]).toEqual([Infinity, 0, 1, Infinity])
    expect([...price('respondents').costs]).toEqual([Infinity, 0, 1, Infinity])
    const below = cells.map(({ id, value }) => ({ id, value: -value }))
    const turned = suppressionProblem(below, relations, { negative: true, low: -Infinity })
    expect([...valueOf(turned).price]).toEqual([19, 4, 15, 0])
  })

  it('needs a cell to rise and fall, but not to where nothing lies', () => {
    const { sensitive, needs, lower, upper } = problemOf()
    expect(sensitive).toEqual([1])
    expect([...lower]).toEqual([0, 4, 0, 0])
    expect([...upper]).toEqual([0, 3, 0, 0])
    expect(needs).toEqual([
      { column: 1, direction: 1, amount: 3, known: -1 },
      { column: 1, direction: -1, amount: 4, known: -1 },
    ])
    expect([...problemOf({ low: -9 }).lower]).toEqual([0, 6, 0, 0])
  })

  it('reckons with respondents who are alone only when asked', () => {
    expect([...problemOf().singles]).toEqual([])
    expect([...problemOf({ singles: false }).singles]).toEqual([])
    expect([...problemOf({ singles: true }).singles]).toEqual([2, 3])
  })

  it('asks for respondents only where they are needed', () => {
    const bare = cells.map(({ id, value }) => ({ id, value }))
    expect(suppressionProblem(bare, relations, { cost: 'cells' }).ok).toBe(true)
    expect(suppressionProblem(bare, relations, { singles: false }).ok).toBe(true)
    const missing = suppressionProblem(bare, relations, { cost: 'respondents' })
    expect(codesOf(missing)).toEqual(Array.from(cells, () => 'respondents-missing'))
    const endless = cells.map((cell) => ({ ...cell, respondents: Infinity }))
    expect(refusalsOf(suppressionProblem(endless, relations, { singles: true })).length).toBe(4)
  })
})

describe('the cheapest pattern', () => {
  const limits = { nodes: 1000, rounds: 100 }
  const { relations: crossed } = threeByThree
  const problem = (
    sensitive: { readonly lower: number; readonly upper: number },
    options: SuppressionOptions = {},
    share = 1,
  ) =>
    valueOf(
      suppressionProblem(
        threeByThree.cells.map((cell) => ({
          ...cell,
          value: cell.value * share,
          respondents: cell.id === '2 / A' ? 1 : 5,
          ...(cell.id === '2 / C' ? { sensitive } : {}),
        })),
        crossed,
        options,
      ),
    )
  const found = async (given: ReturnType<typeof problem>, known = Infinity) => {
    const { withheld, bound } = await suppressOptimal(given, limits, known)
    return [withheld && [...withheld].map((at) => given.table.ids[at]).toSorted(), bound + 0]
  }

  it('is that of Fischetti & Salazar for a need either way', async () => {
    const pattern = ['2 / A', '2 / C', '3 / A', '3 / C']
    expect(await found(problem({ lower: 5, upper: 5 }))).toEqual([pattern, 37])
    expect(await found(problem({ lower: 5, upper: 0 }))).toEqual([pattern, 37])
    expect(await found(problem({ lower: 0, upper: 5 }))).toEqual([pattern, 37])
    expect(await found(problem({ lower: 0, upper: 0 }))).toEqual([['2 / C'], 0])
  })

  it('goes elsewhere when 2 / A has too little room, or is known to who is alone there', async () => {
    const further = ['2 / B', '2 / C', '3 / B', '3 / C']
    expect(await found(problem({ lower: 5, upper: 9 }))).toEqual([further, 63])
    expect(await found(problem({ lower: 5, upper: 5 }, { singles: true }))).toEqual([further, 63])
  })

  it('stops where nothing is cheaper than what is known, whole costs being whole', async () => {
    const whole = problem({ lower: 5, upper: 5 })
    expect(await found(whole, 37)).toEqual([null, 37])
    expect((await found(whole, 37.1))[1]).toBe(37)
    const parts = problem({ lower: 0.5, upper: 0.5 }, {}, 0.1)
    const [pattern, bound] = await found(parts)
    expect(pattern).toEqual(['2 / A', '2 / C', '3 / A', '3 / C'])
    expect(bound).toBeCloseTo(3.7, 9)
    expect((await found(parts, 3.7))[0]).toBeNull()
  })

  it('gives up after so many rounds, with what it knows by then', async () => {
    const given = problem({ lower: 5, upper: 5 })
    const bounds: number[] = []
    for (let rounds = 0; rounds < 3; rounds += 1) {
      const stopped = await suppressOptimal(given, { nodes: 1000, rounds }, 1000)
      expect([stopped.withheld, stopped.proved]).toEqual([null, false])
      bounds.push(stopped.bound + 0)
    }
    expect(bounds.slice(0, 2)).toEqual([0, 0])
    expect(bounds[2]).toBeGreaterThan(0)
    expect(bounds[2]).toBeLessThanOrEqual(37)
    const whole = await suppressOptimal(given, limits, 1000)
    expect([whole.withheld?.size, whole.proved]).toEqual([4, true])
  })

  it('is proved as soon as the bound is within a ten-millionth of what is known', async () => {
    const given = problem({ lower: 5, upper: 5 })
    const sizes: unknown[] = []
    for (const known of [37 + 3e-6, 37 + 4.5e-6]) {
      const { withheld, proved } = await suppressOptimal(given, limits, known)
      sizes.push([withheld?.size ?? null, proved])
    }
    expect(sizes).toEqual([
      [null, true],
      [4, true],
    ])
    const free = await suppressOptimal(problem({ lower: 0, upper: 0 }), limits, 0)
    expect([free.withheld, free.proved]).toEqual([null, true])
  })
})

describe('a suppression as it is told', () => {
  const sensitive = { lower: 5, upper: 5 }
  const held = (id = '2 / C') =>
    threeByThree.cells.map((cell) => (cell.id === id ? { ...cell, sensitive } : cell))

  it('is proved where the search finds nothing cheaper than the routes', async () => {
    for (const method of ['auto', 'optimal'] as const) {
      const found = valueOf(await suppress(held(), threeByThree.relations, { method }))
      expect([found.optimal, found.cost, found.warnings]).toEqual([true, 59, []])
    }
    const quick = valueOf(await suppress(held(), threeByThree.relations, { method: 'heuristic' }))
    expect([quick.optimal, quick.cost, quick.warnings]).toEqual([false, 59, []])
  })

  it('is proved where the search finds something cheaper, which is then given', async () => {
    const wide = { lower: 5, upper: 9 }
    const table = threeByThree.cells.map((cell) =>
      cell.id === '2 / C' ? { ...cell, sensitive: wide } : cell,
    )
    const told = { method: 'heuristic' as const }
    const quick = valueOf(await suppress(table, threeByThree.relations, told))
    const best = valueOf(await suppress(table, threeByThree.relations, { method: 'optimal' }))
    expect([quick.optimal, quick.secondaryCost]).toEqual([false, 63])
    expect([best.optimal, best.secondaryCost]).toEqual([true, 63])
  })

  it('holds where totals differ from their parts by the rounding that is tolerated', async () => {
    const rough = held().map((cell) => (cell.id === '1 / A' ? { ...cell, value: 20.5 } : cell))
    expect(codesOf(await suppress(rough, threeByThree.relations))).toEqual([
      ...['margins-do-not-add-up', 'margins-do-not-add-up'],
    ])
    const options = { tolerance: 0.1 }
    const shown = valueOf(await suppress(rough, threeByThree.relations, options))
    expect([shown.passes, shown.cost]).toEqual([true, 59])
    const beside = rough.map((cell) => (cell.id === '2 / A' ? { ...cell, value: 8.5 } : cell))
    const found = valueOf(await suppress(beside, threeByThree.relations, options))
    expect(found.cells.find((cell) => cell.id === '2 / A')).toMatchObject({ low: 0, high: 25.5 })
    expect(found.passes).toBe(true)
  })
})

describe('who is alone in a cell', () => {
  const alone = valueOf(
    suppressionProblem(
      threeByThree.cells.map((cell) => ({
        ...cell,
        respondents: cell.id === '2 / A' ? 1 : 5,
        ...(cell.id === '2 / C' ? { sensitive: { lower: 5, upper: 5 } } : {}),
      })),
      threeByThree.relations,
      { singles: true },
    ),
  )
  const safe = async (problem: typeof alone, ...ids: readonly string[]) => {
    const finder = await openRouteFinder(problem)
    const withheld = new Set(ids.map((id) => problem.table.indexOf.get(id) ?? NaN))
    return safeFromSingles(problem, withheld, finder)
  }
  const over = ['2 / A', '2 / C', '3 / A', '3 / C']

  it('stands in the way where a need is met over that cell only', async () => {
    expect(await safe(alone, ...over)).toBe(false)
    expect(await safe({ ...alone, singles: new Set() }, ...over)).toBe(true)
    expect(await safe(alone, ...over, '2 / B', '3 / B')).toBe(true)
    expect(await safe(alone, '2 / B', '2 / C', '3 / B', '3 / C')).toBe(true)
  })

  it('stands in the way of either need', async () => {
    const [up, down] = alone.needs
    if (up === undefined || down === undefined) throw new Error('no needs')
    expect(await safe({ ...alone, needs: [up] }, ...over)).toBe(false)
    expect(await safe({ ...alone, needs: [down] }, ...over)).toBe(false)
    expect(await safe({ ...alone, needs: [] }, ...over)).toBe(true)
  })
})
