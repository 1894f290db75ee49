/**
 * The outcome whose coefficient moves as the ratio of two coefficients does (delta method):
 * y ÷ τ_T - (τ_Y ÷ τ_T²) t. Everything that is linear in the data, fits and residuals alike, can
 * then be done once on it instead of on each column.
 */
export const linearisedOutcome = (
  outcome: Float64Array,
  treatment: Float64Array,
  outcomeJump: number,
  treatmentJump: number,
): Float64Array =>
  outcome.map(
    (value, i) =>
      value / treatmentJump - (outcomeJump / treatmentJump ** 2) * (treatment[i] ?? NaN),
  )
