import type { Release, ReleaseChange } from '@peil/domain/release/release.ts'
import { Feed } from 'feed'
import { dataPaths } from '../data-paths.ts'
import type { ReleaseFacts } from './release-facts.ts'

type Language = 'nl' | 'en'

const kinds: Record<Language, Record<ReleaseChange['kind'], string>> = {
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
}
const words = {
  nl: { title: 'Publicatie van', first: 'De eerste publicatie.', none: 'Er veranderde niets.' },
  en: { title: 'Release of', first: 'The first release.', none: 'Nothing changed.' },
} as const

/** How many of each kind of change there are, in words. */
const summaryOf = (changes: Release['changes'], language: Language): string => {
  if (changes === null) return words[language].first
  const counts = new Map<ReleaseChange['kind'], number>()
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const parts = [...counts].map(([kind, count]) => `${kinds[language][kind]}: ${count}`)
  return parts.length === 0 ? words[language].none : `${parts.join('; ')}.`
}

// The library wants whole addresses; without one, links are relative to the feed.
const nowhere = 'https://release.invalid/'

/** Atom: this release with what changed, and the ones before it. */
export const releaseFeed = (release: Release, facts: ReleaseFacts, language: Language): string => {
  const base = facts.address ?? `tag:peil,2021:${release.programme.id}/`
  const dateOf = (on: string) => new Date(`${on}T00:00:00Z`)
  const link = `${facts.address ?? nowhere}${language}/`
  const feed = new Feed({
    id: `${base}${dataPaths.feed(language)}`,
    title: facts.title[language],
    language,
    updated: dateOf(release.on),
    generator: false,
    link,
    author: { name: (facts.publisher ?? facts.source)[language] },
    copyright: facts.licence[language],
    ...(facts.address === null
      ? {}
      : { feedLinks: { atom: `${facts.address}${dataPaths.feed(language)}` } }),
  })
  const earlier = new Set(release.earlier.map(({ on }) => on).filter((on) => on < release.on))
  for (const on of [...earlier].toSorted().toReversed())
    feed.addItem({
      id: `${base}release/${on}`,
      title: `${words[language].title} ${on}`,
      link,
      date: dateOf(on),
    })
  feed.items.unshift({
    id: `${base}release/${release.on}`,
    title: `${words[language].title} ${release.on}`,
    link,
    date: dateOf(release.on),
    description: summaryOf(release.changes, language),
  })
  return feed.atom1().replaceAll(nowhere, '../')
}
