import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Boundaries } from '@peil/domain/area/boundaries.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Keeps boundaries as a file that is named after its SHA-256, whole or not at all; gives the name. */
export const keepBoundaries = async (folder: string, boundaries: Boundaries): Promise<string> => {
  const text = `${JSON.stringify(boundaries)}\n`
  const digest = digestOf(text)
  await mkdir(folder, { recursive: true })
  // One process at a time works in a data folder; what one that died left is written over.
  const temporary = join(folder, `.writing-${digest}`)
  try {
    const handle = await open(temporary, 'w')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, join(folder, `${digest}.json`))
  } finally {
    await rm(temporary, { force: true })
  }
  return digest
}

/** Boundaries that the ledger names; refused when their file is missing or was changed. */
export const readBoundaries = async (
  folder: string,
  digest: string,
): Promise<Decision<Boundaries>> => {
  const text = await readFile(join(folder, `${digest}.json`), 'utf8').catch(() => null)
  if (text !== null && digestOf(text) === digest) return accept(JSON.parse(text) as Boundaries)
  return refuse({
    code: text === null ? 'boundaries-missing' : 'boundaries-changed',
    found: text === null ? `no file ${digest}.json` : `${digest}.json holds other bytes`,
    expected: 'every file of boundaries that the ledger names, unchanged',
    whatToDo: 'Restore the data folder from a backup.',
    about: { boundaries: digest },
  })
}
