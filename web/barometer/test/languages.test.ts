import { globSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { siteLanguages, type SiteLanguage } from '../src/lib/paths.ts'
import { testRelease } from './fixture/release.ts'
import { htmlOf, pagesOf, render } from './rendered.ts'
import { textsByLanguage } from './texts-by-language.ts'

let files: ReadonlyMap<string, Uint8Array>
/** What is said in a language on the pages in that language, each text once. */
const said = new Map<SiteLanguage, string>()

beforeAll(async () => {
  files = await render(testRelease)
  for (const language of siteLanguages) {
    const texts = new Set(
      pagesOf(files)
        .filter(([path]) => path.startsWith(`${language}/`))
        .flatMap(([, html]) => textsByLanguage(html).get(language) ?? []),
    )
    // A province is called so in every language.
    said.set(language, [...texts].join('\n').replaceAll('Oost-Vlaanderen', ''))
  }
})

const folder = new URL('../messages/', import.meta.url)

/** Messages without inputs: a page shows them as they are. */
const plainMessages = (language: SiteLanguage): readonly string[] =>
  globSync(`${language}/*.json`, { cwd: folder.pathname }).flatMap((file) =>
    Object.values(
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, unknown>,
    ).filter((message) => typeof message === 'string' && !message.includes('{')),
  ) as readonly string[]

/** Every text of the programme that has no translation in a language, in Dutch. */
const untranslated = (value: unknown, language: SiteLanguage): readonly string[] => {
  if (typeof value !== 'object' || value === null) return []
  if (!('nl' in value) || typeof value.nl !== 'string')
    return Object.values(value).flatMap((part) => untranslated(part, language))
  return language in value ? [] : [value.nl]
}

// Shorter texts are words that another language may have too.
const longEnough = (text: string): boolean => text.length >= 10

describe('a page in one language', () => {
  it.each(siteLanguages)('in %s says nothing in another without saying so', (language) => {
    const own = plainMessages(language).join('\n')
    const others = siteLanguages
      .filter((other) => other !== language)
      .flatMap(plainMessages)
      .filter((text) => longEnough(text) && !own.includes(text))
    expect(others.length).toBeGreaterThan(1000)
    expect(others.filter((text) => said.get(language)?.includes(text))).toEqual([])
  })

  it.each(['en', 'fr', 'de'] as const)(
    'in %s marks the texts of the programme that have no translation as Dutch',
    (language) => {
      const dutch = untranslated(testRelease.programme, language).filter(longEnough)
      expect(dutch).toContain('Aan de slag')
      expect(dutch.filter((text) => said.get(language)?.includes(text))).toEqual([])
    },
  )

  it('leaves no mark unwritten, in no page and in no picture', () => {
    const texts = [...files].filter(([path]) => /\.(html|svg)$/.test(path))
    expect(texts.some(([path]) => path.endsWith('.svg'))).toBe(true)
    for (const [path, bytes] of texts)
      expect(new TextDecoder().decode(bytes), path).not.toMatch(/[\ue000\ue001]/)
  })

  it('marks a Dutch text inside a message, a heading, a link and a drawing', () => {
    const theme = htmlOf(files, 'fr/commune/41002/living/')
    expect(theme).toMatch(/<h1>[^<]*<span lang="nl">Samenleven<\/span>/)
    expect(theme).toMatch(/<title>[^<]*Samenleven/)
    expect(theme).toMatch(/aria-label="[^"<]*Inwoners van buitenlandse herkomst/)
    expect(theme).toContain('<html lang="fr">')
    const action = htmlOf(files, 'de/massnahme/5/')
    expect(action).toContain('Maßnahme 5: <span lang="nl">Oefenkansen Nederlands</span></h1>')
    expect(htmlOf(files, 'nl/actie/5/')).not.toContain('<span lang="nl">')
  })
})
