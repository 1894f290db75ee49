import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCalendarDate } from '@peil/domain/values/calendar-date.ts'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import jsonld from 'jsonld'
import { DataFactory, Parser, Store, Writer, type Quad } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { describe, expect, it } from 'vitest'
import { dataFiles } from '../data-files.ts'
import { dataPaths, feedLanguages } from '../data-paths.ts'
import { collectFiles } from '../test-support/collect-files.ts'
import { testPublishing } from '../test-support/test-indicators.ts'
import { testRelease } from '../test-support/test-release.ts'

const plain = testRelease()
const published = testRelease({
  programme: { ...plain.programme, publishing: testPublishing },
  earlier: [],
})
const kinds = [
  ['without an address', await collectFiles(dataFiles(plain))],
  ['with one', await collectFiles(dataFiles(published))],
] as const
const [, [, files]] = kinds
const textIn = (from: ReadonlyMap<string, Uint8Array>, path: string): string =>
  new TextDecoder().decode(from.get(path))

const base = 'https://example.org/elsewhere/data/catalogue.ttl'
const turtle = (text: string): Quad[] => new Parser({ baseIRI: base }).parse(text)
const catalogue = (from: ReadonlyMap<string, Uint8Array>): Quad[] =>
  turtle(textIn(from, dataPaths.catalogue('ttl')))

const folder =
  process.env['PEIL_VALIDATORS'] ?? join(import.meta.dirname, '../test-support/validators')
const shapes = new Store()
for (const name of ['dcat-ap-SHACL', 'ranges'])
  shapes.addQuads(turtle(await readFile(join(folder, `dcat-ap-3.0.1-${name}.ttl`), 'utf8')))
const ownShapes = join(import.meta.dirname, '../test-support/validators/days-SHACL.ttl')
shapes.addQuads(turtle(await readFile(ownShapes, 'utf8')))
const validator = new SHACLValidator(shapes, {})
/** SHACL knows how a day is written, not which months have a 31st. */
const badDays = (quads: readonly Quad[]): readonly string[] =>
  quads
    .filter(({ predicate }) => predicate.value === `${dct}issued`)
    .flatMap(({ object }) => (parseCalendarDate(object.value) === null ? [object.value] : []))
const problems = async (quads: readonly Quad[]): Promise<readonly string[]> => {
  const report = await validator.validate(new Store([...quads]))
  return [...report.results.map(({ path }) => JSON.stringify(path)), ...badDays(quads)]
}

const dcat = 'http://www.w3.org/ns/dcat#'
const dct = 'http://purl.org/dc/terms/'
const foaf = 'http://xmlns.com/foaf/0.1/'
const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const iri = (value: string) => DataFactory.namedNode(value)
const word = (value: string) => DataFactory.literal(value)
const day = (value: string) =>
  DataFactory.literal(value, iri('http://www.w3.org/2001/XMLSchema#date'))
const valid = catalogue(files)

const first = (type: string): Quad['subject'] => {
  const found = valid.find((q) => q.predicate.value === rdfType && q.object.value === type)
  if (found === undefined) throw new Error(`no ${type}`)
  return found.subject
}
const without = (type: string, predicate: string) =>
  valid.filter((q) => !(q.subject.equals(first(type)) && q.predicate.value === predicate))
const and = (type: string, predicate: string, object: Quad['object']) => [
  ...valid,
  DataFactory.quad(first(type), iri(predicate), object),
]
const instead = (type: string, predicate: string, object: Quad['object']) => [
  ...without(type, predicate),
  DataFactory.quad(first(type), iri(predicate), object),
]
const catalog = `${dcat}Catalog`
const dataset = `${dcat}Dataset`
const distribution = `${dcat}Distribution`

const mutants: readonly (readonly [string, readonly Quad[]])[] = [
  ['catalogue without title', without(catalog, `${dct}title`)],
  ['catalogue without description', without(catalog, `${dct}description`)],
  ['catalogue without publisher', without(catalog, `${dct}publisher`)],
  ['dataset without title', without(dataset, `${dct}title`)],
  ['dataset without description', without(dataset, `${dct}description`)],
  ['distribution without access address', without(distribution, `${dcat}accessURL`)],
  ['publisher without name', without(`${foaf}Agent`, `${foaf}name`)],
  ['two publishers', and(catalog, `${dct}publisher`, iri('https://example.org/other'))],
  [
    'two publishers of a dataset',
    and(dataset, `${dct}publisher`, iri('https://example.org/other')),
  ],
  ['title as address', instead(catalog, `${dct}title`, iri('https://example.org/title'))],
  ['dataset title as address', instead(dataset, `${dct}title`, iri('https://example.org/title'))],
  ['description as address', instead(dataset, `${dct}description`, iri('https://example.org/d'))],
  ['publisher as text', instead(catalog, `${dct}publisher`, word('The Agency'))],
  ['dataset as text', instead(catalog, `${dcat}dataset`, word('kpis'))],
  ['licence as text', instead(catalog, `${dct}license`, word('free'))],
  ['two licences', and(catalog, `${dct}license`, iri('https://example.org/other'))],
  ['two days of issue', and(catalog, `${dct}issued`, word('2020-01-01'))],
  ['no day of issue', without(dataset, `${dct}issued`)],
  ['a day of issue in words', instead(catalog, `${dct}issued`, day('soon'))],
  ['a day of issue in month 13', instead(dataset, `${dct}issued`, day('2023-13-01'))],
  ['a day of issue that does not exist', instead(dataset, `${dct}issued`, day('2023-02-29'))],
  ['a day of issue without its type', instead(dataset, `${dct}issued`, word('2023-12-01'))],
  ['a day of issue in another way', instead(dataset, `${dct}issued`, day('01-12-2023'))],
  ['access address as text', instead(distribution, `${dcat}accessURL`, word('kpis.csv'))],
  ['download address as text', instead(distribution, `${dcat}downloadURL`, word('kpis.csv'))],
  ['distribution as text', instead(dataset, `${dcat}distribution`, word('kpis.csv'))],
  ['two formats', and(distribution, `${dct}format`, iri('https://example.org/format'))],
  ['contact as text', instead(dataset, `${dcat}contactPoint`, word('data@example.org'))],
]

