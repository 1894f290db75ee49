import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runPeil } from '@peil/cli/testing/run-peil.ts'
import { generatorVersion } from '@peil/operations/generator-version.ts'
import { copyOfSample, nameOfSample } from '@peil/operations/testing/sample-folder.ts'

const cache = join(import.meta.dirname, '..', 'node_modules', '.cache', 'peil')

interface PublishedSample {
  /** Release folders: the last, and one that came before it. */
  readonly current: string
  readonly earlier: string
}

const publish = async (data: string, out: string, ...more: readonly string[]): Promise<void> => {
  const ran = await runPeil(['publish', '--data', data, '--out', out, ...more])
  if (ran.code !== 0) throw new Error(`the sample cannot be published: ${ran.stderr}`)
}

/**
 * Two releases of the small sample, the later of which names the earlier. They are made once for
 * these sources and kept with the installed packages; nobody may change them.
 */
export const publishedSample = async (): Promise<PublishedSample> => {
  const made = createHash('sha256').update(`${nameOfSample('small')}\n${generatorVersion}`)
  const home = join(cache, `releases-${made.digest('hex').slice(0, 16)}`)
  const folders = { current: join(home, 'current'), earlier: join(home, 'earlier') }
  if (existsSync(home)) return folders
  mkdirSync(cache, { recursive: true })
  for (const other of readdirSync(cache)) {
    if (other.startsWith('releases-')) rmSync(join(cache, other), { recursive: true, force: true })
  }
  const data = await copyOfSample('small')
  const partial = `${home}.partial-${process.pid}`
  try {
    const earlier = join(partial, 'earlier')
    mkdirSync(partial)
    await publish(data, earlier, '--on', '2024-03-31')
    await publish(data, join(partial, 'current'), '--previous', earlier)
    renameSync(partial, home)
  } finally {
    for (const folder of [data, partial]) rmSync(folder, { recursive: true, force: true })
  }
  return folders
}
