import { createHash } from 'node:crypto'
import { historyFolder, historyPath } from './release-path.ts'
import { parseManifest, type Manifest } from './manifest.ts'

/** An earlier manifest as a later release keeps it, oldest first. */
export interface HistoryItem {
  readonly manifest: Uint8Array
  /** Null when that release was not signed. */
  readonly signature: Uint8Array | null
}

export const sha256Of = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')

const historyName = new RegExp(`^${historyFolder}/(\\d{4,})-manifest\\.json$`)

export interface ChainProblem {
  readonly file: string
  readonly found: string
  readonly expected: string
}

interface Link {
  readonly file: string
  readonly manifest: Manifest
  readonly sha256: string
}

const describe = (previous: Manifest['previous']): string =>
  previous === null
    ? 'no earlier release'
    : `the release of ${previous.on} with manifest ${previous.manifestSha256}`

const linkProblem = (link: Omit<Link, 'sha256'>, before: Link | null): ChainProblem | null => {
  const expected =
    before === null ? null : { on: before.manifest.on, manifestSha256: before.sha256 }
  const { previous, programme } = link.manifest
  const same =
    previous?.on === expected?.on && previous?.manifestSha256 === expected?.manifestSha256
  if (!same) return { file: link.file, found: describe(previous), expected: describe(expected) }
  if (before !== null && before.manifest.programme.id !== programme.id)
    return {
      file: link.file,
      found: `programme ${programme.id}`,
      expected: `programme ${before.manifest.programme.id}`,
    }
  return null
}

/**
 * Follows the chain from the oldest manifest in the history to the release's own: each names the
 * SHA-256 of the one before. Null when it holds.
 */
export const chainProblem = (
  manifest: Manifest,
  manifestFile: string,
  history: readonly { readonly file: string; readonly bytes: Uint8Array }[],
): ChainProblem | null => {
  let before: Link | null = null
  for (const [at, { file, bytes }] of history.entries()) {
    if (file !== historyPath(at + 1))
      return { file, found: `number ${at + 1} is missing`, expected: historyPath(at + 1) }
    const parsed = parseManifest(new TextDecoder().decode(bytes))
    if (!parsed.ok)
      return {
        file,
        found: parsed.refusals[0]?.found ?? 'no manifest',
        expected: 'the manifest of an earlier release',
      }
    const problem = linkProblem({ file, manifest: parsed.value }, before)
    if (problem !== null) return problem
    before = { file, manifest: parsed.value, sha256: sha256Of(bytes) }
  }
  return linkProblem({ file: manifestFile, manifest }, before)
}

/** Paths of the earlier manifests that a manifest lists, by number. */
export const historyPaths = ({ files }: Manifest): readonly string[] =>
  files
    .map(({ path }) => ({ path, number: Number(historyName.exec(path)?.[1]) }))
    .filter(({ number }) => Number.isInteger(number))
    .toSorted((a, b) => a.number - b.number)
    .map(({ path }) => path)
