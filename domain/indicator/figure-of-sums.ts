import type { Indicator } from '../programme/programme.ts'
import type { Figure } from './figure.ts'
import { roundFigure } from './round-figure.ts'

/** A value computed from several figures, with the sums that it comes from. */
export interface FigureOfSums {
  readonly value: number
  readonly numerator?: number
  readonly denominator?: number
}

/**
 * The value of several areas together: counts add up; proportions, rates and means are computed
 * again from summed numerators and denominators, never averaged. Null when one of the figures lacks
 * what that needs, or when nothing is left to divide by.
 */
export const figureOfSums = (
  { kind, per }: Pick<Indicator, 'kind' | 'per'>,
  figures: readonly Figure[],
): FigureOfSums | null => {
  if (figures.length === 0 || kind === 'offer') return null
  if (kind === 'count') {
    const value = sumOf(figures, 'value')
    return value === null ? null : { value }
  }
  const numerator = sumOf(figures, 'numerator')
  const denominator = sumOf(figures, 'denominator')
  if (numerator === null || denominator === null || denominator === 0) return null
  const times = kind === 'rate' ? (per ?? 1) : 1
  return { value: roundFigure((numerator / denominator) * times), numerator, denominator }
}

/** Rounded, so that the order in which fractions are added does not show. */
const sumOf = (
  figures: readonly Figure[],
  member: 'value' | 'numerator' | 'denominator' | 'n',
): number | null => {
  let sum = 0
  for (const figure of figures) {
    const part = figure.value === null ? null : (figure[member] ?? null)
    if (part === null) return null
    sum += part
  }
  return roundFigure(sum)
}

/** How many were asked or counted in all; null when one figure does not say. */
export const summedN = (figures: readonly Figure[]): number | null => sumOf(figures, 'n')

/** What several figures together say about themselves: one that may still change makes all so. */
export const statusOfSum = (
  figures: readonly Figure[],
): { readonly status?: 'provisional' | 'estimated' } => {
  const has = (wanted: string): boolean => figures.some(({ status }) => status === wanted)
  if (has('provisional')) return { status: 'provisional' }
  return has('estimated') ? { status: 'estimated' } : {}
}
