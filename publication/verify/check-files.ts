import { join } from 'node:path'
import type { Finding } from '@peil/domain/values/finding.ts'
import type { FolderListing } from '../list-folder.ts'
import type { Manifest, ManifestFile } from '../manifest.ts'
import { measureFile, type Measured } from '../read-release-file.ts'
import { sha256Of } from '../release-history.ts'
import { byText, copyExtensions, manifestPath, signaturePath } from '../release-path.ts'
import { isCopyOf } from './check-copy.ts'
import { fault, fetchAgain } from './fault.ts'

const takeAway = 'Take it out of the folder, or fetch the release again.'

const checkListed = async (
  folder: string,
  { path, bytes, sha256 }: ManifestFile,
  { files }: FolderListing,
): Promise<Finding | null> => {
  const expected = `${bytes} bytes with SHA-256 ${sha256}`
  if (!files.has(path)) return fault('file-missing', path, 'no such file', expected, fetchAgain)
  const found = await measureFile(join(folder, path), bytes)
  if (found.bytes === bytes && found.sha256 === sha256) return null
  const what =
    found.bytes > bytes
      ? `more than ${bytes} bytes`
      : `${found.bytes} bytes with SHA-256 ${found.sha256}`
  return fault('file-changed', path, what, expected, fetchAgain)
}

const checkUnlisted = async (
  folder: string,
  path: string,
  originals: ReadonlyMap<string, Measured>,
): Promise<Finding | null> => {
  const extension = copyExtensions.find((ending) => path.endsWith(ending))
  const original =
    extension === undefined ? undefined : originals.get(path.slice(0, -extension.length))
  if (extension === undefined || original === undefined)
    return fault('file-added', path, 'a file', 'no file that the manifest does not list', takeAway)
  if (await isCopyOf(join(folder, path), extension, original)) return null
  return fault(
    'copy-differs',
    path,
    'a compressed copy with other contents',
    `the bytes of ${path.slice(0, -extension.length)}`,
    'Make the copies again with `peil compress`.',
  )
}

const strangers = ({ links, others, emptyFolders }: FolderListing): readonly Finding[] => [
  ...links.map((path) => fault('link', path, 'a symbolic link', 'a file or no entry', takeAway)),
  ...others.map((path) => fault('no-file', path, 'a pipe, socket or device', 'a file', takeAway)),
  ...emptyFolders.map((path) =>
    fault('folder-added', path, 'an empty folder', 'folders with listed files only', takeAway),
  ),
]

/** Compares the folder with the manifest's list, both ways. In order of path. */
export const checkFiles = async (
  folder: string,
  manifest: Manifest,
  listing: FolderListing,
  manifestBytes: Uint8Array,
): Promise<readonly Finding[]> => {
  const findings: (Finding | null)[] = [...strangers(listing)]
  const originals = new Map<string, Measured>(manifest.files.map((file) => [file.path, file]))
  for (const file of manifest.files) findings.push(await checkListed(folder, file, listing))
  const known = new Set([...originals.keys(), manifestPath, signaturePath])
  originals.set(manifestPath, { bytes: manifestBytes.length, sha256: sha256Of(manifestBytes) })
  for (const path of listing.files)
    if (!known.has(path)) findings.push(await checkUnlisted(folder, path, originals))
  return findings
    .filter((finding) => finding !== null)
    .toSorted((a, b) => byText(a.file, b.file) || byText(a.code, b.code))
}
