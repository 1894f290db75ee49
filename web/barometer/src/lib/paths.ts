/** The languages in which every page is made. Each adds as many pages again, and as much time. */
export const siteLanguages = ['nl', 'en', 'fr', 'de'] as const
export type SiteLanguage = (typeof siteLanguages)[number]

/** Words of the kinds of page in addresses. The English word is also the folder of the route. */
const words = {
  home: { nl: '', en: '', fr: '', de: '' },
  search: { nl: 'zoek', en: 'search', fr: 'recherche', de: 'suche' },
  municipality: { nl: 'gemeente', en: 'municipality', fr: 'commune', de: 'gemeinde' },
  action: { nl: 'actie', en: 'action', fr: 'action', de: 'massnahme' },
  goal: { nl: 'doelstelling', en: 'goal', fr: 'objectif', de: 'ziel' },
  region: { nl: 'regio', en: 'region', fr: 'region', de: 'region' },
  indicator: { nl: 'indicator', en: 'indicator', fr: 'indicateur', de: 'indikator' },
  compare: { nl: 'vergelijk', en: 'compare', fr: 'comparer', de: 'vergleich' },
  parliament: { nl: 'parlement', en: 'parliament', fr: 'parlement', de: 'parlament' },
  releases: { nl: 'publicaties', en: 'releases', fr: 'publications', de: 'veroeffentlichungen' },
  data: { nl: 'gegevens', en: 'data', fr: 'donnees', de: 'daten' },
  sources: { nl: 'bronnen', en: 'sources', fr: 'sources', de: 'quellen' },
  accessibility: {
    nl: 'toegankelijkheid',
    en: 'accessibility',
    fr: 'accessibilite',
    de: 'barrierefreiheit',
  },
  embed: { nl: 'embed', en: 'embed', fr: 'embed', de: 'embed' },
  privacy: { nl: 'privacy', en: 'privacy', fr: 'vie-privee', de: 'datenschutz' },
  glossary: { nl: 'woordenlijst', en: 'glossary', fr: 'glossaire', de: 'glossar' },
} as const satisfies Record<string, Record<SiteLanguage, string>>

type PageKind = keyof typeof words

/** A page, whatever its language. */
export interface Page {
  readonly kind: PageKind
  /** A code or id, for the kinds that exist more than once. */
  readonly id?: string
  /** What of it has a page of its own, for those that have several: a theme. */
  readonly part?: string
}

/** The language of pages that a text names; null when no pages are made in it. */
export const parseSiteLanguage = (text: string): SiteLanguage | null =>
  siteLanguages.find((language) => language === text) ?? null

/** Path of a page within the release, without leading slash: `nl/gemeente/44021/`. */
export const pathOf = (page: Page, language: SiteLanguage): string =>
  [language, words[page.kind][language], page.id ?? '', page.part ?? '']
    .filter((part) => part !== '')
    .map((part) => `${encodeURIComponent(part)}/`)
    .join('')

/** The file a page is written to: any web server finds it under the page's path. */
export const fileOf = (page: Page, language: SiteLanguage): string =>
  `${pathOf(page, language)}index.html`

/** A file that belongs to a page stands beside it: `nl/gemeente/44021/report.pdf`. */
export const beside = (page: Page, language: SiteLanguage, file: string): string =>
  `${pathOf(page, language)}${file}`

const fileName = /(?<=\/)[a-z0-9-]+\.[a-z]+$/

/** What a path means: a page, or the name of a file beside it. */
interface ParsedPath {
  readonly page: Page
  readonly language: SiteLanguage
  readonly file?: string
}

/** The page or file that a path means, or null when there is no such kind in that language. */
export const parsePath = (path: string): ParsedPath | null => {
  const file = fileName.exec(path)?.[0]
  const steps = path.slice(0, path.length - (file ?? '').length).split('/')
  const [first = '', word = '', id, part, ...rest] = steps.filter((step) => step !== '')
  const language = parseSiteLanguage(first)
  if (language === null || rest.length > 0) return null
  const kinds = Object.keys(words) as PageKind[]
  const kind = kinds.find((candidate) => words[candidate][language] === word)
  if (kind === undefined) return null
  const page = {
    kind,
    ...(id === undefined ? {} : { id: decodeURIComponent(id) }),
    ...(part === undefined ? {} : { part: decodeURIComponent(part) }),
  }
  return { page, language, ...(file === undefined ? {} : { file }) }
}

/** The route that answers a path, `/nl/municipality/44021/` for `/nl/gemeente/44021/`. */
export const routeOf = (path: string): string | null => {
  const found = parsePath(path)
  if (found === null) return null
  const { page, language, file = '' } = found
  return `/${language}/${beside(page, 'en', file).slice('en/'.length)}`
}

/**
 * Relative reference from one path of the release to another, so that a release works in any
 * folder: from `nl/gemeente/44021/` to `nl/actie/5/` is `../../actie/5/`.
 */
export const relativeHref = (from: string, to: string): string => {
  const here = from.split('/').slice(0, -1)
  const there = to.split('/')
  let shared = 0
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) {
    shared += 1
  }
  const href = '../'.repeat(here.length - shared) + there.slice(shared).join('/')
  return href === '' ? './' : href
}
