import { posix } from 'node:path'
import { dataPaths } from '@peil/publication/data-paths.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  beside,
  parsePath,
  pathOf,
  siteLanguages,
  type Page,
  type SiteLanguage,
} from '../src/lib/paths.ts'
import { testRelease } from './fixture/release.ts'
import { htmlOf, pagesOf, render, textOf } from './rendered.ts'

let files: ReadonlyMap<string, Uint8Array>
let pages: readonly (readonly [string, string])[]

beforeAll(async () => {
  files = await render(testRelease)
  pages = pagesOf(files)
})

const dataFiles = new Set<string>([
  dataPaths.openApi,
  ...siteLanguages.flatMap((one) => [dataPaths.feed(one), dataPaths.calendar(one)]),
  ...testRelease.programme.indicators.flatMap(({ id }) => [
    dataPaths.csv('indicator', id),
    dataPaths.xlsx('indicator', id),
    dataPaths.jsonStat('indicator', id),
  ]),
])

/** Pages with the header and footer of the site: all but the choice of language and the 404 page. */
const sitePages = () => pages.filter(([path]) => /^(nl|en|fr|de)\/(?!embed\/)/.test(path))

const pageAt = (
  path: string,
): { readonly page: Page; readonly language: SiteLanguage; readonly file?: string } => {
  const found = parsePath(`/${path.replace(/index\.html$/, '')}`)
  if (found === null) throw new Error(`no page has the address ${path}`)
  return found
}

const attributes = (html: string, name: string): readonly string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value]) => value ?? '')

describe('every page', () => {
  it('runs one script of its own, sets no style and asks no other host for anything', () => {
    for (const [path, html] of pages) {
      const withoutScript = html.replace(
        /<script type="module" src="(?:\.\.\/)+charts\.js"[^>]*><\/script>/,
        '',
      )
      expect(withoutScript, path).not.toMatch(/<script|\son[a-z]+=|\sstyle=|javascript:/i)
      expect(html, path).not.toMatch(
        /<(link|img|iframe|object|embed|form|source)\b[^>]*(href|src|action)="(https?:)?\/\/[^"]*"/,
      )
      expect(html, path).not.toMatch(/<!--/)
    }
  })

  it('has one first heading, and headings that never skip a level', () => {
    for (const [path, html] of pages) {
      const levels = [...html.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level))
      expect(
        levels.filter((level) => level === 1),
        path,
      ).toEqual([1])
      levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 0), path).toBeLessThan(2))
    }
  })

  it('says its language and title, and uses no id twice', () => {
    for (const [path, html] of pages) {
      const language = /^(nl|en|fr|de)\//.exec(path)?.[1] ?? 'nl'
      expect(html, path).toContain(`<html lang="${language}">`)
      expect(html, path).toMatch(/<title>[^<]+<\/title>/)
      const ids = attributes(html, 'id')
      expect(ids.length, path).toBe(new Set(ids).size)
    }
  })

  it('links only to files of the release and to parts that exist', () => {
    const isFile = (path: string) =>
      files.has(path) ||
      /^data\/[a-z-]+\.(csv|json)$|^manifest\.json$/.test(path) ||
      /^data\/(csv|xlsx)\/(municipality\/\d{5}|action\/\d+)\.\1$/.test(path) ||
      dataFiles.has(path)
    for (const [path, html] of sitePages()) {
      for (const href of attributes(html, 'href')) {
        // A source may be named with its address; nothing is loaded from there.
        if (html.includes(`href="${href}" rel="external"`)) continue
        const [to = '', fragment] = href.split('#')
        const folder = posix.join(posix.dirname(path), to)
        const target =
          to === '' ? path : to.endsWith('/') ? posix.join(folder, 'index.html') : folder
        expect(isFile(target), `${href} on ${path}`).toBe(true)
        if (fragment !== undefined && fragment !== '') {
          expect(attributes(htmlOf(files, target), 'id'), `${href} on ${path}`).toContain(fragment)
        }
      }
    }
  })

  it('exists in every language, with the files beside it', () => {
    const inDutch = (language: string): readonly string[] =>
      [...files.keys()]
        .filter((path) => path.startsWith(`${language}/`))
        .map((path) => {
          const { page, file = '' } = pageAt(path)
          return beside(page, 'nl', file)
        })
        .toSorted()
    const dutch = inDutch('nl')
    expect(dutch.length).toBeGreaterThan(100)
    for (const language of siteLanguages) expect(inDutch(language), language).toEqual(dutch)
  })

  it('names itself in every language, for search engines and for readers', () => {
    for (const [path, html] of sitePages()) {
      const { page, language } = pageAt(path)
      const links = [...html.matchAll(/<(link|a)\b[^>]*\shreflang="(\w+)"[^>]*>/g)].map(
        ([tag, name, to]) => {
          const href = posix.join(posix.dirname(path), attributes(tag, 'href')[0] ?? '')
          return `${name} ${to} ${href}`
        },
      )
      expect(links.toSorted(), path).toEqual(
        siteLanguages
          .flatMap((to) => [
            `link ${to} ${pathOf(page, to)}`,
            ...(to === language ? [] : [`a ${to} ${pathOf(page, to)}`]),
          ])
          .toSorted(),
      )
    }
  })

  it('has a skip link and says where it comes from', () => {
    for (const [path, html] of sitePages()) {
      expect(html, path).toContain('href="#content"')
      expect(textOf(html), path).toMatch(/15\.? novembre? 2024|15\.? November 2024/i)
      expect(textOf(html), path).toMatch(
        /1\.234, laatste regel|1,234, last entry|1 234, dernière ligne|1\.234, letzte Zeile/,
      )
    }
  })

  it('says on every page of a sample that the figures are invented', () => {
    for (const [path, html] of sitePages()) {
      expect(textOf(html), path).toMatch(
        /Voorbeeld: verzonnen cijfers|Sample: invented figures|Exemple ?: chiffres inventés|Beispiel: erfundene Zahlen/,
      )
    }
  })

  it('marks Dutch text on an English page', () => {
    expect(htmlOf(files, 'en/goal/work/')).toContain('<span lang="nl">Aan de slag</span>')
    expect(htmlOf(files, 'nl/doelstelling/work/')).not.toContain('<span lang="nl">Aan de slag')
  })

  it('leads the root to Dutch, and offers the other languages', () => {
    const root = htmlOf(files, 'index.html')
    expect(root).toContain('<meta http-equiv="refresh" content="0; url=nl/"/>')
    for (const language of siteLanguages) expect(root).toContain(`href="${language}/"`)
  })

  it('answers a wrong address with links that hold at any depth', () => {
    const page = htmlOf(files, '404.html')
    const hrefs = attributes(page, 'href')
    for (const href of hrefs) expect(href).toMatch(/^\//)
    for (const language of siteLanguages)
      for (const kind of ['home', 'search'] as const)
        expect(hrefs).toContain(`/${pathOf({ kind }, language)}`)
  })
})

describe('a release of supplied figures', () => {
  it('has no banner', async () => {
    const supplied = await render({
      ...testRelease,
      provenance: 'supplied',
      indicators: testRelease.indicators.map((figures) => ({ ...figures, provenance: 'supplied' })),
    })
    for (const [path, html] of pagesOf(supplied)) {
      expect(textOf(html), path).not.toMatch(/verzonnen|invented figures/)
    }
  })
})
