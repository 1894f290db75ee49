import { describe, expect, it } from 'vitest'
import { suppress } from './suppress.ts'
import { suppressOptimal } from './suppress-optimal.ts'
import { suppressionProblem, type SuppressionCell } from './suppression-problem.ts'
import { codesOf, flatSide, groupedSide, tableOf, threeByThree, valueOf } from './test-tables.ts'

const { relations } = threeByThree
const withCell = (id: string, more: Partial<SuppressionCell>): readonly SuppressionCell[] =>
  threeByThree.cells.map((cell) => (cell.id === id ? { ...cell, ...more } : cell))
const sensitive = { lower: 5, upper: 5 }
const withheldOf = (cells: readonly { readonly id: string; readonly status: string }[]) =>
  cells.filter((cell) => cell.status !== 'published').map((cell) => cell.id)

describe('what is told of a suppression', () => {
  it('says of every cell whether it is shown, and what can be worked out', async () => {
    const found = valueOf(await suppress(withCell('2 / C', { sensitive }), relations))
    expect(found).toMatchObject({
      ...{ passes: true, optimal: true, primary: 1, secondary: 3, n: 16 },
      ...{ cost: 59, secondaryCost: 37, warnings: [] },
      method: 'cheapest safe pattern by integer programming (Fischetti & Salazar 2001), audited',
    })
    const at = (id: string) => found.cells.find((cell) => cell.id === id)
    expect(at('2 / C')).toEqual({
      ...{ id: '2 / C', value: 22, status: 'primary', low: 5, high: 30, lower: 5, upper: 5 },
      protected: true,
    })
    expect(at('3 / A')).toEqual({
      ...{ id: '3 / A', value: 17, status: 'secondary', low: 0, high: 25, lower: 0, upper: 0 },
      protected: true,
    })
    expect(at('1 / A')).toEqual({
      ...{ id: '1 / A', value: 20, status: 'published', low: 20, high: 20, lower: 0, upper: 0 },
      protected: true,
    })
    expect(Object.isFrozen(found)).toBe(true)
  })

  it('shows everything where nothing is sensitive', async () => {
    const found = valueOf(await suppress(threeByThree.cells, relations))
    expect(withheldOf(found.cells)).toEqual([])
    expect(found).toMatchObject({ passes: true, primary: 0, secondary: 0, cost: 0 })
  })

  it('counts cells or respondents where these are to be few', async () => {
    const cells = withCell('2 / C', { sensitive }).map((cell) => ({
      ...cell,
      respondents: cell.id.includes('1') ? 1 : 100,
    }))
    const few = valueOf(await suppress(cells, relations, { cost: 'cells' }))
    expect([few.cost, few.secondaryCost]).toEqual([4, 3])
    const respondents = valueOf(await suppress(cells, relations, { cost: 'respondents' }))
    expect(withheldOf(respondents.cells).filter((id) => id.startsWith('1')).length).toBe(2)
    expect([respondents.cost, respondents.secondaryCost]).toEqual([202, 102])
  })

  it('does not withhold what must be shown, nor zeros', async () => {
    const cells = withCell('2 / C', { sensitive }).map((cell) =>
      cell.id === '3 / A' ? { ...cell, mustShow: true } : cell,
    )
    const found = valueOf(await suppress(cells, relations))
    expect(withheldOf(found.cells)).not.toContain('3 / A')
    expect(found.cost).toBeGreaterThan(59)
    const withZero = tableOf(
      [flatSide('r', ['1', '2', '3']), flatSide('c', ['A', 'B', 'C'])],
      ([row = '', column = '']) => (row + column === '2A' ? 0 : row + column === '2C' ? 2 : 9),
    )
    for (const method of ['optimal', 'heuristic'] as const) {
      const zero = valueOf(
        await suppress(
          withZero.cells.map((cell) =>
            cell.id === '2 / C' ? { ...cell, sensitive: { lower: 2, upper: 2 } } : cell,
          ),
          withZero.relations,
          { method },
        ),
      )
      expect(zero.passes).toBe(true)
      expect(withheldOf(zero.cells)).not.toContain('2 / A')
    }
  })

  it('protects a zero upwards, for there is nothing below', async () => {
    const zero = tableOf(
      [flatSide('r', ['1', '2']), flatSide('c', ['A', 'B'])],
      ([row = '', column = '']) => (row + column === '1A' ? 0 : 9),
    )
    const found = valueOf(
      await suppress(
        zero.cells.map((cell) =>
          cell.id === '1 / A' ? { ...cell, sensitive: { lower: 3, upper: 3 } } : cell,
        ),
        zero.relations,
      ),
    )
    expect(found.cells.find((cell) => cell.id === '1 / A')).toMatchObject({
      ...{ low: 0, high: 9, lower: 0, upper: 3, protected: true },
    })
  })

  it('uses what is known beforehand', async () => {
    const prior = Object.fromEntries(
      threeByThree.cells.map(({ id, value }) => [id, { low: value * 0.5, high: value * 1.5 }]),
    )
    const found = valueOf(await suppress(withCell('2 / C', { sensitive }), relations, { prior }))
    expect(found.passes).toBe(true)
    expect(found.cost).toBeGreaterThan(59)
    for (const cell of found.cells) {
      expect(cell.low).toBeGreaterThanOrEqual(cell.value * 0.5)
      expect(cell.high).toBeLessThanOrEqual(cell.value * 1.5)
    }
  })

  it('takes negative values when told so', async () => {
    const cells = withCell('2 / C', { sensitive }).map((cell) => ({ ...cell, value: -cell.value }))
    expect(codesOf(await suppress(cells, relations)).includes('value-negative')).toBe(true)
    const options = { negative: true, low: -Infinity }
    const found = valueOf(await suppress(cells, relations, options))
    expect(found.passes).toBe(true)
    expect(found.cost).toBe(59)
    expect(found.cells.find((cell) => cell.id === '2 / C')).toMatchObject({
      ...{ low: -Infinity, high: Infinity },
    })
  })

  it('is optimal by itself up to 250 cells and 40 sensitive ones', async () => {
    const list = (n: number, few: number) => {
      const cells: SuppressionCell[] = Array.from({ length: n - 1 }, (_, at) => ({
        id: `${at}`,
        value: 10,
        ...(at < few ? { sensitive: { lower: 1, upper: 1 } } : {}),
      }))
      const total = { id: 'T', value: 10 * (n - 1) }
      const parts = cells.map((cell) => cell.id)
      return suppress([...cells, total], [{ name: 'sum', total: 'T', parts }])
    }
    expect(valueOf(await list(250, 2)).optimal).toBe(true)
    expect(valueOf(await list(251, 2)).optimal).toBe(false)
    expect(valueOf(await list(100, 40)).optimal).toBe(true)
    const many = valueOf(await list(100, 41))
    expect(many.optimal).toBe(false)
    expect(many.method).toBe(
      'routes and pruning (Kelly, Golden & Assad 1992), audited by linear programming',
    )
  })

  it('is optimal by itself for fewer cells where the relations are no network', async () => {
    const hierarchies = (size: number) => {
      const made = tableOf([groupedSide('g', 2, size), groupedSide('h', 2, 2)], () => 9)
      const first = made.cells.find((cell) => !cell.id.includes('Total'))?.id
      return suppress(
        made.cells.map((cell) => (cell.id === first ? { ...cell, sensitive } : cell)),
        made.relations,
      )
    }
    const small = valueOf(await hierarchies(5))
    expect([small.n, small.optimal]).toEqual([91, true])
    const large = valueOf(await hierarchies(6))
    expect([large.n, large.optimal]).toEqual([105, false])
    expect(large.passes).toBe(true)
  })

  it('stops the search at its limit, with a bound that no safe pattern is below', async () => {
    const problem = valueOf(suppressionProblem(withCell('2 / C', { sensitive }), relations, {}))
    const stopped = await suppressOptimal(problem, { nodes: 1, rounds: 1 }, Infinity)
    expect(stopped.withheld).toBeNull()
    expect(stopped.bound).toBeLessThanOrEqual(37)
    expect(stopped.proved).toBe(false)
    const limits = { nodes: 1000, rounds: 100 }
    const found = await suppressOptimal(problem, limits, Infinity)
    expect(found.bound).toBe(37)
    expect(found.withheld?.size).toBe(4)
    const known = await suppressOptimal(problem, limits, 37)
    expect(known).toEqual({ withheld: null, bound: 37, proved: true })
    expect((await suppressOptimal(problem, limits, 38)).withheld?.size).toBe(4)
  })
})
