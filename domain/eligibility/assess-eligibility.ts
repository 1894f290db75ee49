import type { ResidentsByArea } from './residents.ts'

/** The part of a call that says who may apply. */
export interface ResidentThreshold {
  readonly eligibility: { readonly moreThanResidents: number }
}

export interface Eligibility {
  /** Of the members with a figure: all of them, or at least this many. Null when none has one. */
  readonly sum: number | null
  /** Members without a figure, sorted. Empty when the sum is complete. */
  readonly missing: readonly string[]
  /** Null when it cannot be said: a figure is missing and the others do not pass without it. */
  readonly eligible: boolean | null
  /**
   * Sum minus threshold: zero or less is not enough. At least this many when a figure is missing
   * and the others pass; null when it cannot be said.
   */
  readonly surplus: number | null
  /** One English sentence that says why. */
  readonly explanation: string
}

/**
 * May these members (NIS codes; one named twice counts once) apply together? Their residents must
 * be strictly more than the threshold of the call. A missing figure is not zero.
 */
export const assessEligibility = (
  { eligibility: { moreThanResidents: threshold } }: ResidentThreshold,
  members: readonly string[],
  residents: ResidentsByArea,
): Eligibility => {
  const distinct = [...new Set(members)].sort()
  const figures = distinct.flatMap((nis) => residents.get(nis)?.residents ?? [])
  const missing = distinct.filter((nis) => !residents.has(nis))
  const sum = figures.length === 0 ? null : figures.reduce((total, figure) => total + figure, 0)
  const passes = sum !== null && sum > threshold

  if (missing.length === 0) {
    return {
      sum,
      missing,
      eligible: passes,
      surplus: sum === null ? null : sum - threshold,
      explanation: `The sum is ${sum ?? 0}, which is ${passes ? '' : 'not '}more than ${threshold}.`,
    }
  }
  const without = `There is no figure for ${missing.join(', ')}`
  return passes
    ? {
        sum,
        missing,
        eligible: true,
        surplus: sum - threshold,
        explanation: `${without}; the others already have ${sum}, which is more than ${threshold}.`,
      }
    : {
        sum,
        missing,
        eligible: null,
        surplus: null,
        explanation: `${without}; the others have ${sum ?? 'no figure either'}, so it cannot be said whether the sum is more than ${threshold}.`,
      }
}
