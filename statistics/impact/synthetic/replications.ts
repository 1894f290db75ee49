/** Root of the mean squared distance to the mean: the packages' error of placebos and resamples. */
export const spread = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

/** √((n − 1) / n Σ (θ₋ᵢ − mean)²), of estimates that each leave one unit out. */
export const jackknifeSpread = (values: readonly number[]): number =>
  spread(values) * Math.sqrt(values.length - 1)

/**
 * An error per time since the start, over the replications that reach that far; NaN where fewer
 * than two do.
 */
export const curveErrors = (
  curves: readonly Float64Array[],
  length: number,
  errorOf: (values: readonly number[]) => number,
): Float64Array =>
  Float64Array.from({ length }, (_, since) => {
    const values = curves.flatMap((curve) => {
      const value = curve[since]
      return value === undefined ? [] : [value]
    })
    return values.length < 2 ? NaN : errorOf(values)
  })
