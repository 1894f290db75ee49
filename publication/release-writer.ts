import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Refusal } from '@peil/domain/values/decision.ts'
import { writeDurably } from './durable-files.ts'
import { fewAtOnce } from './few-at-once.ts'
import type { ManifestFile } from './manifest.ts'
import type { ReleaseFile } from './page-renderer.ts'
import { releasePathProblem } from './release-path.ts'

/** Waiting for the disk takes most of the time, so several files wait at once. */
const atOnce = 16

/** Some file systems take these for one name. */
const sameName = (path: string): string => path.normalize('NFC').toLowerCase()

const refusalOf = (path: string, found: string): Refusal => ({
  code: 'bad-release-path',
  found: `${JSON.stringify(path)}: ${found}`,
  expected: 'a path inside the release that no other file has',
  whatToDo: 'This is a fault of what renders the pages; report it.',
  about: { path },
})

export interface ReleaseWriter {
  /** Takes a file over, and waits while too many are being written. */
  readonly add: (file: ReleaseFile) => Promise<Refusal | null>
  /** When all are on the disk: what the manifest says of them, in the order they came. */
  readonly finish: () => Promise<readonly ManifestFile[]>
  /** When nothing is being written any more, whether it went well or not. */
  readonly settled: () => Promise<void>
}

/** Writes files of a release into an empty folder; none may leave it or meet another. */
export const makeReleaseWriter = (folder: string): ReleaseWriter => {
  const files: ManifestFile[] = []
  const names = new Set<string>()
  const folders = new Set<string>()
  const writing = fewAtOnce(atOnce)

  const foldersOf = (path: string): readonly string[] => {
    const parts = path.split('/')
    return parts.slice(1).map((_, at) => sameName(parts.slice(0, at + 1).join('/')))
  }

  const problemOf = (path: string): string | null => {
    const problem = releasePathProblem(path)
    if (problem !== null) return problem
    if (names.has(sameName(path))) return 'another file has this path'
    if (folders.has(sameName(path)) || foldersOf(path).some((above) => names.has(above)))
      return 'a file and a folder have the same path'
    return null
  }

  const write = async ({ path, bytes }: ReleaseFile): Promise<void> => {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await writeDurably(target, bytes)
  }

  return {
    add: async (file) => {
      const problem = problemOf(file.path)
      if (problem !== null) return refusalOf(file.path, problem)
      names.add(sameName(file.path))
      for (const above of foldersOf(file.path)) folders.add(above)
      const sha256 = createHash('sha256').update(file.bytes).digest('hex')
      files.push({ path: file.path, bytes: file.bytes.byteLength, sha256 })
      await writing.start(() => write(file))
      return null
    },
    finish: async () => {
      await writing.finish()
      return files
    },
    settled: writing.settled,
  }
}
