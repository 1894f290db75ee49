import type { CalendarDate } from '../values/calendar-date.ts'
import type { Status } from './status.ts'

export type SentenceLanguage = 'nl' | 'en'

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
  readonly without: 'applied' | 'not-funded' | 'offered' | 'declined' | null
}

const dates = {
  nl: new Intl.DateTimeFormat('nl-BE', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
}
const numbers = { nl: new Intl.NumberFormat('nl-BE'), en: new Intl.NumberFormat('en-GB') }

type Words = Readonly<Record<'target' | 'reach' | 'expected' | 'percent' | 'judgedOn', string>> & {
  readonly first: string
  readonly ended: string
  readonly due: string
  readonly interim: string
  readonly without: SentenceFacts['without']
}

const withoutNl: Record<NonNullable<SentenceFacts['without']>, string> = {
  applied: 'Aangevraagd; er is nog niet over beslist.',
  'not-funded': 'Aangevraagd, maar er bleef geen budget voor over.',
  offered: 'Er is een aanbod, maar nog geen getekende overeenkomst.',
  declined: 'Het bestuur ging niet in op het aanbod.',
}
const withoutEn: Record<NonNullable<SentenceFacts['without']>, string> = {
  applied: 'Applied for; no decision yet.',
  'not-funded': 'Applied for, but no budget was left for it.',
  offered: 'There is an offer, but no signed agreement yet.',
  declined: 'The municipality declined the offer.',
}

const sentences: Record<SentenceLanguage, Record<Status, (words: Words) => string>> = {
  nl: {
    'not-applicable': (w) =>
      w.without === null ? 'Hierover is niets afgesproken.' : withoutNl[w.without],
    withdrawn: (w) => `De overeenkomst eindigde op ${w.ended}.`,
    'not-started': (w) => `De projectperiode begint op ${w.first}.`,
    met: (w) => `Het doel van ${w.target} is gehaald: ${w.reach} bereikt (${w.percent}).`,
    missed: (w) => `Het doel van ${w.target} is niet gehaald: ${w.reach} bereikt (${w.percent}).`,
    overdue: (w) => `Het rapport moest er zijn op ${w.due} en is nog niet binnen.`,
    'below-interim': (w) =>
      `Op ${w.judgedOn} was ${w.reach} bereikt: minder dan ${w.interim} van het doel van ${w.target}.`,
    behind: (w) =>
      `Op ${w.judgedOn} was ${w.reach} bereikt; verwacht was ${w.expected}, op weg naar ${w.target}.`,
    'on-course': (w) =>
      `Op ${w.judgedOn} was ${w.reach} bereikt; verwacht was ${w.expected}, op weg naar ${w.target}.`,
    'not-due': (w) => `Er wordt nog geen rapport verwacht; het eerste moet er zijn op ${w.due}.`,
  },
  en: {
    'not-applicable': (w) =>
      w.without === null ? 'Nothing was agreed on this.' : withoutEn[w.without],
    withdrawn: (w) => `The agreement ended on ${w.ended}.`,
    'not-started': (w) => `The project period starts on ${w.first}.`,
    met: (w) => `The target of ${w.target} was met: ${w.reach} reached (${w.percent}).`,
    missed: (w) => `The target of ${w.target} was not met: ${w.reach} reached (${w.percent}).`,
    overdue: (w) => `The report was due on ${w.due} and is not in yet.`,
    'below-interim': (w) =>
      `On ${w.judgedOn} the reach was ${w.reach}: less than ${w.interim} of the target of ${w.target}.`,
    behind: (w) =>
      `On ${w.judgedOn} the reach was ${w.reach}; ${w.expected} was expected, on the way to ${w.target}.`,
    'on-course': (w) =>
      `On ${w.judgedOn} the reach was ${w.reach}; ${w.expected} was expected, on the way to ${w.target}.`,
    'not-due': (w) => `No report is due yet; the first is due on ${w.due}.`,
  },
}

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
    `${numbers[language].format(value)}${language === 'nl' ? '\u00a0%' : '%'}`
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