describe('the catalogue', () => {
  it.each(kinds)('of a release %s passes the shapes of DCAT-AP 3.0.1', async (_, from) => {
    expect(catalogue(from).length).toBeGreaterThan(100)
    expect(await problems(catalogue(from))).toEqual([])
  })

  it.each(mutants)('is refused: %s', async (_, quads) => {
    expect((await problems(quads)).length).toBeGreaterThan(0)
  })

  it.each(kinds)('of a release %s is the same graph in both formats', async (_, from) => {
    const json = JSON.parse(textIn(from, dataPaths.catalogue('jsonld'))) as unknown
    const canonize = (input: unknown, more: object): Promise<string> =>
      jsonld.canonize(
        input as jsonld.JsonLdDocument,
        {
          algorithm: 'RDFC-1.0',
          format: 'application/n-quads',
          ...more,
        } as unknown as Parameters<typeof jsonld.canonize>[1] & object,
      )
    const asJson = await canonize(json, { base })
    const nquads = new Writer({ format: 'N-Quads' }).quadsToString(catalogue(from))
    const asTurtle = await canonize(nquads, { inputFormat: 'application/n-quads' })
    expect(asJson).toBe(asTurtle)
  })
})

describe('the description of the files', () => {
  it.each(kinds)(
    'of a release %s has no fault, and every file it names is there',
    async (_, from) => {
      const text = textIn(from, dataPaths.openApi)
      const config = await createConfig({ extends: ['recommended'] })
      const found = await lintFromString({ source: text, absoluteRef: 'openapi.json', config })
      expect(
        found.filter(({ severity }) => severity === 'error').map(({ message }) => message),
      ).toEqual([])
      const { paths } = JSON.parse(text) as {
        paths: Record<string, { get: { parameters?: { schema: { enum: string[] } }[] } }>
      }
      const named = Object.entries(paths).flatMap(([path, { get }]) =>
        (get.parameters?.[0]?.schema.enum ?? ['']).map((id) => path.slice(1).replace('{id}', id)),
      )
      expect(named.filter((path) => !from.has(path))).toEqual([])
    },
  )
})

describe('what can be followed', () => {
  it.each([
    ['nl', 'Publicatie van 1 december 2023', 'ander cijfer: 1'],
    ['en', 'Release of 1 December 2023', 'figure changed: 1'],
    ['fr', 'Édition du 1 décembre 2023', 'autre chiffre: 1'],
    ['de', 'Ausgabe vom 1. Dezember 2023', 'andere Zahl: 1'],
  ] as const)('is a feed in %s with what changed', (language, title, change) => {
    const feed = textIn(files, dataPaths.feed(language))
    expect(feed).toContain(`<feed xml:lang="${language}" xmlns="http://www.w3.org/2005/Atom"`)
    expect(feed).toContain(title)
    expect(feed).toContain(change)
    expect(feed).toContain('<updated>2023-12-01T00:00:00.000Z</updated>')
  })

  it('is a calendar in every language, of which the titles without translation are Dutch', () => {
    const summary = /SUMMARY:([^\r\n]*)/g
    for (const language of feedLanguages) {
      const days = [...textIn(files, dataPaths.calendar(language)).matchAll(summary)]
      expect(days.map(([, title]) => title)).toContain(
        language === 'en' ? 'Final figures' : 'Eindcijfers',
      )
    }
  })

  it('is a calendar of releases, the same every time', async () => {
    const calendar = textIn(files, dataPaths.calendar('nl'))
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(calendar).toContain('DTSTAMP:20231130T100000Z')
    expect(calendar).toContain('DTSTART;VALUE=DATE:20231201')
    expect(calendar).toContain('STATUS:TENTATIVE')
    expect(calendar).toContain('SUMMARY:Tussenstand\\; voorlopig\\, of later')
    const again = await collectFiles(dataFiles(published))
    expect([...again]).toEqual([...files])
  })

  it('has no calendar when no days are known', () => {
    expect(kinds[0][1].has(dataPaths.calendar('nl'))).toBe(false)
  })
})
