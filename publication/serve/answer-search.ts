import type { LoadedFile } from '../load-release.ts'
import { foldName, sharedId } from './fold-name.ts'
import { letterIds, makeNameSearch, searchPaths, sharedIds } from './search.ts'

/** Where a search leads, or null when the page itself is the answer. */
export type AnswerSearch = (path: string, query: string) => string | null

const longestName = 200

/**
 * Answers the search form, which a plain folder of files cannot: leads to the page of the one
 * municipality that is meant, else to the name that several have, else to the letter, in the list. Only to pages that the release has.
 */
export const makeSearch = (files: readonly LoadedFile[]): AnswerSearch => {
  const byPath = new Map(files.map((file) => [`/${file.path}`, file]))
  const areas = byPath.get('/data/areas.json')
  if (areas === undefined) return () => null
  const textOf = (path: string): string | null => byPath.get(path)?.bytes.toString('utf8') ?? null
  const findName = makeNameSearch(areas.bytes.toString('utf8'), textOf('/data/postcodes.json'))
  const forms = searchPaths.map((paths) => {
    const html = textOf(`${paths.search}index.html`) ?? ''
    return { ...paths, letters: letterIds(html), shared: sharedIds(html) }
  })
  return (path, query) => {
    const form = forms.find(({ search }) => search === path)
    if (form === undefined) return null
    const text = new URLSearchParams(query).get(form.field)?.slice(0, longestName) ?? ''
    const nis = findName(text)
    const page = nis === null ? null : form.municipality(nis)
    if (page !== null && byPath.has(`${page}index.html`)) return page
    if (form.shared.has(sharedId(text))) return `${form.search}#${sharedId(text)}`
    const letter = form.letters.get(foldName(text).charAt(0))
    return letter === undefined ? null : `${form.search}#${letter}`
  }
}
