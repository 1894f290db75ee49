import { describe, expect, it } from 'vitest'
import { openRouteFinder, type RouteFinder } from './route-finder.ts'
import { suppressHeuristic } from './suppress-heuristic.ts'
import {
  suppressionProblem,
  type SuppressionCell,
  type SuppressionOptions,
} from './suppression-problem.ts'
import type { TableSide } from './cross-table.ts'
import { flatSide, groupedSide, randomTable, valueOf, type TestTable } from './test-tables.ts'

/** A list of cells under a total that is shown. */
const listOf = (cells: readonly SuppressionCell[], options: SuppressionOptions = {}) => {
  const total = cells.reduce((all, cell) => all + cell.value, 0)
  return valueOf(
    suppressionProblem(
      [...cells, { id: 'T', value: total, mustShow: true, respondents: 99 }],
      [{ name: 'sum', total: 'T', parts: cells.map((cell) => cell.id) }],
      options,
    ),
  )
}

/** Runs the heuristic and writes down what it asked of the finder: cell, direction, amount. */
const run = async (problem: ReturnType<typeof listOf>) => {
  const asked: string[] = []
  const shut: string[] = []
  const finder = await openRouteFinder(problem)
  const ids = problem.table.ids
  const told: RouteFinder = {
    ...finder,
    route: (need, costs, sturdy) => {
      const who = need.known === -1 ? '' : ` without ${ids[need.known] ?? ''}`
      const way = sturdy ? '±' : need.direction === 1 ? '+' : '-'
      asked.push(`${ids[need.column] ?? ''}${way}${need.amount}${who}`)
      const closed = ids.filter((_, at) => costs[at] === Infinity).join('')
      shut.push(closed)
      return finder.route(need, costs, sturdy)
    },
  }
  const pattern = suppressHeuristic(problem, told)
  finder.close()
  const withheld = pattern.ok ? [...pattern.withheld].map((at) => ids[at]).toSorted() : []
  return { pattern, asked, shut, withheld, cost: pattern.ok ? pattern.cost : NaN }
}

const needing = (lower: number, upper: number) => ({ sensitive: { lower, upper } })

describe('a pattern by routes', () => {
  it('meets the greatest need first, then needs as they came', async () => {
    const { asked, withheld, cost } = await run(
      listOf([
        { id: 'a', value: 30, ...needing(2, 2) },
        { id: 'b', value: 30, ...needing(1, 6) },
        { id: 'c', value: 30, ...needing(5, 5) },
        { id: 'd', value: 30, ...needing(7, 1) },
        { id: 'e', value: 30, ...needing(2, 1) },
      ]),
    )
    expect(asked).toEqual(['d±7', 'b±6', 'c±5', 'a±2', 'e±2'])
    expect(withheld).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(cost).toBe(0)
  })

  it('takes two ways where these are cheaper than one both ways, and one where not', async () => {
    const cells = (price: number): readonly SuppressionCell[] => [
      { id: 'a', value: 20, respondents: 1, ...needing(5, 5) },
      { id: 'up', value: 40, respondents: 9 },
      { id: 'down', value: 40, respondents: 10 },
      { id: 'both', value: 40, respondents: price },
    ]
    // What can only rise lets `a` fall.
    const prior = { up: { low: 40 }, down: { high: 40 } }
    const options = { cost: 'respondents' as const, prior }
    const dear = await run(listOf(cells(20), options))
    expect(dear.withheld).toEqual(['a', 'down', 'up'])
    expect(dear.cost).toBe(19)
    expect(dear.asked.slice(0, 3)).toEqual(['a±5', 'a+5', 'a-5'])
    const equal = await run(listOf(cells(19), options))
    expect(equal.withheld).toEqual(['a', 'both'])
    expect(equal.cost).toBe(19)
    const cheap = await run(listOf(cells(11), options))
    expect([cheap.withheld, cheap.cost]).toEqual([['a', 'both'], 11])
    const cheapest = await run(listOf(cells(1), options))
    expect([cheapest.withheld, cheapest.cost]).toEqual([['a', 'both'], 1])
  })

  it('looks for the way down as if the way up cost nothing more', async () => {
    // `low` has too little room to serve both ways, so two ways are sought.
    const cells: readonly SuppressionCell[] = [
      { id: 'a', value: 20, ...needing(5, 5) },
      { id: 'low', value: 8, respondents: 9 },
      { id: 'x', value: 9, respondents: 3 },
    ]
    const prior = { low: { high: 12 }, x: { high: 13 } }
    const { asked, withheld } = await run(listOf(cells, { prior }))
    expect(asked.slice(0, 3)).toEqual(['a±5', 'a+5', 'a-5'])
    expect(withheld).toEqual(['a', 'low', 'x'])
  })

  it('asks for no way both ways where nothing is needed below', async () => {
    const cells: readonly SuppressionCell[] = [
      { id: 'a', value: 20, ...needing(0, 5) },
      { id: 'b', value: 8 },
      { id: 'c', value: 7 },
    ]
    const { asked, withheld } = await run(listOf(cells))
    expect(asked).toEqual(['a+5', 'a-0', 'a+5'])
    expect(withheld).toEqual(['a', 'c'])
  })

  it('says which need cannot be met, upwards and downwards', async () => {
    const cells: readonly SuppressionCell[] = [
      { id: 'a', value: 20, ...needing(5, 6) },
      { id: 'b', value: 5 },
    ]
    const up = await run(listOf(cells))
    expect(up.pattern).toEqual({
      ok: false,
      unmet: { column: 0, direction: 1, amount: 6, known: -1 },
    })
    const down = await run(listOf(cells, { prior: { b: { low: -9, high: 9 } } }))
    expect(down.pattern).toEqual({
      ok: false,
      unmet: { column: 0, direction: -1, amount: 5, known: -1 },
    })
  })

  it('tries to show cells again, the dearest first, then as they stand in the table', async () => {
    const cells = (other: number): readonly SuppressionCell[] => [
      { id: 'a', value: 20, ...needing(6, 6) },
      { id: 'b', value: 3 },
      { id: 'c', value: other },
      { id: 'd', value: 10 },
      { id: 'e', value: 60, mustShow: true },
    ]
    const prior = Object.fromEntries(['b', 'c', 'd'].map((id) => [id, { high: 20 }]))
    const pruning = async (other: number) => {
      const { asked, shut, withheld, cost } = await run(listOf(cells(other), { prior }))
      expect(withheld).toEqual(['a', 'b', 'c'])
      expect(cost).toBe(3 + other)
      // Shut are e and T, then all that is shown and the cell that is tried.
      return asked.map((need, at) => `${need} ${shut[at] ?? ''}`)
    }
    expect(await pruning(3)).toEqual([
      ...['a±6 eT', 'a+6 eT', 'a-6 eT', 'a-6 bdeT', 'a+6 bdeT', 'a+6 cdeT'],
    ])
    expect(await pruning(4)).toEqual([
      ...['a±6 eT', 'a+6 eT', 'a-6 eT', 'a+6 cdeT', 'a-6 bdeT', 'a+6 bdeT'],
    ])
  })
})

