import type { SynthesisLanguage, SynthesisSentence } from '../synthesis.ts'
import { wordsInDutch } from './words-nl.ts'
import { wordsInEnglish } from './words-en.ts'
import { wordsInFrench } from './words-fr.ts'
import { wordsInGerman } from './words-de.ts'

/** What a sentence is made of; figures are written with their unit already. */
export interface SentenceParts {
  readonly title: string
  readonly period: string
  /** Of the region, the lowest, or the earlier figure. */
  readonly first: string
  /** Of Flanders, the highest, or the later figure. */
  readonly second: string
  /** Names of the municipalities with the lowest and the highest, joined. */
  readonly lowest: string
  readonly highest: string
  /** The earlier period of a change. */
  readonly since: string
}

/** One language: how it writes numbers, lists and each kind of sentence. */
export interface SynthesisWords {
  readonly decimal: string
  readonly thousands: string
  /** Between a number and its percent sign. */
  readonly beforePercent: string
  readonly and: string
  /** Of a rate whose unit is not translated. */
  readonly per: (many: string) => string
  readonly sentence: Readonly<
    Record<SynthesisSentence['verdict'] | 'range-unclear', (parts: SentenceParts) => string>
  >
}

export const synthesisWords: Readonly<Record<SynthesisLanguage, SynthesisWords>> = {
  nl: wordsInDutch,
  en: wordsInEnglish,
  fr: wordsInFrench,
  de: wordsInGerman,
}
