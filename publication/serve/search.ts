import { z } from 'zod'

/** Where the pages of a language are, and what its search form calls its field. */
export interface SearchPaths {
  readonly search: string
  readonly field: string
  readonly municipality: (nis: string) => string
}

/** The addresses that the barometer's pages have. */
export const searchPaths: readonly SearchPaths[] = [
  { search: '/nl/zoek/', field: 'naam', municipality: (nis) => `/nl/gemeente/${nis}/` },
  { search: '/en/search/', field: 'name', municipality: (nis) => `/en/municipality/${nis}/` },
  { search: '/fr/recherche/', field: 'nom', municipality: (nis) => `/fr/commune/${nis}/` },
  { search: '/de/suche/', field: 'name', municipality: (nis) => `/de/gemeinde/${nis}/` },
]

const areas = z.array(
  z.object({ nis: z.string(), name: z.string(), validity: z.enum(['valid', 'vanished']) }),
)
type Area = z.infer<typeof areas>[number]

/** A name as people type it: without case, accents and punctuation. */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

interface Named extends Area {
  readonly folded: string
}

const only = (found: readonly Named[]): string | null =>
  found.length === 1 ? (found[0]?.nis ?? null) : null

/**
 * Finds the one municipality of a name: by the whole name, by the only name that begins so, or by
 * its code. Null when there is none or more than one. A name that went over to the successor means
 * the successor.
 */
export const makeNameSearch = (areasJson: string): ((text: string) => string | null) => {
  const named = areas
    .parse(JSON.parse(areasJson))
    .map((area): Named => ({ ...area, folded: foldName(area.name) }))
  const valid = named.filter(({ validity }) => validity === 'valid')
  const names = new Set(valid.map(({ folded }) => folded))
  const all = [
    ...valid,
    ...named.filter(({ validity, folded }) => validity === 'vanished' && !names.has(folded)),
  ]
  const codes = new Set(named.map(({ nis }) => nis))
  return (text) => {
    const folded = foldName(text)
    if (folded === '') return null
    if (codes.has(folded)) return folded
    const exact = all.filter((area) => area.folded === folded)
    if (exact.length > 0) return only(exact)
    return only(all.filter((area) => area.folded.startsWith(folded)))
  }
}

/** Ids of the letters in a list page, by letter. */
export const letterIds = (html: string): ReadonlyMap<string, string> =>
  new Map(
    [...html.matchAll(/\sid="(letter-([^"]+))"/g)].map(([, id = '', letter = '']) => [
      letter.toLowerCase(),
      id,
    ]),
  )
