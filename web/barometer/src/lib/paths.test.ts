import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  beside,
  fileOf,
  parsePath,
  pathOf,
  relativeHref,
  routeOf,
  siteLanguages,
  type Page,
} from './paths.ts'

const pages: readonly Page[] = [
  { kind: 'home' },
  { kind: 'search' },
  { kind: 'municipality', id: '44021' },
  { kind: 'municipality', id: '44021', part: 'living' },
  { kind: 'action', id: '5' },
  { kind: 'goal', id: 'dutch' },
  { kind: 'region' },
  { kind: 'region', id: 'regio-gent' },
  { kind: 'region', id: 'regio-gent', part: 'living' },
  { kind: 'indicator' },
  { kind: 'indicator', id: 'newcomers' },
  { kind: 'compare' },
  { kind: 'parliament' },
  { kind: 'parliament', id: '5' },
  { kind: 'releases' },
  { kind: 'data' },
  { kind: 'sources' },
  { kind: 'accessibility' },
  { kind: 'embed', id: 'kpi', part: '2022-41002-5' },
  { kind: 'privacy' },
  { kind: 'glossary' },
]

describe('paths', () => {
  it('have the words of their language, and end in a slash', () => {
    expect(pathOf({ kind: 'municipality', id: '44021' }, 'nl')).toBe('nl/gemeente/44021/')
    expect(pathOf({ kind: 'municipality', id: '44021' }, 'en')).toBe('en/municipality/44021/')
    expect(pathOf({ kind: 'municipality', id: '44021' }, 'fr')).toBe('fr/commune/44021/')
    expect(pathOf({ kind: 'municipality', id: '44021' }, 'de')).toBe('de/gemeinde/44021/')
    expect(pathOf({ kind: 'region', id: 'gent', part: 'work' }, 'nl')).toBe('nl/regio/gent/work/')
    expect(pathOf({ kind: 'home' }, 'nl')).toBe('nl/')
    expect(fileOf({ kind: 'data' }, 'nl')).toBe('nl/gegevens/index.html')
  })

  it('have one word per kind of page, so that a path means one page', () => {
    for (const language of siteLanguages) {
      const paths = pages.map((page) => pathOf(page, language))
      expect(new Set(paths).size, language).toBe(pages.length)
    }
  })

  it('are read back as the page they were made from', () => {
    for (const language of siteLanguages) {
      for (const page of pages) {
        expect(parsePath(`/${pathOf(page, language)}`)).toEqual({ page, language })
      }
    }
  })

  it('lead to the route with the English name', () => {
    expect(routeOf('/nl/gemeente/44021/')).toBe('/nl/municipality/44021/')
    expect(routeOf('/nl/gemeente/44021/living/')).toBe('/nl/municipality/44021/living/')
    expect(routeOf('/nl/')).toBe('/nl/')
    expect(routeOf('/en/region/')).toBe('/en/region/')
  })

  it('of files lead to the route of the file beside the page', () => {
    const page = { kind: 'municipality', id: '44021' } as const
    const path = `/${beside(page, 'nl', 'report.pdf')}`
    expect(path).toBe('/nl/gemeente/44021/report.pdf')
    expect(parsePath(path)).toEqual({ page, language: 'nl', file: 'report.pdf' })
    expect(routeOf(path)).toBe('/nl/municipality/44021/report.pdf')
    expect(parsePath('/nl/report.pdf')).toEqual({
      page: { kind: 'home' },
      language: 'nl',
      file: 'report.pdf',
    })
    expect(parsePath('/nl/gemeente/44021/.pdf')).not.toHaveProperty('file')
  })

  it('are unknown in another language, with another word or with more parts', () => {
    for (const path of [
      '/it/',
      '/nl/municipality/44021/',
      '/en/gemeente/44021/',
      '/nl/gemeente/1/2/3/',
      '/',
    ]) {
      expect(parsePath(path), path).toBeNull()
    }
  })
})

describe('relative references', () => {
  it('go up to what two paths share, and down again', () => {
    expect(relativeHref('nl/gemeente/44021/', 'nl/actie/5/')).toBe('../../actie/5/')
    expect(relativeHref('nl/', 'nl/zoek/')).toBe('zoek/')
    expect(relativeHref('nl/zoek/', 'nl/')).toBe('../')
    expect(relativeHref('nl/zoek/', 'nl/zoek/')).toBe('./')
    expect(relativeHref('nl/gegevens/', 'data/kpis.csv')).toBe('../../data/kpis.csv')
  })

  it('lead where they should from anywhere, in any folder', () => {
    const path = fc
      .array(fc.constantFrom('a', 'b', 'nl', 'c'), { maxLength: 4 })
      .map((parts) => parts.map((part) => `${part}/`).join(''))
    fc.assert(
      fc.property(path, path, (from, to) => {
        const base = `http://host/some/folder/${from}`
        expect(new URL(relativeHref(from, to), base).href).toBe(`http://host/some/folder/${to}`)
      }),
      { seed: 7 },
    )
  })
})
