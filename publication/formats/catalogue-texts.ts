import { Writer, type Quad, type Quad_Object } from 'n3'
import { vocabularies } from './vocabularies.ts'

/** The catalogue as Turtle. */
export const catalogueTurtle = (quads: readonly Quad[]): string => {
  const writer = new Writer({ prefixes: vocabularies })
  writer.addQuads([...quads])
  const written: string[] = []
  writer.end((error: Error | null | undefined, text: string) => {
    if (error) throw error
    written.push(text)
  })
  return written.join('')
}

const idOf = (term: Quad['subject'] | Quad_Object): string =>
  term.termType === 'BlankNode' ? `_:${term.value}` : term.value

const objectOf = (term: Quad_Object): unknown => {
  if (term.termType !== 'Literal') return { '@id': idOf(term) }
  if (term.language !== '') return { '@value': term.value, '@language': term.language }
  const type = term.datatype.value
  return type === `${vocabularies.xsd}string`
    ? { '@value': term.value }
    : { '@value': term.value, '@type': type }
}

/** The same graph as JSON-LD. */
export const catalogueJsonLd = (quads: readonly Quad[]): string => {
  const nodes = new Map<string, Record<string, unknown[]>>()
  for (const { subject, predicate, object } of quads) {
    const node = nodes.get(idOf(subject)) ?? {}
    nodes.set(idOf(subject), node)
    if (predicate.value === `${vocabularies.rdf}type`) (node['@type'] ??= []).push(object.value)
    else (node[predicate.value] ??= []).push(objectOf(object))
  }
  const graph = [...nodes].map(([id, node]) => ({ '@id': id, ...node }))
  return `${JSON.stringify({ '@context': vocabularies, '@graph': graph }, null, 1)}\n`
}
