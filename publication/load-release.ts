import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { accept, refuse, type Decision, type Refusal } from '@peil/domain/values/decision.ts'
import { listFolder } from './list-folder.ts'
import { largestManifest, parseManifest, type Manifest } from './manifest.ts'
import { readWhole } from './read-release-file.ts'
import { sha256Of } from './release-history.ts'
import { manifestPath, signaturePath } from './release-path.ts'

export interface OpenRelease {
  /** Where the folder really is. */
  readonly folder: string
  readonly manifest: Manifest
  readonly manifestBytes: Buffer
  /** Null when the release is not signed. */
  readonly signatureBytes: Buffer | null
}

const refusal = (code: string, found: string, expected: string, folder: string): Refusal => ({
  code,
  found,
  expected,
  whatToDo: 'Name the folder of a release as it was published; `peil verify` says what is wrong.',
  about: { folder },
})

/** Opens a release folder by its manifest. */
export const openRelease = async (dir: string): Promise<Decision<OpenRelease>> => {
  let folder: string
  try {
    folder = await realpath(dir)
  } catch {
    return refuse(refusal('folder-missing', 'no folder', 'a release', dir))
  }
  const manifestBytes = await readWhole(join(folder, manifestPath), largestManifest)
  if (manifestBytes === null)
    return refuse(refusal('manifest-missing', `no ${manifestPath}`, 'a release', dir))
  const manifest = parseManifest(manifestBytes.toString('utf8'))
  if (!manifest.ok) return manifest
  const signatureBytes = await readWhole(join(folder, signaturePath), 4096)
  return accept({ folder, manifest: manifest.value, manifestBytes, signatureBytes })
}

export interface LoadedFile {
  readonly path: string
  readonly bytes: Buffer
  readonly sha256: string
}

/**
 * Reads the listed files one by one, and nothing else: no links, nothing outside the folder, no file
 * whose bytes are not the listed ones.
 */
export async function* loadFiles({
  folder,
  manifest,
}: OpenRelease): AsyncGenerator<LoadedFile | Refusal> {
  // A listing never goes through links, so a listed path that is in it has no link on its way.
  const { files } = await listFolder(folder)
  for (const { path, bytes: size, sha256 } of manifest.files) {
    const bytes = files.has(path) ? await readWhole(join(folder, path), size) : null
    if (bytes === null || bytes.length !== size || sha256Of(bytes) !== sha256)
      yield refusal('file-differs', `${path}: missing or changed`, `SHA-256 ${sha256}`, folder)
    else yield { path, bytes, sha256 }
  }
}

export const isRefusal = (file: LoadedFile | Refusal): file is Refusal => 'code' in file

/** The manifest and its signature, which the manifest itself cannot list. */
export const ownFiles = ({ manifestBytes, signatureBytes }: OpenRelease): readonly LoadedFile[] => [
  { path: manifestPath, bytes: manifestBytes, sha256: sha256Of(manifestBytes) },
  ...(signatureBytes === null
    ? []
    : [{ path: signaturePath, bytes: signatureBytes, sha256: sha256Of(signatureBytes) }]),
]

/** A release in memory: what its manifest lists, and its own files. */
export interface LoadedRelease extends OpenRelease {
  readonly files: readonly LoadedFile[]
}

/** Reads a whole release; refuses a folder with a missing or changed file. */
export const loadRelease = async (dir: string): Promise<Decision<LoadedRelease>> => {
  const release = await openRelease(dir)
  if (!release.ok) return release
  const files: LoadedFile[] = [...ownFiles(release.value)]
  for await (const file of loadFiles(release.value)) {
    if (isRefusal(file)) return refuse(file)
    files.push(file)
  }
  return accept({ ...release.value, files })
}
