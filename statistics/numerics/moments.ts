/** Sum in the order given, compensated (Neumaier 1974), so that long columns keep their digits. */
export const sum = (values: ArrayLike<number>): number => {
  let total = 0
  let lost = 0
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? NaN
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return total + lost
}

/** Arithmetic mean; NaN of nothing. */
export const mean = (values: ArrayLike<number>): number => sum(values) / values.length

/** Sum of squared distances to the mean, in two passes: no cancellation when the mean is large. */
const squaredDistances = (values: ArrayLike<number>): number => {
  const centre = mean(values)
  return sum(Array.from(values, (value) => (value - centre) ** 2))
}

/** Sample variance, divisor n - 1; NaN of fewer than two values. */
export const sampleVariance = (values: ArrayLike<number>): number =>
  values.length < 2 ? NaN : squaredDistances(values) / (values.length - 1)

/** Sample standard deviation, divisor n - 1; NaN of fewer than two values. */
export const sampleDeviation = (values: ArrayLike<number>): number =>
  Math.sqrt(sampleVariance(values))

/** Population standard deviation, divisor n; NaN of nothing. */
export const populationDeviation = (values: ArrayLike<number>): number =>
  Math.sqrt(squaredDistances(values) / values.length)

/** Quantile by linear interpolation (type 7 of Hyndman & Fan 1996); p in 0..1; NaN of nothing. */
export const quantile = (values: ArrayLike<number>, p: number): number => {
  const sorted = Float64Array.from(values).sort()
  const position = (sorted.length - 1) * p
  const below = Math.floor(position)
  const low = sorted[below] ?? NaN
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN
  return low + (position - below) * (high - low)
}

/** The middle value, or the mean of the middle two. */
export const median = (values: ArrayLike<number>): number => quantile(values, 0.5)
