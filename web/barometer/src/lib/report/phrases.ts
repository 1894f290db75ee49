import type { LocalText } from '@peil/domain/programme/programme.ts'
import type { Place } from '#lib/place.ts'
import type { Phrase } from './report-document.ts'

/** A text of the programme, marked where it is not in the reader's language. */
export const localPhrase = (place: Place, text: LocalText): Phrase => phrase(place.text(text))

export const phrase = (text: string): Phrase => ({ text })
