import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataFiles } from '../data-files.ts'
import type { LoadedFile } from '../load-release.ts'
import { sha256Of } from '../release-history.ts'
import { collectFiles } from '../test-support/collect-files.ts'
import { testRelease } from '../test-support/test-release.ts'
import { makeSearch } from './answer-search.ts'
import { foldName } from './fold-name.ts'
import { searchPaths } from './search.ts'

const place = (postcode: string, name: string, municipality: string) => ({
  postcode,
  place: name,
  municipality,
})
const test = testRelease()
const release: typeof test = {
  ...test,
  programme: {
    ...test.programme,
    postcodes: {
      form: '9999',
      sources: [{ assumption: 'Invented for a test.' }],
      places: [
        place('3000', 'Leuven', '24062'),
        place('3001', 'Heverlee', '24062'),
        place('9000', 'Gent', '44021'),
        place('9040', 'Sint-Amandsberg', '44021'),
        place('9050', 'Leuven', '44021'),
        place('9050', 'Meer', '44021'),
        place('9050', 'Meer', '46021'),
        place('9999', 'Elders', '99999'),
      ],
    },
  },
}
const file = (path: string, text: string | Uint8Array): LoadedFile => {
  const bytes = Buffer.from(text)
  return { path, bytes, sha256: sha256Of(bytes) }
}
const places = [...release.municipalities, ...release.vanished]
const files = [
  ...[...(await collectFiles(dataFiles(release)))].map(([path, bytes]) => file(path, bytes)),
  file(
    'nl/zoek/index.html',
    '<h2 id="letter-g">G</h2> <h2 id="letter-S">S</h2> <h2 id="letter-M">M</h2><dt id="shared-9050">9050</dt><dt id="shared-meer">Meer</dt>',
  ),
  file('en/search/index.html', '<h2>S</h2>'),
  ...places.map(({ nis }) => file(`nl/gemeente/${nis}/index.html`, nis)),
  ...places.map(({ nis }) => file(`en/municipality/${nis}/index.html`, nis)),
]
const search = makeSearch(files)
const dutch = (name: string) => search('/nl/zoek/', new URLSearchParams({ naam: name }).toString())

describe('the search for a municipality', () => {
  it('asks at the addresses that the pages have', () => {
    // Read by Node itself: the web application has a build of its own.
    const paths = JSON.stringify(join(import.meta.dirname, '../../web/barometer/src/lib/paths.ts'))
    const script = `const { pathOf } = await import(${paths})
      const pages = [{ kind: 'search' }, { kind: 'municipality', id: '44021' }]
      const of = (language) => pages.map((page) => '/' + pathOf(page, language))
      console.log(JSON.stringify(['nl', 'en', 'fr', 'de'].map(of)))`
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script])
    expect(searchPaths.map((form) => [form.search, form.municipality('44021')])).toEqual(
      JSON.parse(said.toString()),
    )
  })

  it('[C121] leads to the barometer of the one that is meant', () => {
    expect(dutch('Gent')).toBe('/nl/gemeente/44021/')
    expect(search('/en/search/', 'name=gent')).toBe('/en/municipality/44021/')
  })

  it.each([
    ['GENT', '44021'],
    ['  gent ', '44021'],
    ['merendree', '24137'],
    ['MÉRENDRÉE', '24137'],
    ['Me\u0301rendre\u0301e', '24137'],
    ['sint niklaas', '46021'],
    ["Sint–Niklaas'", '46021'],
    ['men', '34027'],
    ['leuv', '24062'],
    ['24062', '24062'],
  ])('takes %j for %s', (name, nis) => {
    expect(dutch(name)).toBe(`/nl/gemeente/${nis}/`)
  })

  it.each([
    ['3001', '24062'],
    ['heverlee', '24062'],
    [' 9040 ', '44021'],
    ['9040 Sint-Amandsberg', '44021'],
    ['9000 Gent', '44021'],
    ['sint amandsb', '44021'],
    ['leuven', '24062'],
  ])('takes the postcode or part of a municipality %j for %s', (name, nis) => {
    expect(dutch(name)).toBe(`/nl/gemeente/${nis}/`)
  })

  it('leads to the list of what several municipalities have', () => {
    expect(dutch('9050')).toBe('/nl/zoek/#shared-9050')
    expect(dutch('méér')).toBe('/nl/zoek/#shared-meer')
    expect(search('/en/search/', 'name=9050')).toBeNull()
  })

  it('knows no postcode of a municipality that is not there, and none by its beginning', () => {
    expect(dutch('9999')).toBeNull()
    expect(dutch('elders')).toBeNull()
    expect(dutch('30')).toBeNull()
    expect(dutch('30001')).toBeNull()
  })

  it('still finds names in a release without postcodes', () => {
    const without = makeSearch(files.filter(({ path }) => path !== 'data/postcodes.json'))
    expect(without('/nl/zoek/', 'naam=gent')).toBe('/nl/gemeente/44021/')
    expect(without('/nl/zoek/', 'naam=3001')).toBeNull()
  })

  it('prefers the municipality that exists to a vanished code of the same name', () => {
    expect(dutch('Hasselt')).toBe('/nl/gemeente/71072/')
    expect(dutch('71022')).toBe('/nl/gemeente/71022/')
    expect(dutch('borgloon')).toBe('/nl/gemeente/73009/')
  })

  it('leads to the letter when nothing is unique, or shows the list', () => {
    expect(dutch('sint')).toBe('/nl/zoek/#letter-S')
    expect(dutch('gentbrugge')).toBe('/nl/zoek/#letter-g')
    expect(dutch('xyz')).toBeNull()
    expect(dutch('')).toBeNull()
    expect(dutch('…')).toBeNull()
    expect(search('/en/search/', 'name=sint')).toBeNull()
    expect(search('/nl/zoek/', 'name=gent')).toBeNull()
    expect(search('/nl/', 'naam=gent')).toBeNull()
  })

  it('never leads outside the pages of the release', () => {
    const targets = new Set(files.map(({ path }) => `/${path}`))
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        const target = search('/nl/zoek/', `naam=${name}`)
        if (target === null || target.startsWith('/nl/zoek/#')) return
        expect(targets).toContain(`${target}index.html`)
      }),
      { seed: 20261123 },
    )
    expect(makeSearch(files.slice(0, -1))('/en/search/', 'name=borgloon')).toBeNull()
    expect(makeSearch([])('/nl/zoek/', 'naam=gent')).toBeNull()
  })

  it('folds a name once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(foldName(foldName(name))).toBe(foldName(name))
      }),
      { seed: 20261123 },
    )
  })
})
