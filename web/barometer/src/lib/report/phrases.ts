import type { LocalText } from '@peil/domain/programme/programme.ts'
import type { Place } from '#lib/place.ts'
import type { Phrase } from './report-document.ts'

/** A text of the programme, marked with its language when it is not the reader's. */
export const localPhrase = (place: Place, text: LocalText): Phrase => {
  const language = place.languageOf(text)
  return { text: place.text(text), ...(language === undefined ? {} : { language }) }
}

export const phrase = (text: string): Phrase => ({ text })
