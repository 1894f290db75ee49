import { seeded } from '../../../numerics/random.ts'
import {
  staggeredAdoption,
  type StaggeredColumns,
  type StaggeredOptions,
} from '../staggered-adoption.ts'

/** How often a 95 % interval held the effect that was put in, and how often it left out zero. */
export interface SimulatedRates {
  readonly covered: number
  readonly rejected: number
  /** How often the pre-test rejected at 5 %. */
  readonly preTestRejected: number
  /** How often a simultaneous band over all effects by time since the start held them all. */
  readonly bandHeld: number
}

const times = [1, 2, 3, 4, 5]

/**
 * A panel of units with levels, a trend that depends on a covariate, which also decides who is
 * treated, and noise; treatment adds `effect`. Trends are parallel given the covariate only.
 */
const drawPanel = (units: number, effect: number, seed: number): StaggeredColumns => {
  const random = seeded(seed)
  const rows = Array.from({ length: units }, (_, unit) => {
    const x = random.normal()
    const start =
      random.uniform() < 1 / (1 + Math.exp(-0.5 * x)) ? (random.uniform() < 0.5 ? 3 : 4) : 0
    const level = random.normal()
    return times.map((time) => ({
      unit,
      time,
      x,
      start,
      outcome: level + 0.3 * time * x + (start > 0 && time >= start ? effect : 0) + random.normal(),
    }))
  }).flat()
  return {
    unit: rows.map(({ unit }) => unit),
    time: rows.map(({ time }) => time),
    outcome: rows.map(({ outcome }) => outcome),
    firstTreated: rows.map(({ start }) => start),
    covariates: { x: rows.map(({ x }) => x) },
  }
}

/** For tests: runs with panels drawn anew, seeds from 1. */
export const simulateStaggered = (
  runs: number,
  units: number,
  effect: number,
  options: StaggeredOptions,
  withCovariate = true,
): SimulatedRates => {
  let [covered, rejected, preTestRejected, bandHeld] = [0, 0, 0, 0]
  for (let run = 1; run <= runs; run += 1) {
    const { covariates = {}, ...columns } = drawPanel(units, effect, run)
    const result = staggeredAdoption(withCovariate ? { ...columns, covariates } : columns, {
      ...options,
      seed: run,
    })
    if (!result.ok) throw new Error(JSON.stringify(result.refusals))
    const { low, high, preTest, rows } = result.value
    const holds = (value: number): boolean => (low ?? NaN) <= value && value <= (high ?? NaN)
    if (holds(effect)) covered += 1
    if (!holds(0)) rejected += 1
    if ((preTest?.p ?? NaN) < 0.05) preTestRejected += 1
    const inBand = rows.every(({ at, bandLow, bandHigh }) => {
      const value = at >= 0 ? effect : 0
      return (bandLow ?? NaN) <= value && value <= (bandHigh ?? NaN)
    })
    if (inBand) bandHeld += 1
  }
  return {
    covered: covered / runs,
    rejected: rejected / runs,
    preTestRejected: preTestRejected / runs,
    bandHeld: bandHeld / runs,
  }
}
