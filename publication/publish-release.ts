import type { KeyObject } from 'node:crypto'
import { mkdir, rename } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Release } from '@peil/domain/release/release.ts'
import { accept, refuse, type Decision, type Refusal } from '@peil/domain/values/decision.ts'
import { previousProblem } from './check-previous.ts'
import { dataFiles } from './data-files.ts'
import { keepFolder, keepFolders, writeDurably } from './durable-files.ts'
import { nothingKept, withKeptFiles, type KeptFiles } from './kept-files.ts'
import { manifestOf } from './manifest-of.ts'
import { signManifest } from './manifest-signature.ts'
import { manifestText, type ManifestFile } from './manifest.ts'
import { occupied } from './out-folder.ts'
import type { PageRenderer, Progress, ReleaseFile } from './page-renderer.ts'
import { makePartialFolder, removeDeadPartials } from './partial-folder.ts'
import { historyFiles, readPreviousRelease, type PreviousFolder } from './previous-release.ts'
import { sha256Of } from './release-history.ts'
import { manifestPath, reservedBy, signaturePath } from './release-path.ts'
import { makeReleaseWriter } from './release-writer.ts'
import { readSigningKey } from './signing-keys.ts'

export interface PublishOptions {
  /** The folder to make. It must not exist, or be empty. */
  readonly out: string
  /** Folder of the release before this one, whose history is carried on. */
  readonly previous?: string
  /** Private key, PEM file: the release is signed. */
  readonly key?: string
  /** Key that signed the previous release, when it is another one than `key`. */
  readonly previousKey?: string
  /** Where files are kept for the next release; none are when absent. */
  readonly keepIn?: string
  readonly workers: number
  readonly progress: Progress
}

export interface Published {
  readonly manifestSha256: string
  /** Files that the manifest lists. */
  readonly files: number
}

const reserved = (path: string, by: string): Refusal => ({
  code: 'reserved-release-path',
  found: path,
  expected: `a page outside ${by}, which publication writes itself`,
  whatToDo: 'This is a fault of what renders the pages; report it.',
  about: { path },
})

interface Sources {
  readonly release: Release
  readonly previous: PreviousFolder | null
  readonly renderPages: PageRenderer
  readonly options: PublishOptions
  readonly kept: KeptFiles
}

async function* filesOf({
  release,
  previous,
  renderPages,
  options,
  kept,
}: Sources): AsyncGenerator<ReleaseFile | Refusal> {
  yield* dataFiles(release, kept)
  yield* historyFiles(previous?.history ?? [])
  const { workers, progress } = options
  for await (const page of renderPages(release, { workers, kept, progress })) {
    const by = reservedBy(page.path)
    yield by === null ? page : reserved(page.path, by)
  }
}

const writeFiles = async (
  folder: string,
  sources: Sources,
): Promise<Decision<readonly ManifestFile[]>> => {
  const writer = makeReleaseWriter(folder)
  try {
    for await (const file of filesOf(sources)) {
      const refusal = 'code' in file ? file : await writer.add(file)
      if (refusal !== null) return refuse(refusal)
    }
    return accept(await writer.finish())
  } finally {
    // Nothing may still be writing when the folder is taken away or put in its place.
    await writer.settled()
  }
}

const writeManifest = async (
  folder: string,
  release: Release,
  files: readonly ManifestFile[],
  key: KeyObject | null,
): Promise<string> => {
  const text = manifestText(manifestOf(release, files, key !== null))
  const bytes = new TextEncoder().encode(text)
  await writeDurably(join(folder, manifestPath), bytes)
  if (key !== null) {
    const signature = new TextEncoder().encode(signManifest(bytes, key))
    await writeDurably(join(folder, signaturePath), signature)
  }
  return sha256Of(bytes)
}

const build = async (
  out: string,
  sources: Sources,
  key: KeyObject | null,
): Promise<Decision<Published>> => {
  const partial = await makePartialFolder(out)
  try {
    const files = await writeFiles(partial.path, sources)
    if (!files.ok) return files
    const manifestSha256 = await writeManifest(partial.path, sources.release, files.value, key)
    await keepFolders(partial.path)
    try {
      await rename(partial.path, out)
    } catch (error) {
      // Another publication of the same folder was faster.
      const refusal = await occupied(out, sources.release)
      if (refusal !== null) return refuse(refusal)
      throw error
    }
    await keepFolder(dirname(out))
    return accept({ manifestSha256, files: files.value.length })
  } finally {
    await partial.discard()
  }
}

const readPrevious = async ({
  previous,
  previousKey,
  key,
}: PublishOptions): Promise<Decision<PreviousFolder | null>> => {
  if (previous === undefined) return accept(null)
  const checkWith = previousKey ?? key
  return readPreviousRelease(previous, checkWith === undefined ? {} : { key: checkWith })
}

/**
 * Writes a release: open data, history, pages, manifest and (with a key) signature. The folder
 * appears whole or not at all, whatever stops this process; what dead processes left of earlier
 * attempts is removed. Nothing is ever overwritten. Throws when a page fails to render or the disk
 * fails.
 */
export const publishRelease = async (
  release: Release,
  renderPages: PageRenderer,
  options: PublishOptions,
): Promise<Decision<Published>> => {
  const out = resolve(options.out)
  await removeDeadPartials(out)
  const key = options.key === undefined ? accept(null) : await readSigningKey(options.key)
  if (!key.ok) return key
  const previous = await readPrevious(options)
  if (!previous.ok) return previous
  const problem = previousProblem(release, previous.value) ?? (await occupied(out, release))
  if (problem !== null) return refuse(problem)
  await mkdir(dirname(out), { recursive: true })
  const sources = { release, previous: previous.value, renderPages, options }
  const { keepIn } = options
  const work = (kept: KeptFiles) => build(out, { ...sources, kept }, key.value)
  return keepIn === undefined ? work(nothingKept) : withKeptFiles(keepIn, work)
}
