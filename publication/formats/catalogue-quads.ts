import { createHash } from 'node:crypto'
import type { Release } from '@peil/domain/release/release.ts'
import { DataFactory, type Quad, type Quad_Object, type Quad_Subject } from 'n3'
import { dataPaths } from '../data-paths.ts'
import type { Words } from '../data/data-table.ts'
import type { ReleaseFacts } from './release-facts.ts'
import { vocabularies as v } from './vocabularies.ts'

/** A set of data, with the paths of the files that hold it. */
export interface CatalogueEntry {
  readonly id: string
  readonly title: Words
  readonly paths: readonly string[]
}

const fileTypes: Readonly<Record<string, readonly [mediaType: string, fileType: string]>> = {
  csv: ['text/csv', 'CSV'],
  json: ['application/json', 'JSON'],
  parquet: ['application/vnd.apache.parquet', 'PARQUET'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'XLSX'],
}

const authority = 'http://publications.europa.eu/resource/authority/'

const digits = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A name for what has no address, the same for the same release. */
const urn = (text: string): string => {
  const hash = digits(text)
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ]
  return `urn:uuid:${parts.join('-')}`
}

const texts = ({ nl, en, fr, de }: Words): Quad_Object[] =>
  Object.entries({ nl, en, fr, de }).flatMap(([language, text]) =>
    text === undefined ? [] : [DataFactory.literal(text, language)],
  )

/**
 * The catalogue of a release after DCAT-AP 3.0.1. Without an address where it stands, things are
 * named by a URN and files by their path beside the catalogue.
 */
export const catalogueQuads = (
  release: Release,
  facts: ReleaseFacts,
  entries: readonly CatalogueEntry[],
): readonly Quad[] => {
  const quads: Quad[] = []
  const { on, programme } = release
  const named = (id: string) =>
    DataFactory.namedNode(
      facts.address === null
        ? urn(`${programme.id} ${on} ${release.ledgerHash} ${id}`)
        : `${facts.address}${dataPaths.catalogue('ttl')}#${id}`,
    )
  const fileNode = (path: string) =>
    DataFactory.namedNode(
      facts.address === null ? path.replace(/^data\//, '') : `${facts.address}${path}`,
    )
  const add = (subject: Quad_Subject, predicate: string, ...objects: readonly Quad_Object[]) => {
    for (const object of objects)
      quads.push(DataFactory.quad(subject, DataFactory.namedNode(predicate), object))
  }
  const day = DataFactory.literal(on, DataFactory.namedNode(`${v.xsd}date`))
  const publisher = named('publisher')
  const licence = facts.licenceAddress === null ? null : DataFactory.namedNode(facts.licenceAddress)
  const about = (subject: Quad_Subject, type: string, title: Words, description: Words) => {
    add(subject, `${v.rdf}type`, DataFactory.namedNode(type))
    add(subject, `${v.dct}title`, ...texts(title))
    add(subject, `${v.dct}description`, ...texts(description))
    add(subject, `${v.dct}issued`, day)
  }

  const catalogue = named('catalogue')
  about(catalogue, `${v.dcat}Catalog`, facts.title, facts.summary)
  add(catalogue, `${v.dct}publisher`, publisher)
  add(catalogue, `${v.dct}language`, DataFactory.namedNode(`${authority}language/NLD`))
  add(publisher, `${v.rdf}type`, DataFactory.namedNode(`${v.foaf}Agent`))
  add(publisher, `${v.foaf}name`, ...texts(facts.publisher ?? facts.source))
  if (licence !== null) {
    add(catalogue, `${v.dct}license`, licence)
    add(licence, `${v.rdf}type`, DataFactory.namedNode(`${v.dct}LicenseDocument`))
  }
  add(
    DataFactory.namedNode(`${authority}language/NLD`),
    `${v.rdf}type`,
    DataFactory.namedNode(`${v.dct}LinguisticSystem`),
  )

  const contact = DataFactory.blankNode('contact')
  if (facts.contact !== null) {
    const isMail = facts.contact.includes('@')
    const address = isMail ? `mailto:${facts.contact}` : facts.contact
    add(contact, `${v.rdf}type`, DataFactory.namedNode(`${v.vcard}Kind`))
    add(contact, `${v.vcard}fn`, DataFactory.literal((facts.publisher ?? facts.source).nl, 'nl'))
    add(contact, isMail ? `${v.vcard}hasEmail` : `${v.vcard}hasURL`, DataFactory.namedNode(address))
  }

  const types = new Map<string, string>()
  for (const { id, title, paths } of entries) {
    const dataset = named(id)
    add(catalogue, `${v.dcat}dataset`, dataset)
    about(dataset, `${v.dcat}Dataset`, title, facts.caveats)
    add(dataset, `${v.dct}publisher`, publisher)
    add(dataset, `${v.dct}identifier`, DataFactory.literal(dataset.value))
    add(dataset, `${v.dcat}version`, DataFactory.literal(facts.version))
    if (facts.contact !== null) add(dataset, `${v.dcat}contactPoint`, contact)
    for (const path of paths) {
      const distribution = named(path)
      const type = fileTypes[path.slice(path.lastIndexOf('.') + 1)]
      add(dataset, `${v.dcat}distribution`, distribution)
      add(distribution, `${v.rdf}type`, DataFactory.namedNode(`${v.dcat}Distribution`))
      add(distribution, `${v.dcat}accessURL`, fileNode(path))
      add(distribution, `${v.dcat}downloadURL`, fileNode(path))
      add(distribution, `${v.dct}title`, DataFactory.literal(path.replace(/^data\//, '')))
      if (licence !== null) add(distribution, `${v.dct}license`, licence)
      if (type === undefined) continue
      const mediaType = DataFactory.namedNode(
        `https://www.iana.org/assignments/media-types/${type[0]}`,
      )
      const format = DataFactory.namedNode(`${authority}file-type/${type[1]}`)
      add(distribution, `${v.dcat}mediaType`, mediaType)
      add(distribution, `${v.dct}format`, format)
      types.set(mediaType.value, 'MediaType')
      types.set(format.value, 'MediaTypeOrExtent')
    }
  }
  for (const [iri, type] of types)
    add(DataFactory.namedNode(iri), `${v.rdf}type`, DataFactory.namedNode(`${v.dct}${type}`))
  return quads
}
