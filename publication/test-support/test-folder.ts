import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { listFolder } from '../list-folder.ts'

/** A new folder that is removed when the test is over. */
export const testFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'peil-publication-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Every file below a folder with its contents in hex, to compare two folders whole. */
export const contentsOf = async (folder: string): Promise<Record<string, string>> => {
  const { files } = await listFolder(folder)
  const pairs = await Promise.all(
    [...files].map(async (path) => [path, (await readFile(join(folder, path))).toString('hex')]),
  )
  return Object.fromEntries(pairs) as Record<string, string>
}
