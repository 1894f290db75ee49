import { describe, expect, it } from 'vitest'
import { seeded } from '../../numerics/random.ts'
import { twoWayFixedEffects, type FixedEffectsError } from './two-way-fixed-effects.ts'

const [G, T] = [6, 4]
const n = G * T
const cells = Array.from({ length: n }, (_, cell) => ({
  unit: Math.floor(cell / T),
  time: cell % T,
}))
const random = seeded(5)
const x = Float64Array.from(cells, ({ unit, time }) => unit * time + 3 * random.normal())
const outcome = Float64Array.from(
  cells,
  ({ unit, time }, cell) => unit + time ** 2 + 2 * (x[cell] ?? NaN) + (1 + unit) * random.normal(),
)
const panel = {
  units: Array.from({ length: G }, (_, unit) => `${unit}`),
  times: Array.from({ length: T }, (_, time) => time),
  outcome,
}
const fitted = (error: FixedEffectsError, clusters?: Int32Array) => {
  const found = twoWayFixedEffects(panel, [x], error, clusters)
  if (found === null) throw new Error('no fit')
  return { ...found, variance: found.covariance[0]?.[0] ?? NaN }
}

/** What is left of values beyond the means of their unit and their time, the long way. */
const within = (values: Float64Array): number[] => {
  const mean = (keep: (cell: { unit: number; time: number }) => boolean): number => {
    const own = [...values].filter((_, at) => keep(cells[at] ?? { unit: NaN, time: NaN }))
    return own.reduce((all, value) => all + value, 0) / own.length
  }
  return cells.map(
    ({ unit, time }, at) =>
      (values[at] ?? NaN) -
      mean((cell) => cell.unit === unit) -
      mean((cell) => cell.time === time) +
      mean(() => true),
  )
}
const left = within(x)
const size = left.reduce((all, value) => all + value ** 2, 0)
const slope = within(outcome).reduce((all, y, at) => all + y * (left[at] ?? NaN), 0) / size
const errors = within(outcome).map((y, at) => y - slope * (left[at] ?? NaN))
const scores = errors.map((error, at) => error * (left[at] ?? NaN))
/** Σ over groups of (Σ x e)², over (Σ x²)². */
const grouped = (groupOf: (cell: { unit: number; time: number }) => string | number): number => {
  const sums = new Map<string | number, number>()
  cells.forEach((cell, at) => {
    sums.set(groupOf(cell), (sums.get(groupOf(cell)) ?? 0) + (scores[at] ?? NaN))
  })
  return [...sums.values()].reduce((all, sum) => all + sum ** 2, 0) / size ** 2
}
const free = n - 1 - (G + T - 1)

describe('least squares with effects of units and times', () => {
  it('takes out both effects', () => {
    expect(fitted('iid').coefficients[0]).toBeCloseTo(slope, 10)
  })

  it('has errors of equal and of unequal spread', () => {
    const iid = fitted('iid')
    const spread = errors.reduce((all, error) => all + error ** 2, 0) / free
    expect(iid.variance).toBeCloseTo(spread / size, 10)
    expect([iid.df, iid.clusters]).toEqual([free, null])
    const hetero = fitted('hetero')
    expect(hetero.variance).toBeCloseTo(
      (n / free) * grouped(({ unit, time }) => `${unit} ${time}`),
      10,
    )
    expect([hetero.df, hetero.clusters]).toEqual([free, null])
  })

  it('has errors by unit, or by clusters of units', () => {
    const byUnit = fitted('cluster')
    const few = (clusters: number) => ((n - 1) / (n - 1 - T)) * (clusters / (clusters - 1))
    expect(byUnit.variance).toBeCloseTo(few(G) * grouped(({ unit }) => unit), 10)
    expect([byUnit.df, byUnit.clusters]).toEqual([G - 1, G])
    const byPair = fitted('cluster', Int32Array.of(0, 0, 1, 1, 2, 2))
    expect(byPair.variance).toBeCloseTo(few(3) * grouped(({ unit }) => Math.floor(unit / 2)), 10)
    expect([byPair.df, byPair.clusters]).toEqual([2, 3])
  })

  it('has errors by unit and time together, the smaller number counting', () => {
    const few = (clusters: number) => ((n - 1) / (n - 2)) * (clusters / (clusters - 1))
    const byTime = grouped(({ time }) => time)
    const both = fitted('twoway')
    const byCell = grouped(({ unit, time }) => `${unit} ${time}`)
    expect(both.variance).toBeCloseTo(few(T) * (grouped(({ unit }) => unit) + byTime - byCell), 10)
    expect([both.df, both.clusters]).toEqual([T - 1, T])
    const pairs = fitted('twoway', Int32Array.of(0, 0, 1, 1, 2, 2))
    const pairOf = ({ unit }: { unit: number }) => Math.floor(unit / 2)
    const joint = grouped((cell) => `${pairOf(cell)} ${cell.time}`)
    expect(pairs.variance).toBeCloseTo(few(3) * (grouped(pairOf) + byTime - joint), 10)
    expect([pairs.df, pairs.clusters]).toEqual([2, 3])
  })

  it('is none where regressors follow from the effects or from each other', () => {
    const ofUnit = Float64Array.from(cells, ({ unit }) => unit * 0.1)
    const ofBoth = Float64Array.from(cells, ({ unit, time }) => unit * 0.1 + time / 3)
    expect(twoWayFixedEffects(panel, [ofUnit], 'iid')).toBeNull()
    expect(twoWayFixedEffects(panel, [x, ofBoth], 'cluster')).toBeNull()
    expect(twoWayFixedEffects(panel, [ofBoth, x], 'hetero')).toBeNull()
    expect(twoWayFixedEffects(panel, [x, x.map((value) => 2 * value)], 'iid')).toBeNull()
    const faint = x.map((value, cell) => (ofUnit[cell] ?? NaN) + 1e-6 * value)
    expect(twoWayFixedEffects(panel, [faint], 'iid')).not.toBeNull()
  })

  it('needs one degree of freedom', () => {
    const part = (units: number, times: number) => ({
      units: panel.units.slice(0, units),
      times: panel.times.slice(0, times),
      outcome: outcome.slice(0, units * times),
    })
    const regressor = (count: number) => x.slice(0, count)
    expect(twoWayFixedEffects(part(2, 2), [regressor(4)], 'iid')).toBeNull()
    expect(twoWayFixedEffects(part(2, 2), [regressor(4)], 'cluster')).toBeNull()
    expect(twoWayFixedEffects(part(2, 3), [regressor(6)], 'iid')?.df).toBe(1)
  })
})
