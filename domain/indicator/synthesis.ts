import type { CalendarDate } from '../values/calendar-date.ts'

export type SynthesisLanguage = 'nl' | 'en' | 'fr' | 'de'

/** What stands out in a region, one sentence for one indicator. */
export interface SynthesisSentence {
  /** The rule that it follows from; docs/methods/region-synthesis.md lists them. */
  readonly rule: string
  readonly indicator: string
  readonly period: CalendarDate
  /** Municipalities that the sentence names. */
  readonly municipalities: readonly string[]
  readonly verdict: 'higher' | 'lower' | 'no-clear-difference' | 'range' | 'rising' | 'falling'
  readonly text: Readonly<Record<SynthesisLanguage, string>>
}

export interface RegionSynthesis {
  /** Id of a reference region. */
  readonly region: string
  readonly sentences: readonly SynthesisSentence[]
}

/** The municipalities most like one, by standardised distance; nearest first. */
export interface SimilarPlaces {
  readonly nis: string
  readonly places: readonly { readonly nis: string; readonly distance: number }[]
}
