/** From a figure to another one, in so many years. */
export interface Change {
  readonly from: number
  readonly to: number
  /** 1 unless given. */
  readonly years?: number
  /** What it is measured against, such as residents; then places that start from nothing compare. */
  readonly size?: number
}

/**
 * Growth a year. Without size the relative one, (to ÷ from)^(1 ÷ years) − 1: 0.1 for a tenth more;
 * with size the difference, (to − from) ÷ size ÷ years. Null where it does not exist: a figure that
 * is missing or negative, or a relative growth from nothing.
 */
export const growthPerYear = ({ from, to, years = 1, size }: Change): number | null => {
  if (!(from >= 0 && to >= 0 && Number.isFinite(from + to))) return null
  if (size !== undefined) return (to - from) / size / years
  return from === 0 ? null : (to / from) ** (1 / years) - 1
}
