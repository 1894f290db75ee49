import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Cents } from '@peil/domain/values/cents.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import type { SiteLanguage } from './paths.ts'

const locales: Record<SiteLanguage, string> = {
  nl: 'nl-BE',
  en: 'en-GB',
  fr: 'fr-BE',
  de: 'de-BE',
}

/** Writes numbers, money, shares and dates as the readers of one language do. */
export interface Format {
  /** 1234.5 → `1.234,5`; at most one decimal. */
  readonly number: (value: number) => string
  /** Cents only when the amount is not whole euros. */
  readonly euro: (amount: Cents) => string
  /**
   * A share as percentage, never clamped and cut rather than rounded, as the sentences of a release
   * do: 1.71 → 171 %, 0.996 → 99 %. Below one percent one decimal stays.
   */
  readonly percent: (share: number) => string
  /** 1234.5 with two decimals → `1.234,50`; rounded. For figures, which say their own precision. */
  readonly decimals: (value: number, decimals: number) => string
  /** A share as percentage, rounded to so many decimals: 0.1234 with one → `12,3 %`. */
  readonly share: (share: number, decimals: number) => string
  readonly date: (date: CalendarDate) => string
  /** `september 2024` */
  readonly month: (date: CalendarDate) => string
  readonly shortDate: (date: CalendarDate) => string
  /** `1 oktober 2024 – 30 september 2025` */
  readonly range: (first: CalendarDate, last: CalendarDate) => string
  readonly moment: (instant: Instant) => string
  /** `Aalst, Gent en Ronse` */
  readonly list: (items: readonly string[]) => string
  /** Alphabetical order as readers expect it. */
  readonly compare: (a: string, b: string) => number
}

/** Cuts to `digits` decimals; the tiny addition undoes the noise of binary fractions. */
const cut = (value: number, digits: number): number =>
  Math.floor(value * 10 ** digits + 1e-9) / 10 ** digits

/** A release has few days and writes them on every page. */
const remembered = (write: (...days: CalendarDate[]) => string) => {
  const known = new Map<string, string>()
  return (...days: CalendarDate[]): string => {
    const key = days.join(' ')
    const text = known.get(key) ?? write(...days)
    known.set(key, text)
    return text
  }
}

const midnight = (date: CalendarDate): Date => new Date(`${date}T00:00:00Z`)

const makeFormat = (language: SiteLanguage): Format => {
  const locale = locales[language]
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const money = { style: 'currency', currency: 'EUR' } as const
  const wholeEuro = new Intl.NumberFormat(locale, { ...money, maximumFractionDigits: 0 })
  const euroAndCents = new Intl.NumberFormat(locale, money)
  const percentSign = language === 'en' ? '%' : '\u00a0%'
  const day = { timeZone: 'UTC' } as const
  const long = new Intl.DateTimeFormat(locale, { ...day, dateStyle: 'long' })
  const short = new Intl.DateTimeFormat(locale, { ...day, dateStyle: 'medium' })
  const time = new Intl.DateTimeFormat(locale, { ...day, dateStyle: 'long', timeStyle: 'short' })
  const month = new Intl.DateTimeFormat(locale, { ...day, month: 'long', year: 'numeric' })
  const precise = [0, 1, 2, 3, 4].map(
    (digits) =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  )
  const decimals = (value: number, digits: number): string =>
    (precise[digits] ?? number).format(value)
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const collator = new Intl.Collator(locale)
  return {
    number: (value) => number.format(value),
    euro: (amount) => (amount % 100 === 0 ? wholeEuro : euroAndCents).format(amount / 100),
    percent: (share) =>
      `${number.format(cut(share * 100, share > 0 && share < 0.01 ? 1 : 0))}${percentSign}`,
    decimals,
    share: (share, digits) => `${decimals(share * 100, digits)}${percentSign}`,
    month: remembered((date) => month.format(midnight(date))),
    date: remembered((date) => long.format(midnight(date))),
    shortDate: remembered((date) => short.format(midnight(date))),
    range: remembered((first, last) => long.formatRange(midnight(first), midnight(last))),
    moment: (instant) => `${time.format(new Date(instant))} UTC`,
    list: (items) => list.format(items),
    compare: (a, b) => collator.compare(a, b),
  }
}

const formats: Record<SiteLanguage, Format> = {
  nl: makeFormat('nl'),
  en: makeFormat('en'),
  fr: makeFormat('fr'),
  de: makeFormat('de'),
}

export const formatFor = (language: SiteLanguage): Format => formats[language]
