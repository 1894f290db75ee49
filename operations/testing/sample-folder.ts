import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { newTestDataFolder } from '@peil/ledger/test-data-folder.ts'
import { initSample } from '../sample/init-sample.ts'
import { accepted, programmeFolder } from './test-peil.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cache = join(root, 'node_modules', '.cache', 'peil')

/** Whatever decides what the sample is; other sources, another sample. */
const makers = ['domain', 'ledger', 'observations', 'operations', 'tables', 'programmes']

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.(ts|json|yaml|csv)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('node_modules') && !path.includes('testing'))

const nameOfSample = (): string => {
  const hash = createHash('sha256')
  const paths = makers.flatMap((maker) => sourcesIn(join(root, maker)))
  for (const path of [...paths, join(root, 'package-lock.json')].sort()) {
    hash.update(`${relative(root, path)}\n`).update(readFileSync(path))
  }
  return `sample-${hash.digest('hex').slice(0, 16)}`
}

/**
 * A data folder with the sample of seed 1, made once for these sources and kept with the installed
 * packages, since making it takes seconds. Nobody may open it: a copy is for that.
 */
const keptSample = async (): Promise<string> => {
  const name = nameOfSample()
  const folder = join(cache, name)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  for (const other of readdirSync(cache)) {
    if (/^sample-[0-9a-f]{16}$/.test(other)) rmSync(join(cache, other), { recursive: true })
  }
  const dataFolder = await newTestDataFolder()
  accepted(await initSample({ dataFolder, programmeFolder, seed: 1 }, () => undefined))
  const partial = `${folder}.partial-${process.pid}`
  cpSync(dataFolder, partial, { recursive: true })
  rmSync(dataFolder, { recursive: true })
  try {
    renameSync(partial, folder)
  } catch (error) {
    // Another process made the same one at the same time.
    if (!existsSync(folder)) throw error
    rmSync(partial, { recursive: true })
  }
  return folder
}

let copies = 0

/** A copy of the sample's data folder to work in. The caller removes it. */
export const copyOfSample = async (): Promise<string> => {
  copies += 1
  const copy = join(tmpdir(), `peil-sample-${process.pid}-${copies}`)
  rmSync(copy, { recursive: true, force: true })
  cpSync(await keptSample(), copy, { recursive: true })
  return copy
}
