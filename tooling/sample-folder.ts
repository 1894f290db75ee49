import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { programmeHash } from '@peil/domain/programme/programme-hash.ts'
import { generatorVersion } from '@peil/operations/generator-version.ts'
import { onlyProgramme } from '@peil/operations/only-programme.ts'
import { readProgrammeFiles } from '@peil/operations/read-programme-folder.ts'
import { initSample } from '@peil/operations/sample/init-sample.ts'

const home = fileURLToPath(new URL('../.peil', import.meta.url))
const seed = 1

/**
 * The data folder of the sample, made when there is none from this programme and these sources. It
 * gets its name when it is complete, so that one that was broken off is simply made again.
 */
export const sampleFolder = async (): Promise<string> => {
  const programmeFolder = await onlyProgramme()
  const hash = programmeHash(await readProgrammeFiles(programmeFolder))
  const key = createHash('sha256').update(`${hash}\n${generatorVersion}`).digest('hex').slice(0, 12)
  const folder = join(home, `sample-${key}`)
  if (existsSync(folder)) return folder
  mkdirSync(home, { recursive: true })
  for (const name of readdirSync(home)) {
    if (name.startsWith('sample-')) rmSync(join(home, name), { recursive: true, force: true })
  }
  console.error('Making the sample: invented figures …')
  const partial = `${folder}.partial`
  const made = await initSample({ dataFolder: partial, programmeFolder, seed }, console.error)
  if (!made.ok) throw new Error(JSON.stringify(made.refusals, null, 2))
  renameSync(partial, folder)
  return folder
}
