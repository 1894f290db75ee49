import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
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
import { makeSmallProgramme } from './small-programme.ts'
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

/** The whole sample, or one with few municipalities and indicators, of which a release takes seconds. */
type Size = 'whole' | 'small'

/** Another name for another sample. */
export const nameOfSample = (size: Size): string => {
  const hash = createHash('sha256')
  const paths = makers.flatMap((maker) => sourcesIn(join(root, maker)))
  const own = ['small-programme.ts', 'few-indicators.ts', 'keep-municipalities.ts'].map((name) =>
    join(import.meta.dirname, name),
  )
  for (const path of [...paths, ...own, join(root, 'package-lock.json')].sort()) {
    hash.update(`${relative(root, path)}\n`).update(readFileSync(path))
  }
  return `sample-${size}-${hash.digest('hex').slice(0, 16)}`
}

/**
 * A data folder with the sample of seed 1, made once for these sources and kept with the installed
 * packages, since making it takes seconds. Nobody may open it: a copy is for that.
 */
const keptSample = async (size: Size): Promise<string> => {
  const name = nameOfSample(size)
  const folder = join(cache, name)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  for (const other of readdirSync(cache)) {
    if (other.startsWith(`sample-${size}-`)) rmSync(join(cache, other), { recursive: true })
  }
  const dataFolder = await newTestDataFolder()
  await fill(dataFolder, size)
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

const fill = async (dataFolder: string, size: Size): Promise<void> => {
  if (size === 'whole')
    return void accepted(
      await initSample({ dataFolder, programmeFolder, seed: 1 }, () => undefined),
    )
  const small = mkdtempSync(join(tmpdir(), 'peil-programme-'))
  try {
    makeSmallProgramme(programmeFolder, small)
    const programme = { dataFolder, programmeFolder: small, seed: 1 }
    accepted(await initSample(programme, () => undefined))
  } finally {
    rmSync(small, { recursive: true })
  }
}

let copies = 0

/** A copy of the sample's data folder to work in. The caller removes it. */
export const copyOfSample = async (size: Size = 'whole'): Promise<string> => {
  copies += 1
  const copy = join(tmpdir(), `peil-sample-${process.pid}-${copies}`)
  rmSync(copy, { recursive: true, force: true })
  cpSync(await keptSample(size), copy, { recursive: true })
  return copy
}
