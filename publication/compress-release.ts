import { rename, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import { brotlied, gzipped, isCompressible } from './compressible.ts'
import { writeDurably } from './durable-files.ts'
import { fewAtOnce } from './few-at-once.ts'
import { isRefusal, loadFiles, openRelease, ownFiles, type LoadedFile } from './load-release.ts'
import type { Progress } from './page-renderer.ts'
import { makePartialFolder, removeDeadPartials } from './partial-folder.ts'
import { manifestPath } from './release-path.ts'

/** The highest quality takes a second per megabyte: large files make do with less. */
const largeFile = 1024 * 1024

export interface Compressed {
  /** Files that have copies now. */
  readonly files: number
  readonly bytes: number
  readonly gzipBytes: number
  readonly brotliBytes: number
}

interface Sizes {
  readonly gzip: number
  readonly brotli: number
}

const makeCopies = async (
  folder: string,
  draft: string,
  { path, bytes }: LoadedFile,
): Promise<Sizes> => {
  const place = async (extension: string, copy: Buffer): Promise<number> => {
    const target = join(folder, `${path}${extension}`)
    if (copy.length >= bytes.length) {
      await rm(target, { force: true })
      return bytes.length
    }
    await writeDurably(`${draft}${extension}`, copy)
    await rename(`${draft}${extension}`, target)
    return copy.length
  }
  const quality = bytes.length > largeFile ? 9 : 11
  return {
    gzip: await place('.gz', await gzipped(bytes, 9)),
    brotli: await place('.br', await brotlied(bytes, quality)),
  }
}

/**
 * Writes `.gz` and `.br` copies beside the files of a release, for web servers that send copies as
 * they are. They are outside what the manifest covers, and the same on every machine. Each appears
 * whole or not at all. Refuses a release whose files are not the listed ones.
 */
export const compressRelease = async (
  dir: string,
  progress: Progress = () => undefined,
): Promise<Decision<Compressed>> => {
  const release = await openRelease(dir)
  if (!release.ok) return release
  const { folder, manifest } = release.value
  await removeDeadPartials(folder)
  const scratch = await makePartialFolder(folder)
  const of = manifest.files.filter(({ path }) => isCompressible(path)).length + 1
  const jobs = fewAtOnce(availableParallelism() + 1)
  const total = { files: 0, bytes: 0, gzipBytes: 0, brotliBytes: 0 }
  let begun = 0
  const begin = async (file: LoadedFile): Promise<void> => {
    if (!isCompressible(file.path)) return
    begun += 1
    const draft = join(scratch.path, String(begun))
    await jobs.start(async () => {
      const sizes = await makeCopies(folder, draft, file)
      total.files += 1
      total.bytes += file.bytes.length
      total.gzipBytes += sizes.gzip
      total.brotliBytes += sizes.brotli
      progress(total.files, of)
    })
  }
  try {
    for (const file of ownFiles(release.value)) if (file.path === manifestPath) await begin(file)
    for await (const file of loadFiles(release.value)) {
      if (isRefusal(file)) return refuse(file)
      await begin(file)
    }
    await jobs.finish()
    return accept(total)
  } finally {
    await jobs.settled()
    await scratch.discard()
  }
}
