import { realpath } from 'node:fs/promises'
import type { Finding } from '@peil/domain/values/finding.ts'
import { checkChain } from './verify/check-chain.ts'
import { checkFiles } from './verify/check-files.ts'
import { checkHead } from './verify/check-head.ts'
import { checkSigned, type Signed } from './verify/check-signed.ts'
import { fault } from './verify/fault.ts'
import { listFolder } from './list-folder.ts'
import { largestManifest, parseManifest, type Manifest } from './manifest.ts'
import { readWhole } from './read-release-file.ts'
import { sha256Of } from './release-history.ts'
import { manifestPath } from './release-path.ts'

export interface Verification {
  /** Everything that is wrong; the release is whole and unchanged when this is empty. */
  readonly findings: readonly Finding[]
  /** How many files the manifest lists. */
  readonly files: number
  readonly signed: Signed
  /** Null when there is no readable one. */
  readonly manifest: Manifest | null
  readonly manifestSha256: string | null
}

const broken = (finding: Finding): Verification => ({
  findings: [finding],
  files: 0,
  signed: 'not-checked',
  manifest: null,
  manifestSha256: null,
})

const folderOf = async (dir: string): Promise<string | null> => {
  try {
    return await realpath(dir)
  } catch {
    return null
  }
}

/**
 * Checks a release folder against its manifest: names each missing, changed or added file and each
 * link, a manifest that was edited, a wrong or (with `key`) missing signature, and a broken chain to
 * earlier releases. `key` is a PEM file with the public key, or the private one. Without it, who
 * rewrites manifest and files alike is not found out.
 */
export const verifyRelease = async (
  dir: string,
  { key }: { readonly key?: string } = {},
): Promise<Verification> => {
  const folder = await folderOf(dir)
  if (folder === null)
    return broken(fault('folder-missing', dir, 'no folder', 'a release', 'Check the path.'))
  const bytes = await readWhole(`${folder}/${manifestPath}`, largestManifest)
  if (bytes === null)
    return broken(
      fault('manifest-missing', manifestPath, 'no readable file', 'a manifest', 'Check the path.'),
    )
  const parsed = parseManifest(bytes.toString('utf8'))
  const sign = await checkSigned(folder, bytes, parsed.ok ? parsed.value : null, key)
  const manifestSha256 = sha256Of(bytes)
  if (!parsed.ok)
    return {
      findings: [
        ...parsed.refusals.map(({ code, found, expected, whatToDo }) =>
          fault(code, manifestPath, found, expected, whatToDo),
        ),
        ...sign.findings,
      ],
      files: 0,
      signed: sign.signed,
      manifest: null,
      manifestSha256,
    }
  const manifest = parsed.value
  const listing = await listFolder(folder)
  const files = await checkFiles(folder, manifest, listing, bytes)
  // What is changed has been named already; comparing its contents would only say so again.
  const sound = new Set(
    manifest.files
      .map(({ path }) => path)
      .filter((path) => !files.some(({ file }) => file === path)),
  )
  const [chain, head] = [
    await checkChain(folder, manifest, sound),
    await checkHead(folder, manifest, sound),
  ]
  return {
    findings: [...sign.findings, ...head, ...chain, ...files],
    files: manifest.files.length,
    signed: sign.signed,
    manifest,
    manifestSha256,
  }
}
