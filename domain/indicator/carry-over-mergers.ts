import type { Indicator } from '../programme/programme.ts'
import type { Figure, FigureStatus } from './figure.ts'
import { figureOfSums, statusOfSum, summedN } from './figure-of-sums.ts'

/**
 * The figure of a municipality in a period when it did not yet exist as it is today, from those of
 * the municipalities that merged into it (`null`: none was supplied). Counts add up; proportions,
 * rates and means of a register are computed again from their sums. Nothing is ever summed over
 * what happens to be there:
 *
 * - a survey was not asked in the new municipality, and whether a service is offered does not add
 *   up: no value, `not-applicable`
 * - a part without a value takes the whole with it, with the status of that part: withheld before
 *   anything else, what all parts say when they agree, else `not-reported`
 * - parts without numerator or denominator cannot be computed again: `not-reported`
 *
 * Null when no part has any figure. Intervals and revisions of the parts are not those of the whole
 * and are left out.
 */
export const carryOver = (
  indicator: Pick<Indicator, 'kind' | 'per' | 'collection'>,
  parts: readonly (Figure | null)[],
): Figure | null => {
  const figures = parts.filter((figure) => figure !== null)
  if (figures.length === 0) return null
  if (indicator.collection === 'survey' || indicator.kind === 'offer')
    return { value: null, status: 'not-applicable', carried: true }
  if (figures.length < parts.length || figures.some(({ value }) => value === null))
    return { value: null, status: statusOfMissing(parts), carried: true }
  const sums = figureOfSums(indicator, figures)
  if (sums === null) return { value: null, status: 'not-reported', carried: true }
  const n = summedN(figures)
  return {
    ...sums,
    ...statusOfSum(figures),
    ...(n === null ? {} : { n }),
    carried: true,
  }
}

const statusOfMissing = (parts: readonly (Figure | null)[]): FigureStatus => {
  const missing = parts.filter((part) => part === null || part.value === null)
  const statuses = missing.map((part) => part?.status ?? 'not-reported')
  const withheld = statuses.find((status) => status.startsWith('withheld:'))
  if (withheld !== undefined) return withheld
  const [first = 'not-reported'] = statuses
  const agree = missing.length === parts.length && statuses.every((status) => status === first)
  return agree ? first : 'not-reported'
}
