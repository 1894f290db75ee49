import type { CalendarDate } from '../values/calendar-date.ts'
import type { Status } from './status.ts'
import { de } from './status-words/de.ts'
import { en } from './status-words/en.ts'
import { fr } from './status-words/fr.ts'
import { nl } from './status-words/nl.ts'
import type { StatusWords, Words } from './status-words/words.ts'

export type SentenceLanguage = 'nl' | 'en' | 'fr' | 'de'

/** The figures a sentence may need; what a status does not use may be null. */
export interface SentenceFacts {
  readonly target: number | null
  readonly reach: number | null
  /** Expected at the day that is judged, as a number of units. */
  readonly expected: number | null
  readonly judgedOn: CalendarDate
  readonly periodFirstDay: CalendarDate
  readonly endedOn: CalendarDate | null
  /** The next or missed due day. */
  readonly dueDay: CalendarDate
  readonly interimPercent: number
  /** Why there is no agreement on this KPI, when there is none. */
  readonly without: Words['without']
}

const locales: Record<SentenceLanguage, string> = {
  nl: 'nl-BE',
  en: 'en-GB',
  fr: 'fr-BE',
  de: 'de-BE',
}
const perLanguage = <Value>(make: (locale: string) => Value): Record<SentenceLanguage, Value> => ({
  nl: make(locales.nl),
  en: make(locales.en),
  fr: make(locales.fr),
  de: make(locales.de),
})
const dates = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
)
const numbers = perLanguage((locale) => new Intl.NumberFormat(locale))

const sentences: Record<SentenceLanguage, StatusWords> = { nl, en, fr, de }

/**
 * The status in one sentence with its figures. Percentages are cut, not rounded, so that 99.6 %
 * never reads as 100 %. What is expected is shown to one decimal and rounded up, so that a reach that
 * is behind never reads as if it were what was expected: reach is whole.
 */
export const statusSentence = (
  status: Status,
  facts: SentenceFacts,
  language: SentenceLanguage,
): string => {
  const number = (value: number | null): string =>
    value === null ? '–' : numbers[language].format(Math.ceil(value * 10) / 10)
  const date = (value: CalendarDate | null): string =>
    value === null ? '–' : dates[language].format(new Date(`${value}T00:00:00Z`))
  const percent = (value: number): string =>
    `${numbers[language].format(value)}${language === 'en' ? '%' : '\u00a0%'}`
  const { target, reach } = facts
  return sentences[language][status]({
    target: number(target),
    reach: number(reach),
    expected: number(facts.expected),
    percent: target && reach !== null ? percent(Math.floor((reach * 100) / target)) : '–',
    judgedOn: date(facts.judgedOn),
    first: date(facts.periodFirstDay),
    ended: date(facts.endedOn),
    due: date(facts.dueDay),
    interim: percent(facts.interimPercent),
    without: facts.without,
  })
}
