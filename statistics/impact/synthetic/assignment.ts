/** Units that begin at the same time. */
export interface Cohort {
  /** Index of the first treated time. */
  readonly first: number
  /** Indices of its units, each as often as it counts (a bootstrap draws some twice). */
  readonly units: readonly number[]
}

/** Who is treated from when, and who never is: the real one, or one of a placebo or a resample. */
export interface Assignment {
  readonly controls: readonly number[]
  /** By their first treated time. */
  readonly cohorts: readonly Cohort[]
}

/** The outcomes and covariates of all units, whatever their assignment. */
export interface Series {
  /** Per unit, over the times. */
  readonly outcomes: readonly Float64Array[]
  /** Per covariate and unit, over the times. */
  readonly covariates: readonly (readonly Float64Array[])[]
}

export const treatedUnits = (assignment: Assignment): readonly number[] =>
  assignment.cohorts.flatMap(({ units }) => units)

/** Mean over these units at each time. */
export const meanSeries = (
  outcomes: readonly Float64Array[],
  units: readonly number[],
): Float64Array => {
  const mean = new Float64Array(outcomes[0]?.length ?? 0)
  for (const unit of units) {
    const own = outcomes[unit] ?? mean
    for (let t = 0; t < mean.length; t += 1) {
      mean[t] = (mean[t] ?? NaN) + (own[t] ?? NaN) / units.length
    }
  }
  return mean
}