describe('a pattern for respondents who are alone', () => {
  const cells: readonly SuppressionCell[] = [
    { id: 'a', value: 20, respondents: 4, ...needing(5, 5) },
    { id: 'one', value: 6, respondents: 1 },
    { id: 'more', value: 9, respondents: 5 },
    { id: 'many', value: 30, respondents: 7 },
  ]

  it('meets each need once more without the cell that one of them knows', async () => {
    const { asked, withheld, cost } = await run(listOf(cells, { singles: true }))
    expect(asked).toEqual([
      ...['a±5', 'a+5', 'a-5', 'a+5 without one', 'a-5 without one'],
      // `more` stays; `one` is shown again, as both needs are met over `more`.
      ...['a-5 without one', 'a-5', 'a+5'],
    ])
    expect(withheld).toEqual(['a', 'more'])
    expect(cost).toBe(9)
  })

  it('does not ask where nobody is alone, or nobody is to be reckoned with', async () => {
    const { asked, withheld } = await run(listOf(cells))
    expect(asked.some((need) => need.includes('without'))).toBe(false)
    expect(withheld).toEqual(['a', 'one'])
  })

  it('says whose knowledge leaves a need unmet', async () => {
    const few = cells.slice(0, 2)
    const { pattern } = await run(listOf(few, { singles: true }))
    expect(pattern).toEqual({
      ok: false,
      unmet: { column: 0, direction: 1, amount: 5, known: 1 },
    })
  })
})

describe('patterns of whole tables', () => {
  const withRule = ({ cells, relations }: TestTable, singles: boolean) =>
    valueOf(
      suppressionProblem(
        cells.map((cell, at) => ({
          ...cell,
          respondents: at % 3 === 0 ? 1 : 9,
          ...(cell.value > 0 && cell.value < 4 ? needing(2, 3) : {}),
        })),
        relations,
        { singles },
      ),
    )
  const flat = [flatSide('r', ['1', '2', '3', '4', '5', '6']), flatSide('c', ['A', 'B', 'C', 'D'])]
  const grouped = [groupedSide('g', 3, 3), flatSide('c', ['A', 'B', 'C'])]
  const twice = [groupedSide('g', 2, 2), groupedSide('h', 2, 2)]

  const patterns = async (sides: readonly TableSide[], seeds: number, singles: boolean) => {
    const found: string[] = []
    for (let seed = 40; seed < 40 + seeds; seed += 1) {
      const { pattern, withheld, cost } = await run(withRule(randomTable(sides, seed), singles))
      found.push(pattern.ok ? `${withheld.length} ${cost}` : 'none')
    }
    return found
  }

  it('cost what they cost in flat tables', async () => {
    expect(await patterns(flat, 8, false)).toEqual([
      ...['0 0', '10 125', '6 77', '7 47', '8 54', '4 88', '7 38', '4 18'],
    ])
    expect(await patterns(flat, 8, true)).toEqual([
      ...['0 0', '11 177', '8 142', '7 47', '8 62', '4 88', '9 49', '7 65'],
    ])
  })

  it('cost what they cost with a hierarchy', async () => {
    expect(await patterns(grouped, 8, false)).toEqual([
      ...['4 35', '12 244', '12 142', '10 77', '8 81', '4 119', '6 98', '8 138'],
    ])
    expect(await patterns(grouped, 8, true)).toEqual([
      ...['6 114', '16 353', '16 298', '13 164', '12 176', '4 119', '10 217', '13 273'],
    ])
  })

  it('cost what they cost where the relations are no network', async () => {
    expect(await patterns(twice, 3, false)).toEqual(['0 0', '14 776', '8 177'])
    expect(await patterns(twice, 3, true)).toEqual(['0 0', 'none', '12 436'])
  })
})
