import type { SimplexOptions } from './simplex-least-squares.ts'

export interface StoppingRule {
  /** The search ends when a step lowers the mean squared distance by this or less. */
  readonly leastDecrease: number
  /** Steps before weights below a quarter of the largest are set to 0; the search then goes on. */
  readonly stepsBeforeSparse: number
  readonly mostSteps: number
}

/**
 * Weights as the packages synthdid (R) and sdid (Stata) give them: the problem of
 * `simplexLeastSquares`, by steps towards single series (Frank & Wolfe 1956) that end early. It is
 * here only to reproduce published figures; the exact optimum fits better.
 */
export const stoppedFrankWolfe = (
  columns: readonly ArrayLike<number>[],
  target: ArrayLike<number>,
  options: SimplexOptions,
  rule: StoppingRule,
): Float64Array => {
  const centred = options.intercept ? aroundMean : asGiven
  const a = columns.map((column) => centred(column))
  const b = centred(target)
  const equal = new Float64Array(a.length).fill(1 / a.length)
  const first = descend(a, b, options.ridge, equal, rule.stepsBeforeSparse, rule.leastDecrease)
  const floor = Math.max(...first) / 4
  const kept = first.map((weight) => (weight <= floor ? 0 : weight))
  const total = kept.reduce((sum, weight) => sum + weight, 0)
  const sparse = kept.map((weight) => weight / total)
  return descend(a, b, options.ridge, sparse, rule.mostSteps, rule.leastDecrease)
}

const descend = (
  a: readonly Float64Array[],
  b: Float64Array,
  ridge: number,
  start: Float64Array,
  mostSteps: number,
  leastDecrease: number,
): Float64Array => {
  const weights = start.slice()
  const rest = b.map((value) => -value)
  weights.forEach((weight, i) => addTo(rest, a[i], weight))
  let earlier = Infinity
  for (let step = 1; step <= mostSteps; step += 1) {
    move(a, b, ridge, weights, rest)
    const value = (dot(rest, rest) + ridge * dot(weights, weights)) / b.length
    if (step >= 2 && earlier - value <= leastDecrease) break
    earlier = value
  }
  return weights
}

/** One step towards the series that lowers the distance most, as far as is best. */
const move = (
  a: readonly Float64Array[],
  b: Float64Array,
  ridge: number,
  weights: Float64Array,
  rest: Float64Array,
): void => {
  const slopes = Float64Array.from(
    a,
    (column, i) => dot(column, rest) + ridge * (weights[i] ?? NaN),
  )
  const best = slopes.indexOf(Math.min(...slopes))
  const towards = weights.map((weight, i) => (i === best ? 1 : 0) - weight)
  const column = a[best] ?? b
  const change = column.map((value, t) => value - (rest[t] ?? NaN) - (b[t] ?? NaN))
  const curvature = dot(change, change) + ridge * dot(towards, towards)
  if (curvature === 0) return
  const length = Math.min(1, Math.max(0, -dot(slopes, towards) / curvature))
  towards.forEach((value, i) => {
    weights[i] = (weights[i] ?? NaN) + length * value
  })
  addTo(rest, change, length)
}

const addTo = (sum: Float64Array, values: Float64Array | undefined, times: number): void => {
  for (let t = 0; t < sum.length; t += 1) sum[t] = (sum[t] ?? NaN) + times * (values?.[t] ?? NaN)
}

const dot = (x: Float64Array, y: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < x.length; i += 1) sum += (x[i] ?? NaN) * (y[i] ?? NaN)
  return sum
}

const asGiven = (values: ArrayLike<number>): Float64Array => Float64Array.from(values)

const aroundMean = (values: ArrayLike<number>): Float64Array => {
  const own = Float64Array.from(values)
  const mean = own.reduce((sum, value) => sum + value, 0) / own.length
  return own.map((value) => value - mean)
}
