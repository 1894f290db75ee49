import { parseFeed } from '@rowanmanning/feed-parser'
import ICAL from 'ical.js'
import type { Release } from '@peil/domain/release/release.ts'
import { describe, expect, it } from 'vitest'
import { feedLanguages, type FeedLanguage } from '../data-paths.ts'
import { testPublishing } from '../test-support/test-indicators.ts'
import { testRelease } from '../test-support/test-release.ts'
import { releaseCalendar } from './release-calendar.ts'
import { releaseFacts } from './release-facts.ts'
import { releaseFeed } from './release-feed.ts'

const plain = testRelease()
const before = ['2021-12-01', '2022-12-01'].map((on) => ({ on, manifestSha256: 'c'.repeat(64) }))
const release: Release = {
  ...plain,
  programme: { ...plain.programme, publishing: testPublishing },
  earlier: before as unknown as Release['earlier'],
}
const facts = releaseFacts(release)

const changed: Record<FeedLanguage, string> = {
  nl: 'andere status van een KPI: 1; rapport: 1; ander cijfer: 1; indicator met nieuwe perioden: 1; reactie van een gemeente: 1.',
  en: 'status of a KPI changed: 1; report: 1; figure changed: 1; indicator with new periods: 1; reply of a municipality: 1.',
  fr: 'autre situation d’un KPI: 1; rapport: 1; autre chiffre: 1; indicateur avec de nouvelles périodes: 1; réaction d’une commune: 1.',
  de: 'anderer Stand eines KPI: 1; Bericht: 1; andere Zahl: 1; Indikator mit neuen Zeiträumen: 1; Stellungnahme einer Gemeinde: 1.',
}
const titles: Record<FeedLanguage, readonly string[]> = {
  nl: ['1 december 2023', '1 december 2022', '1 december 2021'].map((on) => `Publicatie van ${on}`),
  en: ['1 December 2023', '1 December 2022', '1 December 2021'].map((on) => `Release of ${on}`),
  fr: ['1 décembre 2023', '1 décembre 2022', '1 décembre 2021'].map((on) => `Édition du ${on}`),
  de: ['1. Dezember 2023', '1. Dezember 2022', '1. Dezember 2021'].map((on) => `Ausgabe vom ${on}`),
}
const days = ['2023-12-01', '2022-12-01', '2021-12-01']
const root = 'https://example.org/peil/'

/** What a reader of feeds shows. */
const followed = (text: string) => {
  const { language, title, url, self, updated, authors, copyright, items, meta } = parseFeed(text)
  return {
    ...{ language, title, url, self, updated: updated?.toISOString(), copyright },
    ...{ type: `${meta.type} ${meta.version ?? ''}`, authors: authors.map(({ name }) => name) },
    items: items.map((item) => ({
      ...{ id: item.id, title: item.title, url: item.url, description: item.description },
      updated: item.updated?.toISOString(),
    })),
  }
}
const toFollow = (language: FeedLanguage) => ({
  language,
  title: facts.title[language] ?? facts.title.nl,
  url: `${root}${language}/`,
  self: `${root}data/releases-${language}.atom`,
  updated: '2023-12-01T00:00:00.000Z',
  copyright: 'Modellicentie',
  type: 'atom 1.0',
  authors: [language === 'en' ? 'The Agency' : 'Het Agentschap'],
  items: days.map((on, at) => ({
    id: `${root}release/${on}`,
    title: titles[language][at],
    url: `${root}${language}/`,
    description: at === 0 ? changed[language] : null,
    updated: `${on}T00:00:00.000Z`,
  })),
})

/** What a calendar program shows; throws for what is no calendar. */
const noted = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]])
  if (calendar.name !== 'vcalendar') throw new Error(`a calendar begins with ${calendar.name}`)
  return {
    version: calendar.getFirstPropertyValue('version'),
    maker: calendar.getFirstPropertyValue('prodid'),
    events: calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component)
      return {
        ...{ id: event.uid, title: event.summary, on: event.startDate.toString() },
        wholeDay: event.startDate.isDate,
        status: component.getFirstPropertyValue('status'),
        stamp: String(component.getFirstPropertyValue('dtstamp')),
      }
    }),
  }
}
const toNote = (language: FeedLanguage) => ({
  version: '2.0',
  maker: '-//Peil//release-calendar//EN',
  events: testPublishing.calendar.map(({ on, title, certain }) => ({
    id: expect.stringMatching(new RegExp(`-${on}-[^@]+@peil$`)) as unknown,
    title: language === 'en' ? (title.en ?? title.nl) : title.nl,
    on,
    wholeDay: true,
    status: certain ? 'CONFIRMED' : 'TENTATIVE',
    stamp: '2023-11-30T10:00:00Z',
  })),
})
const calendarIn = (language: FeedLanguage): string => releaseCalendar(release, language) ?? ''

/** What was read, or that it could not be. */
const attempt = (read: () => unknown): unknown => {
  try {
    return read()
  } catch (error) {
    return String(error)
  }
}

describe('a reader of feeds', () => {
  it.each(feedLanguages)('finds every release in %s, with all that is said of it', (language) => {
    expect(followed(releaseFeed(release, facts, language))).toEqual(toFollow(language))
  })

  const whole = releaseFeed(release, facts, 'nl')
  it.each([
    ['without its entries', whole.replace(/<entry>[\s\S]*<\/entry>/, '')],
    ['without one entry', whole.replace(/<entry>[\s\S]*?<\/entry>/, '')],
    ['cut off', whole.slice(0, whole.length / 2)],
    ['with another day', whole.replace('2022-12-01T', '2022-12-02T')],
    ['with the address of another', whole.replace('/peil/nl/', '/elders/nl/')],
    ['of another kind', whole.replaceAll('feed', 'food')],
    ['without a summary', whole.replace(/<summary[\s\S]*?<\/summary>/, '')],
    ['with a number changed', whole.replace('rapport: 1', 'rapport: 2')],
    ['in another language', whole.replace('xml:lang="nl"', 'xml:lang="fr"')],
  ])('shows that a feed is broken: %s', (_, broken) => {
    expect(broken).not.toBe(whole)
    expect(attempt(() => followed(broken))).not.toEqual(toFollow('nl'))
  })
})

describe('a calendar program', () => {
  it.each(feedLanguages)('finds every day of release in %s', (language) => {
    expect(noted(calendarIn(language))).toEqual(toNote(language))
  })

  const whole = calendarIn('nl')
  it.each([
    ['without an end', whole.replace('END:VCALENDAR', '')],
    ['with an event that does not end', whole.replace('END:VEVENT', '')],
    ['without one event', whole.replace(/BEGIN:VEVENT[\s\S]*?END:VEVENT\r\n/, '')],
    ['with another day', whole.replace('20240603', '20240604')],
    ['with a day that does not exist', whole.replace('20240603', '20240699')],
    [
      'with the days as moments',
      whole.replaceAll('DTSTART;VALUE=DATE:20231201', 'DTSTART:20231201T000000Z'),
    ],
    ['with a title cut at its comma', whole.replace('\\, of later', '')],
    ['certain of what is not', whole.replace('TENTATIVE', 'CONFIRMED')],
    ['without lines', whole.replaceAll('\r\n', ' ')],
  ])('shows that a calendar is broken: %s', (_, broken) => {
    expect(broken).not.toBe(whole)
    expect(attempt(() => noted(broken))).not.toEqual(toNote('nl'))
  })
})
