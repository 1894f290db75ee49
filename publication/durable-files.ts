import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Asks the disk to keep what was written to a file or folder. Windows has no such for folders. */
export const keepFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes a new file and returns when the disk has it. */
export const writeDurably = async (path: string, bytes: Uint8Array): Promise<void> => {
  const handle = await open(path, 'wx', 0o644)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes the names in a folder and in its sub-folders durable. */
export const keepFolders = async (folder: string): Promise<void> => {
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await keepFolders(join(folder, entry.name))
  await keepFolder(folder)
}
