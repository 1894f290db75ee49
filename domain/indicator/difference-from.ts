import type { Limits } from '@peil/statistics/intervals/limits.ts'
import { countLimits } from '@peil/statistics/intervals/rate.ts'
import { wilsonLimits } from '@peil/statistics/intervals/wilson.ts'
import type { Indicator } from '../programme/programme.ts'
import type { AreaFigure, Figure } from './figure.ts'

/** May one say that a municipality differs from an area? */
export type Difference = 'higher' | 'lower' | 'no-clear-difference'

const level = 0.95

/**
 * How a municipality stands beside an area. Clearly higher or lower only when the two intervals do
 * not touch, which is careful: many municipalities are compared at once. Survey figures have their
 * intervals; a share or rate from a register gets that of its numbers, because what a small place
 * counts varies by chance too. The area is its other municipalities, so that none is compared with
 * itself. Null where nothing can be said: of numbers, means and offers, of an area of which only the
 * lowest and highest are known, and of missing figures.
 */
export const differenceFrom = (
  indicator: Pick<Indicator, 'kind'>,
  figure: Figure | null,
  area: AreaFigure | null,
): Difference | null => {
  if (figure === null || figure.value === null || area === null) return null
  const pair =
    area.kind === 'benchmark' ? fromSums(indicator, figure, area) : asSupplied(figure, area)
  if (pair === null) return null
  const [own, other] = pair
  if (own.low > other.high) return 'higher'
  return own.high < other.low ? 'lower' : 'no-clear-difference'
}

type Pair = readonly [own: Limits, other: Limits]

interface Sums {
  readonly numerator?: number
  readonly denominator?: number
}

const fromSums = (
  indicator: Pick<Indicator, 'kind'>,
  { numerator, denominator }: Sums,
  area: Sums,
): Pair | null => {
  if (numerator === undefined || denominator === undefined) return null
  if (area.numerator === undefined || area.denominator === undefined) return null
  const own = limitsOf(indicator, numerator, denominator)
  const others = limitsOf(indicator, area.numerator - numerator, area.denominator - denominator)
  return own === null || others === null ? null : [own, others]
}

const limitsOf = (
  { kind }: Pick<Indicator, 'kind'>,
  numerator: number,
  denominator: number,
): Limits | null => {
  if (denominator <= 0 || numerator < 0) return null
  // What is counted in parts, as full-time equivalents are, has no interval of counts.
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator)) return null
  if (kind === 'proportion')
    return numerator <= denominator ? wilsonLimits(numerator, denominator, level) : null
  if (kind !== 'rate') return null
  const { low, high } = countLimits(numerator, level)
  return { low: low / denominator, high: high / denominator }
}

const asSupplied = (figure: Figure, area: AreaFigure): Pair | null => {
  if (area.kind !== 'supplied') return null
  const own = given(figure)
  const other = given(area.figure)
  return own === null || other === null ? null : [own, other]
}

const given = ({ value, lower, upper }: Figure): Limits | null =>
  value === null || lower === undefined || upper === undefined ? null : { low: lower, high: upper }
