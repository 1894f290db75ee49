import { z } from 'zod'
import { foldName } from './fold-name.ts'

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
const places = z.array(z.object({ postcode: z.string(), place: z.string(), nis: z.string() }))

interface Named {
  readonly nis: string
  readonly folded: string
}

/** What all that is found leads to; null when that is nothing, or more than one municipality. */
const only = (found: readonly Named[]): string | null => {
  const codes = new Set(found.map(({ nis }) => nis))
  return codes.size === 1 ? (found[0]?.nis ?? null) : null
}

/** The first list in which something is found. */
const firstFound = (
  lists: readonly (readonly Named[])[],
  fits: (named: Named) => boolean,
): readonly Named[] => {
  for (const list of lists) {
    const found = list.filter(fits)
    if (found.length > 0) return found
  }
  return []
}

const namesOf = (areasJson: string): readonly Named[] => {
  const named = areas
    .parse(JSON.parse(areasJson))
    .map(({ nis, name, validity }) => ({ nis, validity, folded: foldName(name) }))
  const valid = named.filter(({ validity }) => validity === 'valid')
  const names = new Set(valid.map(({ folded }) => folded))
  return [
    ...valid,
    ...named.filter(({ validity, folded }) => validity === 'vanished' && !names.has(folded)),
  ]
}

/**
 * Finds the one municipality that is meant: by its code, by a postcode (alone, or before a name),
 * by its whole name or that of a place in it, or by the only name that begins so. The name of a
 * municipality goes before that of a place in another one, and a name that went over to the
 * successor means the successor. Null when there is none or more than one.
 */
export const makeNameSearch = (
  areasJson: string,
  postcodesJson: string | null,
): ((text: string) => string | null) => {
  const list = postcodesJson === null ? [] : places.parse(JSON.parse(postcodesJson))
  const municipalities = namesOf(areasJson)
  const parts = list.map(({ nis, place }): Named => ({ nis, folded: foldName(place) }))
  const postcodes = list.map(({ nis, postcode }): Named => ({ nis, folded: foldName(postcode) }))
  const codes = new Set(areas.parse(JSON.parse(areasJson)).map(({ nis }) => nis))
  return (text) => {
    const folded = foldName(text)
    if (folded === '') return null
    if (codes.has(folded)) return folded
    const written = postcodes.filter(
      (postcode) => folded === postcode.folded || folded.startsWith(`${postcode.folded} `),
    )
    if (written.length > 0) return only(written)
    const exact = firstFound([municipalities, parts], (named) => named.folded === folded)
    if (exact.length > 0) return only(exact)
    return only(firstFound([municipalities, parts], (named) => named.folded.startsWith(folded)))
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

/** Ids, in a list page, of the names and postcodes that several municipalities have. */
export const sharedIds = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/\sid="(shared-[^"]+)"/g)].map(([, id = '']) => id))
