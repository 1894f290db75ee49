import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalJson } from '../canonical-json.ts'
import type { ManifestFile } from '../manifest.ts'
import { readPreviousRelease } from '../previous-release.ts'
import { publishRelease } from '../publish-release.ts'
import { makeSigningKeys } from '../signing-keys.ts'
import { verifyRelease } from '../verify-release.ts'
import { testFolder } from './test-folder.ts'
import { testPages } from './test-pages.ts'
import { testRelease } from './test-release.ts'

export interface SignedRelease {
  /** Holds `first`, `release` (after it, signed), and the keys `key`, `key.pub`, `other`. */
  readonly folder: string
  readonly remove: () => Promise<void>
  /** A copy of `release` to tamper with; removed when the test is over. */
  readonly copy: () => Promise<string>
  /** `code file` of each finding, checked with the key of that name when there is one. */
  readonly faults: (release: string, key?: string) => Promise<readonly string[]>
}

/** Publishes a release and a signed one that follows it. */
export const makeSignedRelease = async (): Promise<SignedRelease> => {
  const folder = await mkdtemp(join(tmpdir(), 'peil-signed-'))
  const [first, release, key] = ['first', 'release', 'key'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  const quiet = { workers: 1, progress: () => undefined }
  await makeSigningKeys(key, `${key}.pub`)
  await makeSigningKeys(join(folder, 'other'), join(folder, 'other.pub'))
  await publishRelease(testRelease(), testPages, { out: first, ...quiet })
  const previous = await readPreviousRelease(first)
  if (!previous.ok) throw new Error(JSON.stringify(previous))
  const next = testRelease({ ledgerPosition: 20, previous: previous.value.previous })
  await publishRelease(next, testPages, { out: release, previous: first, key, ...quiet })
  return {
    folder,
    remove: () => rm(folder, { recursive: true }),
    copy: async () => {
      const copy = join(await testFolder(), 'release')
      await cp(release, copy, { recursive: true })
      return copy
    },
    faults: async (dir, name) => {
      const options = name === undefined ? {} : { key: join(folder, name) }
      const { findings } = await verifyRelease(dir, options)
      return findings.map(({ code, file }) => `${code} ${file}`)
    },
  }
}

/** Flips the lowest bit of the byte that lies at the fraction `at` of a file. */
export const flipBit = async (path: string, at = 0.5): Promise<void> => {
  const bytes = await readFile(path)
  const index = Math.min(bytes.length - 1, Math.floor(bytes.length * at))
  bytes.writeUInt8(bytes.readUInt8(index) ^ 1, index)
  await writeFile(path, bytes)
}

type LooseManifest = Readonly<Record<string, unknown>> & { readonly files: readonly ManifestFile[] }

/** Rewrites a manifest, in the form in which manifests are written. */
export const editManifest = async (
  folder: string,
  edit: (manifest: LooseManifest) => Readonly<Record<string, unknown>>,
): Promise<void> => {
  const path = join(folder, 'manifest.json')
  const manifest = JSON.parse(await readFile(path, 'utf8')) as LooseManifest
  await writeFile(path, canonicalJson(edit(manifest)))
}
