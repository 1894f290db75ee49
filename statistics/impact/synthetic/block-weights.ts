import { simplexLeastSquares, type SimplexOptions } from '../../numerics/simplex-least-squares.ts'
import { stoppedFrankWolfe } from '../../numerics/stopped-frank-wolfe.ts'

/**
 * Estimators of one family (Arkhangelsky et al. 2021, section I and appendix): they differ in which
 * weights are chosen, and how hard the unit weights are kept apart from a single donor.
 *
 * - `sdid`: synthetic difference-in-differences;
 * - `sc`: synthetic control on the outcomes before the start;
 * - `did`: difference-in-differences, equal weights;
 * - `difp`: demeaned synthetic control (Doudchenko & Imbens 2016; Ferman & Pinto 2021);
 * - `sc-reg`, `difp-reg`: the two with the penalty of `sdid`.
 */
export type SyntheticEstimator = 'sdid' | 'sc' | 'did' | 'difp' | 'sc-reg' | 'difp-reg'

interface Recipe {
  /** Unit weights fitted with the full penalty, with next to none, or equal. */
  readonly units: 'penalised' | 'free' | 'equal'
  /** Whether the mixture of donors may lie above or below by a constant. */
  readonly intercept: boolean
  /** Time weights fitted, equal, or none: then the level before the start is not taken off. */
  readonly times: 'fitted' | 'equal' | 'none'
}

export const recipes: Readonly<Record<SyntheticEstimator, Recipe>> = {
  sdid: { units: 'penalised', intercept: true, times: 'fitted' },
  sc: { units: 'free', intercept: false, times: 'none' },
  did: { units: 'equal', intercept: true, times: 'equal' },
  difp: { units: 'free', intercept: true, times: 'equal' },
  'sc-reg': { units: 'penalised', intercept: false, times: 'none' },
  'difp-reg': { units: 'penalised', intercept: true, times: 'equal' },
}

/**
 * `exact`: the optimum. `package`: where the packages synthdid and sdid stop, for those who compare
 * figures with theirs.
 */
export type SyntheticSolver = 'exact' | 'package'

export interface Approach {
  readonly estimator: SyntheticEstimator
  readonly solver: SyntheticSolver
}

/** Donors and the mean of the treated units of one cohort. */
export interface Block {
  readonly controls: readonly Float64Array[]
  readonly treated: Float64Array
  /** Number of times before the start, the first ones of each series. */
  readonly before: number
}

/** ζ of the paper: the root of the ridge per time or per unit, in the unit of the outcome. */
export interface Penalties {
  readonly units: number
  readonly times: number
}

export interface BlockWeights {
  /** Per control; 1 together. */
  readonly units: Float64Array
  /** Per time before the start; 1 together, or all 0 where there are none. */
  readonly times: Float64Array
}

/** A weight up to this is a trace of the least ridge or of rounding, and no donor. */
export const negligible = 1e-6

/** Next to nothing, but enough to make the weights unique (the package's 1e-6). */
const leastPenalty = 1e-6

/** σ: standard deviation of the controls' changes from one time to the next before the start. */
export const noiseLevel = (controls: readonly Float64Array[], before: number): number => {
  let n = 0
  let total = 0
  for (const own of controls) {
    for (let t = 1; t < before; t += 1) {
      total += (own[t] ?? NaN) - (own[t - 1] ?? NaN)
      n += 1
    }
  }
  const mean = total / n
  let squares = 0
  for (const own of controls) {
    for (let t = 1; t < before; t += 1) {
      squares += ((own[t] ?? NaN) - (own[t - 1] ?? NaN) - mean) ** 2
    }
  }
  return n < 2 ? 0 : Math.sqrt(squares / (n - 1))
}

/** ζ of units: (treated units × treated times)^¼ σ, or 1e-6 σ; of times 1e-6 σ. */
export const penaltiesOf = (
  block: Block,
  treatedUnits: number,
  estimator: SyntheticEstimator,
): Penalties => {
  const noise = noiseLevel(block.controls, block.before)
  const after = block.treated.length - block.before
  const full = (treatedUnits * after) ** 0.25
  return {
    units: (recipes[estimator].units === 'penalised' ? full : leastPenalty) * noise,
    times: leastPenalty * noise,
  }
}

/** The weights of donors and of earlier times; `start` only saves time. */
export const blockWeights = (
  block: Block,
  approach: Approach,
  penalties: Penalties,
  start?: BlockWeights,
): BlockWeights => {
  const recipe = recipes[approach.estimator]
  const from = solverOf(approach.solver, penalties)
  return {
    units: unitWeights(block, recipe, penalties.units, from(start?.units)),
    times: timeWeights(block, recipe, penalties.times, from(start?.times)),
  }
}

type Solve = (
  columns: readonly Float64Array[],
  target: Float64Array,
  options: SimplexOptions,
) => Float64Array

/** Solvers by where they begin, which only the exact one can make use of. */
const solverOf =
  (solver: SyntheticSolver, penalties: Penalties) =>
  (start: Float64Array | undefined): Solve =>
    solver === 'exact'
      ? (columns, target, options) =>
          simplexLeastSquares(columns, target, { ...options, ...(start && { start }) }).weights
      : (columns, target, options) =>
          stoppedFrankWolfe(columns, target, options, {
            // The package stops when a step gains less than (1e-5 σ)²; the penalty is 1e-6 σ.
            leastDecrease: (10 * penalties.times) ** 2,
            stepsBeforeSparse: 100,
            mostSteps: 10_000,
          })

const unitWeights = (block: Block, recipe: Recipe, penalty: number, solve: Solve): Float64Array => {
  const { controls, treated, before } = block
  if (recipe.units === 'equal') return equalWeights(controls.length)
  return solve(
    controls.map((own) => own.subarray(0, before)),
    treated.subarray(0, before),
    { ridge: before * penalty ** 2, intercept: recipe.intercept },
  )
}

const timeWeights = (block: Block, recipe: Recipe, penalty: number, solve: Solve): Float64Array => {
  const { controls, before } = block
  if (recipe.times === 'none') return new Float64Array(before)
  if (recipe.times === 'equal') return equalWeights(before)
  const after = Float64Array.from(controls, (own) => meanOf(own.subarray(before)))
  const columns = Array.from({ length: before }, (_, t) =>
    Float64Array.from(controls, (own) => own[t] ?? NaN),
  )
  return solve(columns, after, { ridge: controls.length * penalty ** 2, intercept: true })
}

const equalWeights = (count: number): Float64Array => new Float64Array(count).fill(1 / count)

const meanOf = (values: Float64Array): number =>
  values.reduce((total, value) => total + value, 0) / values.length
