import { describe, expect, it } from 'vitest'
import { openRouteFinder } from './route-finder.ts'
import {
  suppressionProblem,
  type Need,
  type SuppressionCell,
  type SuppressionOptions,
} from './suppression-problem.ts'
import { flatSide, tableOf, threeByThree, valueOf } from './test-tables.ts'

const sides = [flatSide('a', ['1', '2']), flatSide('b', ['1', '2']), flatSide('c', ['1', '2'])]
/** Eight cells; with all margins shown they move together: by the evens up, the odds down. */
const cube = tableOf(sides, (labels) => 10 + ['111', '112'].indexOf(labels.join('')))
const isInner = (id: string) => !id.includes('Total')

const finderOf = async (
  { cells, relations } = cube,
  options: SuppressionOptions = {},
  more: (cell: { readonly id: string }) => Partial<SuppressionCell> = () => ({}),
) => {
  const all = cells.map((cell) => ({ ...cell, ...more(cell) }))
  const problem = valueOf(suppressionProblem(all, relations, options))
  const finder = await openRouteFinder(problem)
  const at = (id: string): number => problem.table.indexOf.get(id) ?? NaN
  const ids = (columns: readonly number[] | undefined) =>
    columns?.map((column) => problem.table.ids[column]).toSorted()
  const need = (id: string, direction: 1 | -1, amount: number, known = ''): Need => ({
    ...{ column: at(id), direction, amount },
    known: known === '' ? -1 : at(known),
  })
  return { finder, at, ids, need, problem }
}
const margins = (open: number) => (cells: readonly string[]) =>
  Float64Array.from(cells, (id) => (isInner(id) ? open : Infinity))

describe('routes where the relations are no network', () => {
  it('move all cells that must, and cost what these cost', async () => {
    const { finder, ids, need, problem } = await finderOf()
    expect(finder.isNetwork).toBe(false)
    const costs = margins(3)(problem.table.ids)
    const own = '1 / 1 / 1'
    const others = problem.table.ids.filter((id) => isInner(id) && id !== own).toSorted()
    const up = finder.route(need(own, 1, 4), costs, false)
    expect(ids(up?.columns)).toEqual(others)
    expect(up?.cost).toBe(21)
    const down = finder.route(need(own, -1, 4), costs, false)
    expect(ids(down?.columns)).toEqual(others)
    // Over the totals it is one cell and some of its margins, the cheaper the more free these are.
    const free = costs.map((cost) => (cost === Infinity ? 0 : cost))
    expect(finder.route(need(own, 1, 4), free, false)?.cost).toBe(0)
    finder.close()
  })

  it('end where the cells that must move have no more room', async () => {
    const { finder, need, problem } = await finderOf()
    const costs = margins(1)(problem.table.ids)
    // The odd cells are 9 but for 1 / 1 / 2, 11; the even ones 9 but for 1 / 1 / 1, 10.
    expect(finder.route(need('1 / 1 / 1', 1, 9), costs, false)?.cost).toBe(7)
    expect(finder.route(need('1 / 1 / 1', 1, 9.1), costs, false)).toBeNull()
    expect(finder.route(need('1 / 1 / 1', -1, 9), costs, false)?.cost).toBe(7)
    expect(finder.route(need('1 / 1 / 1', -1, 9.1), costs, false)).toBeNull()
    expect(finder.route(need('1 / 1 / 1', -1, 10.1), new Float64Array(27), false)).toBeNull()
    finder.close()
  })

  it('are none that are sturdy, and none at all are needed for nothing', async () => {
    const { finder, need, problem } = await finderOf()
    const costs = margins(1)(problem.table.ids)
    expect(finder.route(need('1 / 1 / 1', 1, 1), costs, true)).toBeNull()
    const shut = new Float64Array(27).fill(Infinity)
    expect(finder.route(need('1 / 1 / 1', 1, 0), shut, false)).toEqual({ columns: [], cost: 0 })
    expect(finder.route(need('1 / 1 / 1', 1, 1), shut, false)).toBeNull()
    finder.close()
  })

  it('are not over a cell that the attacker knows, whose cost stays as it was', async () => {
    const { finder, at, need, problem } = await finderOf()
    const costs = margins(1)(problem.table.ids)
    expect(finder.route(need('1 / 1 / 1', 1, 4, '2 / 2 / 2'), costs, false)).toBeNull()
    expect(costs[at('2 / 2 / 2')]).toBe(1)
    const shown = '1 / 1 / Total'
    expect(finder.route(need('1 / 1 / 1', 1, 4, shown), costs, false)?.cost).toBe(7)
    expect(costs[at(shown)]).toBe(Infinity)
    finder.close()
  })

  it('take the cheaper cells', async () => {
    const { finder, ids, need, problem } = await finderOf()
    const costs = Float64Array.from(problem.table.ids, (id) => (isInner(id) ? 50 : 1))
    const found = finder.route(need('1 / 1 / 1', 1, 4), costs, false)
    const totals = ['1 / 1 / Total', '1 / Total / 1', 'Total / 1 / 1', '1 / Total / Total']
    const further = ['Total / 1 / Total', 'Total / Total / 1', 'Total / Total / Total']
    expect(ids(found?.columns)).toEqual([...totals, ...further].toSorted())
    expect(found?.cost).toBe(7)
    finder.close()
  })

  it('go beyond the sum of the table where nothing ends the cells', async () => {
    const options = { low: -Infinity, negative: true }
    const { finder, need, problem } = await finderOf(cube, options)
    const costs = margins(1)(problem.table.ids)
    expect(finder.route(need('1 / 1 / 1', 1, 5000), costs, false)?.cost).toBe(7)
    expect(finder.route(need('1 / 1 / 1', -1, 5000), costs, false)?.cost).toBe(7)
    finder.close()
  })
})

describe('routes in a network', () => {
  it('are not over a cell that the attacker knows, whose cost stays as it was', async () => {
    const { finder, at, ids, need, problem } = await finderOf(threeByThree)
    expect(finder.isNetwork).toBe(true)
    const costs = problem.costs.slice()
    const first = finder.route(need('2 / C', 1, 5), costs, false)
    expect(ids(first?.columns)).toEqual(['2 / A', '3 / A', '3 / C'])
    expect(first?.cost).toBe(37)
    const next = finder.route(need('2 / C', 1, 5, '3 / A'), costs, false)
    expect(ids(next?.columns)).toEqual(['1 / A', '1 / C', '2 / A'])
    expect(next?.cost).toBe(38)
    expect([...costs]).toEqual([...problem.costs])
    expect(costs[at('3 / A')]).toBe(17)
  })

  it('may be sturdy', async () => {
    const { finder, ids, need, problem } = await finderOf(threeByThree)
    // 2 / A can fall by 8 only.
    const sturdy = finder.route(need('2 / C', 1, 9), problem.costs, true)
    expect(ids(sturdy?.columns)).toEqual(['2 / B', '3 / B', '3 / C'])
    // Otherwise the cheapest way comes first, as far as it goes.
    expect(finder.route(need('2 / C', 1, 9), problem.costs, false)?.cost).toBe(88)
    expect(finder.close()).toBeUndefined()
  })
})
