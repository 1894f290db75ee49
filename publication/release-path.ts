/** Paths that publication itself writes; pages keep away from them. */
export const manifestPath = 'manifest.json'
export const signaturePath = 'manifest.json.sig'
export const historyFolder = 'history'
/** Where servers show earlier releases beside this one; nothing is written there. */
const asPublishedFolder = 'as-published'

/** `history/0001-manifest.json` for the oldest. */
export const historyPath = (number: number): string =>
  `${historyFolder}/${String(number).padStart(4, '0')}-manifest.json`

/** `as-published/2024-03-31-0a1b2c3d/`: the day, and the beginning of the manifest's SHA-256. */
export const asPublishedPath = ({
  on,
  manifestSha256,
}: {
  readonly on: string
  readonly manifestSha256: string
}): string => `${asPublishedFolder}/${on}-${manifestSha256.slice(0, 8)}/`

/** Copies that a web server sends as they are; the manifest does not list them. */
export const copyExtensions = ['.gz', '.br'] as const

const reserved: readonly string[] = [
  'data',
  historyFolder,
  asPublishedFolder,
  manifestPath,
  signaturePath,
]

/** What publication writes itself under a page's path; null when the path is free for pages. */
export const reservedBy = (path: string): string | null => {
  const first = path.split('/')[0]?.normalize('NFC').toLowerCase() ?? ''
  return reserved.includes(first) ? first : null
}

const longest = 1000
// Control characters, and what other file systems read as a separator or a drive.
const forbidden = /[\p{Cc}\\:]/u

/**
 * Why a path cannot be one of a release, or null when it can: relative, with `/`, without `.`, `..`
 * or empty parts, so that it never leaves the folder; and not what a compressed copy is called.
 */
export const releasePathProblem = (path: string): string | null => {
  if (path === '') return 'it is empty'
  if (path.length > longest) return `it is longer than ${longest} characters`
  if (!path.isWellFormed()) return 'it is not well-formed text'
  if (path.startsWith('/')) return 'it is absolute'
  if (forbidden.test(path)) return 'it holds a backslash, a colon or a control character'
  if (path.split('/').some((part) => part === '' || part === '.' || part === '..'))
    return 'it holds an empty part, . or ..'
  if (copyExtensions.some((extension) => path.endsWith(extension)))
    return 'it ends like a compressed copy'
  return null
}

/** Text order by code unit: the same on every machine, whatever its language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
