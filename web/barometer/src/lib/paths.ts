/** The languages the site is written in; French and German come later. */
export const siteLanguages = ['nl', 'en'] as const
export type SiteLanguage = (typeof siteLanguages)[number]

/** Words of the kinds of page in addresses. The English word is also the folder of the route. */
const words = {
  home: { nl: '', en: '' },
  search: { nl: 'zoek', en: 'search' },
  municipality: { nl: 'gemeente', en: 'municipality' },
  action: { nl: 'actie', en: 'action' },
  goal: { nl: 'doelstelling', en: 'goal' },
  region: { nl: 'regio', en: 'region' },
  data: { nl: 'gegevens', en: 'data' },
  sources: { nl: 'bronnen', en: 'sources' },
  accessibility: { nl: 'toegankelijkheid', en: 'accessibility' },
} as const satisfies Record<string, Record<SiteLanguage, string>>

type PageKind = keyof typeof words

/** A page, whatever its language. `id` is a code or id for the kinds that exist more than once. */
export interface Page {
  readonly kind: PageKind
  readonly id?: string
}

export const parseSiteLanguage = (text: string): SiteLanguage | null =>
  siteLanguages.find((language) => language === text) ?? null

/** Path of a page within the release, without leading slash: `nl/gemeente/44021/`. */
export const pathOf = (page: Page, language: SiteLanguage): string =>
  [language, words[page.kind][language], page.id ?? '']
    .filter((part) => part !== '')
    .map((part) => `${encodeURIComponent(part)}/`)
    .join('')

/** The file a page is written to: any web server finds it under the page's path. */
export const fileOf = (page: Page, language: SiteLanguage): string =>
  `${pathOf(page, language)}index.html`

/** The page that a path means, or null when there is no such kind of page in that language. */
export const parsePath = (path: string): { page: Page; language: SiteLanguage } | null => {
  const [first = '', word = '', id, ...rest] = path.split('/').filter((part) => part !== '')
  const language = parseSiteLanguage(first)
  if (language === null || rest.length > 0) return null
  const kinds = Object.keys(words) as PageKind[]
  const kind = kinds.find((candidate) => words[candidate][language] === word)
  if (kind === undefined) return null
  return { page: id === undefined ? { kind } : { kind, id: decodeURIComponent(id) }, language }
}

/** The route that answers a path, `/nl/municipality/44021/` for `/nl/gemeente/44021/`. */
export const routeOf = (path: string): string | null => {
  const found = parsePath(path)
  if (found === null) return null
  const { page, language } = found
  return `/${language}/${pathOf(page, 'en').slice('en/'.length)}`
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
