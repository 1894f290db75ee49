import { join } from 'node:path'
import type { PreviousRelease } from '@peil/domain/release/release.ts'
import { accept, refuse, type Decision, type Refusal } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { largestManifest, type Manifest } from './manifest.ts'
import { readWhole } from './read-release-file.ts'
import { historyPaths, sha256Of, type HistoryItem } from './release-history.ts'
import { historyPath, manifestPath, signaturePath } from './release-path.ts'
import { verifyRelease } from './verify-release.ts'

export interface PreviousFolder {
  /** What the new release says of it. */
  readonly previous: PreviousRelease
  readonly manifest: Manifest
  /** Manifests of all earlier releases, this one included, oldest first. */
  readonly history: readonly HistoryItem[]
}

const refusalOf =
  (dir: string) =>
  ({ file, found, expected }: Finding): Refusal => ({
    code: 'previous-release-broken',
    found: `${file}: ${found}`,
    expected,
    whatToDo: 'Name the folder of the previous release as it was published.',
    about: { folder: dir, file },
  })

const historyOf = async (dir: string, manifest: Manifest): Promise<readonly HistoryItem[]> => {
  const listed = new Set(manifest.files.map(({ path }) => path))
  const history: HistoryItem[] = []
  for (const path of historyPaths(manifest)) {
    const bytes = await readWhole(join(dir, path), largestManifest)
    if (bytes === null) throw new Error(`${path} vanished while it was read`)
    const signed = listed.has(`${path}.sig`)
    const signature = signed ? await readWhole(join(dir, `${path}.sig`), 4096) : null
    history.push({ manifest: bytes, signature })
  }
  return history
}

/**
 * Reads what a new release says of the one before it, after verifying that one. With `key`, its
 * signature is checked too, when it has one: a chain may begin unsigned.
 */
export const readPreviousRelease = async (
  dir: string,
  { key }: { readonly key?: string } = {},
): Promise<Decision<PreviousFolder>> => {
  const signature = await readWhole(join(dir, signaturePath), 4096)
  const checkKey = key !== undefined && signature !== null
  const found = await verifyRelease(dir, checkKey ? { key } : {})
  const bytes = await readWhole(join(dir, manifestPath), largestManifest)
  const { findings, manifest } = found
  if (findings.length > 0 || manifest === null) return refuse(...findings.map(refusalOf(dir)))
  if (bytes === null || sha256Of(bytes) !== found.manifestSha256)
    throw new Error(`${dir} changed while it was read`)
  return accept({
    previous: { on: manifest.on, manifestSha256: found.manifestSha256 },
    manifest,
    history: [...(await historyOf(dir, manifest)), { manifest: bytes, signature }],
  })
}

/** The history as files of the new release. */
export const historyFiles = (history: readonly HistoryItem[]) =>
  history.flatMap(({ manifest, signature }, at) => {
    const path = historyPath(at + 1)
    return [
      { path, bytes: manifest },
      ...(signature === null ? [] : [{ path: `${path}.sig`, bytes: signature }]),
    ]
  })
