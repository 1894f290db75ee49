import { textIn, type Release, type ReleaseChange } from '@peil/domain/release/release.ts'
import { Feed } from 'feed'
import { dataPaths, type FeedLanguage } from '../data-paths.ts'
import type { ReleaseFacts } from './release-facts.ts'

const kinds: Record<FeedLanguage, Record<ReleaseChange['kind'], string>> = {
  nl: {
    status: 'andere status van een KPI',
    report: 'rapport',
    target: 'ander doel',
    agreement: 'andere stand van een overeenkomst',
    figure: 'ander cijfer',
    'new-periods': 'indicator met nieuwe perioden',
    reply: 'reactie van een gemeente',
  },
  en: {
    status: 'status of a KPI changed',
    report: 'report',
    target: 'target changed',
    agreement: 'state of an agreement changed',
    figure: 'figure changed',
    'new-periods': 'indicator with new periods',
    reply: 'reply of a municipality',
  },
  fr: {
    status: 'autre situation d’un KPI',
    report: 'rapport',
    target: 'autre objectif',
    agreement: 'autre état d’une convention',
    figure: 'autre chiffre',
    'new-periods': 'indicateur avec de nouvelles périodes',
    reply: 'réaction d’une commune',
  },
  de: {
    status: 'anderer Stand eines KPI',
    report: 'Bericht',
    target: 'anderer Zielwert',
    agreement: 'anderer Stand einer Vereinbarung',
    figure: 'andere Zahl',
    'new-periods': 'Indikator mit neuen Zeiträumen',
    reply: 'Stellungnahme einer Gemeinde',
  },
}
const words: Record<FeedLanguage, { readonly [word in 'title' | 'first' | 'none']: string }> = {
  nl: { title: 'Publicatie van', first: 'De eerste publicatie.', none: 'Er veranderde niets.' },
  en: { title: 'Release of', first: 'The first release.', none: 'Nothing changed.' },
  fr: { title: 'Édition du', first: 'La première édition.', none: 'Rien n’a changé.' },
  de: {
    title: 'Ausgabe vom',
    first: 'Die erste Ausgabe.',
    none: 'Nichts hat sich geändert.',
  },
}

const dates: Record<FeedLanguage, Intl.DateTimeFormat> = {
  nl: new Intl.DateTimeFormat('nl-BE', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
  fr: new Intl.DateTimeFormat('fr-BE', { dateStyle: 'long', timeZone: 'UTC' }),
  de: new Intl.DateTimeFormat('de-BE', { dateStyle: 'long', timeZone: 'UTC' }),
}

/** How many of each kind of change there are, in words. */
const summaryOf = (changes: Release['changes'], language: FeedLanguage): string => {
  if (changes === null) return words[language].first
  const counts = new Map<ReleaseChange['kind'], number>()
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const parts = [...counts].map(([kind, count]) => `${kinds[language][kind]}: ${count}`)
  return parts.length === 0 ? words[language].none : `${parts.join('; ')}.`
}

// The library wants whole addresses; without one, links are relative to the feed.
const nowhere = 'https://release.invalid/'

/** Atom: this release with what changed, and the ones before it. */
export const releaseFeed = (
  release: Release,
  facts: ReleaseFacts,
  language: FeedLanguage,
): string => {
  const base = facts.address ?? `tag:peil,2021:${release.programme.id}/`
  const dateOf = (on: string) => new Date(`${on}T00:00:00Z`)
  const titleOf = (on: string) => `${words[language].title} ${dates[language].format(dateOf(on))}`
  const link = `${facts.address ?? nowhere}${language}/`
  const feed = new Feed({
    id: `${base}${dataPaths.feed(language)}`,
    title: textIn(facts.title, language).text,
    language,
    updated: dateOf(release.on),
    generator: false,
    link,
    author: { name: textIn(facts.publisher ?? facts.source, language).text },
    copyright: textIn(facts.licence, language).text,
    ...(facts.address === null
      ? {}
      : { feedLinks: { atom: `${facts.address}${dataPaths.feed(language)}` } }),
  })
  const earlier = new Set(release.earlier.map(({ on }) => on).filter((on) => on < release.on))
  for (const on of [...earlier].toSorted().toReversed())
    feed.addItem({
      id: `${base}release/${on}`,
      title: titleOf(on),
      link,
      date: dateOf(on),
    })
  feed.items.unshift({
    id: `${base}release/${release.on}`,
    title: titleOf(release.on),
    link,
    date: dateOf(release.on),
    description: summaryOf(release.changes, language),
  })
  // The library does not write which language the feed is in.
  return feed.atom1().replace('<feed ', `<feed xml:lang="${language}" `).replaceAll(nowhere, '../')
}
