import { open, readdir, rename, rm, type FileHandle } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import type { BackupLine } from './backup-lines.ts'
import type { Peil } from './open.ts'

const partBytes = 768 * 1024

/** Writes everything a data folder holds into one file, whole or not at all. */
export const exportBackup = async (
  peil: Peil,
  file: string,
): Promise<Decision<{ readonly entries: number; readonly files: number }>> => {
  const partial = `${file}.partial-${process.pid}`
  let lines = 0
  let entries = 0
  let files = 0
  const handle = await open(partial, 'w').catch(() => null)
  if (handle === null) {
    return refuse({
      code: 'file-not-writable',
      found: file,
      expected: 'a file in a folder that exists and can be written',
      whatToDo: 'choose another place for the backup',
    })
  }
  try {
    const write = async (line: BackupLine): Promise<void> => {
      await handle.appendFile(`${JSON.stringify(line)}\n`)
      lines += 1
    }
    await write({ kind: 'peil-backup', formatVersion: 1 })
    for await (const stored of peil.ledger.readStored()) {
      entries += 1
      await write({ kind: 'entry', ...stored })
    }
    for await (const text of peil.ledger.allTexts()) await write({ kind: 'text', ...text })
    for await (const row of peil.ledger.workspace.allRows()) await write({ kind: 'row', ...row })
    // After the entries: whatever an entry names was kept before it, also while others write.
    for (const path of await immutableFiles(peil.dataFolder)) {
      files += 1
      await writeParts(join(peil.dataFolder, path), path.split(sep).join('/'), write)
    }
    await write({ kind: 'end', lines })
    await handle.sync()
    await rename(partial, file)
  } finally {
    await handle.close()
    await rm(partial, { force: true })
  }
  return accept({ entries, files })
}

/** Programmes, datasets and boundaries, in order of name; unfinished ones (hidden) left out. */
const immutableFiles = async (dataFolder: string): Promise<readonly string[]> => {
  const found = await Promise.all(
    ['programmes', 'datasets', 'boundaries'].map(async (folder) => {
      const entries = await readdir(join(dataFolder, folder), {
        recursive: true,
        withFileTypes: true,
      }).catch(() => [])
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(dataFolder, join(entry.parentPath, entry.name)))
    }),
  )
  const hidden = (path: string): boolean => path.split(sep).some((part) => part.startsWith('.'))
  return found
    .flat()
    .filter((path) => !hidden(path))
    .sort()
}

const writeParts = async (
  from: string,
  path: string,
  write: (line: BackupLine) => Promise<void>,
): Promise<void> => {
  const handle: FileHandle = await open(from, 'r')
  try {
    const buffer = Buffer.alloc(partBytes)
    for (let part = 0; ; part += 1) {
      const { bytesRead } = await handle.read(buffer, 0, partBytes)
      if (bytesRead === 0 && part > 0) return
      const base64 = buffer.subarray(0, bytesRead).toString('base64')
      await write({ kind: 'file', path, part, base64 })
      if (bytesRead < partBytes) return
    }
  } finally {
    await handle.close()
  }
}
