import { cents, type Cents } from '../values/cents.ts'

/** What a municipality must show beside a contribution, cut to whole cents: half and half, as much. */
export const ownShareOf = (contributionCents: Cents, flemishPercent: number): Cents =>
  cents(Math.floor((contributionCents * (100 - flemishPercent)) / flemishPercent))

/** The same per inhabitant, to the nearest cent; null when there are none, or nobody knows. */
export const ownSharePerInhabitant = (
  contributionCents: Cents,
  flemishPercent: number,
  inhabitants: number | null,
): Cents | null =>
  inhabitants !== null && inhabitants > 0
    ? cents(Math.round(ownShareOf(contributionCents, flemishPercent) / inhabitants))
    : null
