import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { foldLedger } from '@peil/domain/fold-ledger.ts'
import { parseProgramme } from '@peil/domain/programme/parse-programme.ts'
import type { Programme } from '@peil/domain/programme/programme.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import type { Ledger } from '@peil/ledger/ledger.ts'
import { folders } from './data-folder.ts'

/** The text files of a programme folder by their name within it, with `/`. */
export const readProgrammeFiles = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
  const names = files.map(({ parentPath, name }) => join(parentPath, name)).sort()
  const texts = await Promise.all(
    names.map(
      async (path) =>
        [relative(folder, path).split(sep).join('/'), await readFile(path, 'utf8')] as const,
    ),
  )
  return new Map(texts)
}

/** Reads and checks a programme folder. */
export const checkProgrammeFolder = async (
  folder: string,
): Promise<
  Decision<{ readonly programme: Programme | null; readonly findings: readonly Finding[] }>
> => {
  try {
    return accept(parseProgramme(await readProgrammeFiles(folder)))
  } catch (error) {
    if (!isMissing(error)) throw error
    return refuse({
      code: 'no-programme-folder',
      found: `nothing that can be read at ${folder}`,
      expected: 'a folder with programme.yaml and the files beside it',
      whatToDo: 'give the path of a programme folder, such as programmes/plan-samenleven',
    })
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code))

/** Keeps a copy of a programme folder under its hash, whole or not at all. */
export const keepProgramme = async (
  dataFolder: string,
  hash: string,
  files: ReadonlyMap<string, string>,
): Promise<void> => {
  const { programmes } = folders(dataFolder)
  const target = join(programmes, hash)
  const partial = join(programmes, `.${hash}.partial-${process.pid}`)
  await rm(partial, { recursive: true, force: true })
  for (const [name, text] of files) {
    const path = join(partial, ...name.split('/'))
    await mkdir(join(path, '..'), { recursive: true })
    await writeFile(path, text)
  }
  await rm(target, { recursive: true, force: true })
  await rename(partial, target)
}

/** The programme that the ledger adopted last, from the copy in the data folder. */
export const readAdoptedProgramme = async (
  dataFolder: string,
  ledger: Ledger,
): Promise<Decision<Programme>> => {
  const adopted = foldLedger(await ledger.read({ stream: 'programme' })).programme
  if (adopted === null) {
    return refuse({
      code: 'no-programme',
      found: 'a ledger without programme: its making was broken off',
      expected: 'a data folder that was made completely',
      whatToDo: `run again: peil init ${dataFolder}`,
    })
  }
  const folder = join(folders(dataFolder).programmes, adopted.hash)
  const read = await checkProgrammeFolder(folder)
  if (!read.ok) return read
  const { programme, findings } = read.value
  if (programme?.hash === adopted.hash) return accept(programme)
  return refuse({
    code: 'programme-changed',
    found: `${folder} is not what the ledger adopted${findings.length > 0 ? `; ${findings.length} findings` : ''}`,
    expected: `a programme with hash ${adopted.hash}`,
    whatToDo: 'put the adopted files back, for instance from a backup',
  })
}
