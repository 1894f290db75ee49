import type { Resource } from './resource.ts'

/** What a request path leads to. */
type Target =
  | { readonly kind: 'resource'; readonly resource: Resource }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'not-found'; readonly language: string }
  | { readonly kind: 'malformed' }

export interface Site {
  /** By the exact text of a request path as browsers send it. For most requests this is all. */
  readonly byUrl: ReadonlyMap<string, Resource>
  /** By the decoded path. */
  readonly find: (path: string) => Target
  readonly notFound: (language: string) => Resource | null
}

const index = 'index.html'

/** `/nl/` for `nl/index.html`, and `/nl/index.html` too. */
const pathsOf = (file: string): readonly string[] =>
  file === index || file.endsWith(`/${index}`)
    ? [`/${file}`, `/${file.slice(0, -index.length)}`]
    : [`/${file}`]

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

const decodePath = (path: string): string | null => {
  try {
    const decoded = decodeURIComponent(path)
    return /[\p{Cc}\\]/u.test(decoded) ? null : decoded
  } catch {
    return null
  }
}

/** The files of a release by the paths they are found under. Nothing else can be reached. */
export const makeSite = (resources: readonly Resource[]): Site => {
  const byFile = new Map(resources.map((resource) => [resource.path, resource]))
  const byPath = new Map(
    resources.flatMap((resource) => pathsOf(resource.path).map((path) => [path, resource])),
  )
  return {
    byUrl: new Map([...byPath].map(([path, resource]) => [encodePath(path), resource])),
    find: (path) => {
      const decoded = path.startsWith('/') ? decodePath(path) : null
      if (decoded === null) return { kind: 'malformed' }
      const resource = byPath.get(decoded)
      if (resource !== undefined) return { kind: 'resource', resource }
      if (byPath.has(`${decoded}/`))
        return { kind: 'redirect', location: encodePath(`${decoded}/`) }
      return { kind: 'not-found', language: decoded.split('/')[1] ?? '' }
    },
    notFound: (language) =>
      byFile.get(`${language}/404.html`) ??
      byFile.get(`${language}/404/${index}`) ??
      byFile.get('404.html') ??
      null,
  }
}
