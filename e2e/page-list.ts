import type { Release } from '@peil/domain/release/release.ts'
import type { ServedSample } from './served-sample.ts'
import { pageKinds } from './page-kinds.ts'

export interface ListedPage {
  readonly kind: string
  readonly language: string
  readonly address: string
}

const alternates = (html: string): ReadonlyMap<string, string> =>
  new Map(
    [...html.matchAll(/<link rel="alternate" hreflang="([a-z]{2})" href="([^"]+)"/g)].map(
      ([, language = '', href = '']) => [language, href] as const,
    ),
  )

/** The languages in which a release has pages: those that its front page names. */
const languagesOf = async (url: string): Promise<readonly string[]> => [
  ...alternates(await (await fetch(`${url}nl/`)).text()).keys(),
]

/** Every kind of page in every language that the release has, as its own links lead there. */
export const listPages = async ({
  url,
  release,
}: Pick<ServedSample, 'url'> & {
  readonly release: Release
}): Promise<readonly ListedPage[]> => {
  const languages = await languagesOf(url)
  const pages: ListedPage[] = []
  for (const [kind, path] of pageKinds(release)) {
    const [page = ''] = path.split('?')
    const links = alternates(await (await fetch(url + page)).text())
    for (const language of languages) {
      const href = links.get(language)
      // A card on somebody else's page has no menu of languages, but is called the same in each.
      const address =
        href === undefined
          ? url + page.replace(/^nl\//, `${language}/`)
          : new URL(href, url + page).href
      pages.push({ kind, language, address: address + (await queryIn(address, path)) })
    }
  }
  return pages
}

/** The view that a path asks for, with the fields called as the form on the page calls them. */
const queryIn = async (address: string, path: string): Promise<string> => {
  const asked = new URLSearchParams(path.split('?')[1] ?? '')
  if (asked.size === 0) return ''
  const html = await (await fetch(address)).text()
  const place = /type="checkbox" name="([a-z]+)"/.exec(html)?.[1] ?? ''
  const indicator = /<select[^>]* name="([a-z]+)"/.exec(html)?.[1] ?? ''
  const fields = [...asked].map(([field, value]): [string, string] => [
    field === 'gemeente' ? place : indicator,
    value,
  ])
  return `?${new URLSearchParams(fields).toString()}`
}
