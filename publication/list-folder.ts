import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** What stands in a folder and below it. Paths are relative, with `/`; links are never followed. */
export interface FolderListing {
  readonly files: ReadonlySet<string>
  readonly links: readonly string[]
  /** Sockets, pipes, devices. */
  readonly others: readonly string[]
  readonly emptyFolders: readonly string[]
}

export const listFolder = async (folder: string): Promise<FolderListing> => {
  const files = new Set<string>()
  const links: string[] = []
  const others: string[] = []
  const emptyFolders: string[] = []

  const walk = async (below: string): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true })
    if (entries.length === 0 && below !== '') emptyFolders.push(below)
    for (const entry of entries) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isSymbolicLink()) links.push(path)
      else if (entry.isDirectory()) await walk(path)
      else if (entry.isFile()) files.add(path)
      else others.push(path)
    }
  }

  await walk('')
  return { files, links, others, emptyFolders }
}
