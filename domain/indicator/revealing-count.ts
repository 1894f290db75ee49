import type { Indicator } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Figure } from './figure.ts'

/** How many people a figure tells of, and out of how many when the others count too. */
export interface RevealingCount {
  readonly count: number
  /** Of a proportion: those who are not counted are a group as well. */
  readonly of: number | null
}

/** A count that is not published, for whoever checks that nobody can work it out. */
export interface SecretCount extends RevealingCount {
  readonly indicator: string
  readonly area: string
  readonly period: CalendarDate
  /** Present when the area is one of an earlier release that is not the same any more. */
  readonly former?: true
  /** Present when the release does not say whether it is withheld because it is small. */
  readonly untold?: true
}

/**
 * The count in a figure that could be too small to publish: a count itself, the numerator of a
 * proportion or rate, the number behind a mean, and how many were asked in a survey. Null when the
 * figure does not tell it.
 */
export const revealingCount = (
  { kind, collection }: Pick<Indicator, 'kind' | 'collection'>,
  figure: Figure,
): RevealingCount | null => {
  const { value, numerator, denominator, n } = figure
  if (value === null || kind === 'offer') return null
  if (collection === 'survey') return told(n)
  if (kind === 'count') return told(value)
  if (numerator === undefined || denominator === undefined) return null
  if (kind === 'proportion') return { count: numerator, of: denominator }
  return told(kind === 'mean' ? denominator : numerator)
}

const told = (count: number | undefined): RevealingCount | null =>
  count === undefined ? null : { count, of: null }

export const isSmall = (count: number, threshold: number): boolean => count > 0 && count < threshold

/** Whether so few are counted, or so few are not, that it may not be published. */
export const isSensitive = ({ count, of }: RevealingCount, threshold: number): boolean =>
  isSmall(count, threshold) || (of !== null && isSmall(of - count, threshold))

export interface CountRange {
  readonly low: number
  readonly high: number
}

/**
 * What everybody knows of a withheld count: that it is withheld, and why. Nothing may narrow this
 * down further for a sensitive one: it is its protection interval. Denominators are taken to be
 * known to everybody, as other publications may show them.
 */
export const knownOfWithheld = (revealing: RevealingCount, threshold: number): CountRange => {
  const { count, of } = revealing
  const most = of ?? Infinity
  const step = Number.isInteger(count) && (of === null || Number.isInteger(of)) ? 1 : 0
  if (isSmall(count, threshold)) return { low: step, high: Math.min(threshold - step, most) }
  if (isSensitive(revealing, threshold))
    return { low: Math.max(0, most - threshold + step), high: most - step }
  // Withheld to protect another: neither it nor the others are few.
  return { low: count === 0 ? 0 : threshold, high: most === count ? most : most - threshold }
}

/** What is known of a count that is withheld without a word why. */
export const anyCount: CountRange = { low: 0, high: Infinity }
