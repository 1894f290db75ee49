/** How ambitious a target is, as a word that means the same on every page. */
export interface AmbitionWord {
  /** Stable, for programs and translations. */
  readonly code: 'modest' | 'usual' | 'ambitious' | 'very-ambitious'
  readonly english: string
}

const words = [
  [0.9, { code: 'very-ambitious', english: 'very ambitious' }],
  [0.75, { code: 'ambitious', english: 'ambitious' }],
  [0.25, { code: 'usual', english: 'usual' }],
] as const

/**
 * The word for a percentile in 0..1: very ambitious from 0.9 (fewer than one in ten grew more),
 * ambitious from 0.75, usual from 0.25, modest below. Our own scale: quarters and the top tenth.
 * Outside 0..1 it throws.
 */
export const ambitionInWords = (percentile: number): AmbitionWord => {
  if (!(percentile >= 0 && percentile <= 1)) {
    throw new RangeError(`${String(percentile)} is not a percentile`)
  }
  return words.find(([from]) => percentile >= from)?.[1] ?? { code: 'modest', english: 'modest' }
}
