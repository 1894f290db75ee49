import { z } from 'zod'
import type { Finding } from '../values/finding.ts'
import { idsOf, type Draft } from './draft.ts'
import { fault, shown } from './fault.ts'
import { suggestName } from './nearest-name.ts'
import type { Path, ProgrammeDocument } from './programme-document.ts'

/** The paths of every single source, wherever it stands: lists under keys that end in "sources". */
const pathsOfSources = (value: unknown, path: Path): readonly Path[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    return Array.isArray(inner) && /sources$/i.test(key)
      ? inner.map((_, index) => [...here, index])
      : pathsOfSources(inner, here)
  })
}

const lineRange = z.string().regex(/^\d+(-\d+)?$/)

const checkLines = (document: ProgrammeDocument, path: Path, last: number): readonly Finding[] => {
  const text = document.read(path, lineRange)
  if (text === undefined) return []
  const [from = 0, to = from] = text.split('-').map(Number)
  const place = document.place(path)
  if (from > to) {
    return [
      fault(
        place,
        'record-lines-reversed',
        text,
        'first the lower line, then the higher',
        `Write ${to}-${from}.`,
      ),
    ]
  }
  if (from >= 1 && to <= last) return []
  return [
    fault(
      place,
      'record-lines-outside',
      text,
      `lines from 1 to ${last}, the length of the record`,
      'Look the lines up in the record again.',
    ),
  ]
}

/** Sources that point at lines the record does not have, or at publications that are not listed. */
export const checkSources = (draft: Draft): readonly Finding[] => {
  const last = draft.documents
    .get('programme.yaml')
    ?.read(['record', 'lines'], z.number().int().positive())
  const publications = idsOf(draft, 'publication')
  return [...draft.documents.values()].flatMap((document) => {
    // An alias repeats a block; its sources are checked once, where they are written.
    const seen = new Set<string>()
    return pathsOfSources(document.value, []).flatMap((path) => {
      const { line = 0, column = 0 } = document.place(path)
      const key = `${line}:${column}`
      if (seen.has(key)) return []
      seen.add(key)
      const page = document.raw([...path, 'page'])
      const unknown = publications !== null && typeof page === 'string' && !publications.has(page)
      return [
        ...(last === undefined ? [] : checkLines(document, [...path, 'record'], last)),
        ...(unknown
          ? [
              fault(
                document.place([...path, 'page']),
                'unknown-publication',
                shown(page),
                'the id of a publication in sources.yaml',
                suggestName(page, publications),
              ),
            ]
          : []),
      ]
    })
  })
}
