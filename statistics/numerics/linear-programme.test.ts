import { describe, expect, it } from 'vitest'
import { openProgramme, type Programme } from './linear-programme.ts'

/** Chairs and tables: 30 and 50 each, from 40 hours of carpentry and 50 of finishing. */
const workshop: Programme = {
  cost: [30, 50],
  low: [0, 0],
  high: [Infinity, Infinity],
  rows: [
    { columns: [0, 1], times: [1, 2], low: -Infinity, high: 40 },
    { columns: [0, 1], times: [2, 1], low: -Infinity, high: 50 },
  ],
}

describe('a linear programme', () => {
  it('finds the best corner, with its reduced costs', async () => {
    const open = await openProgramme(workshop)
    const most = open.solve('maximum')
    expect(most.status).toBe('optimal')
    expect(most.objective).toBeCloseTo(1100, 9)
    expect([...most.values]).toEqual([20, 10])
    expect(open.solve('minimum').objective).toBe(0)
    // Costs 1 and 3: no chair is made, and one would lose 1 - 3 / 2.
    open.setCosts([1, 3])
    const tables = open.solve('maximum')
    expect([...tables.values]).toEqual([0, 20])
    expect(tables.reducedCosts[0]).toBeCloseTo(-0.5, 9)
    open.close()
  })

  it('is changed and solved again', async () => {
    const open = await openProgramme(workshop)
    open.setBounds(1, 0, 6)
    expect([...open.solve('maximum').values]).toEqual([22, 6])
    open.addRow({ columns: [0], times: [1], low: -Infinity, high: 10 })
    expect([...open.solve('maximum').values]).toEqual([10, 6])
    open.setAllBounds([1, 2], [3, 4])
    expect([...open.solve('minimum').values]).toEqual([1, 2])
    open.setCost(0, -30)
    expect([...open.solve('minimum').values]).toEqual([3, 2])
    open.setBounds(0, 11, 12)
    expect(open.solve('minimum').status).toBe('infeasible')
    open.close()
  })

  it('says when there is no end', async () => {
    const open = await openProgramme({ ...workshop, rows: [] })
    expect(open.solve('maximum').status).toBe('unbounded')
    expect(open.solve('minimum').status).toBe('optimal')
    open.close()
  })

  it('takes whole numbers where asked', async () => {
    const knapsack: Programme = {
      cost: [5, 4],
      low: [0, 0],
      high: [10, 10],
      rows: [{ columns: [0, 1], times: [3, 2.5], low: -Infinity, high: 11 }],
    }
    const divided = await openProgramme(knapsack)
    expect(divided.solve('maximum').objective).toBeCloseTo(55 / 3, 9)
    divided.close()
    const whole = await openProgramme({ ...knapsack, whole: [true, true] })
    // Two of the first and two of the second weigh 11 and give 18.
    expect(whole.solve('maximum').objective).toBeCloseTo(18, 9)
    whole.close()
    const first = await openProgramme({ ...knapsack, whole: [true, false] })
    expect(first.solve('maximum').objective).toBeCloseTo(15 + (2 / 2.5) * 4, 9)
    first.close()
  })
})
