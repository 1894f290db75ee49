import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generatorVersion } from '@peil/operations/generator-version.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const built = join(root, 'web', 'barometer', 'build')
const stampFile = join(built, '.built-from')

/** Builds the web application, unless it was built from these very sources. */
export const buildWeb = (): void => {
  const current = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : ''
  if (current === generatorVersion) return
  console.error('Building the pages …')
  execFileSync('npm', ['run', 'build', '--workspace', '@peil/barometer'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  writeFileSync(stampFile, generatorVersion)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildWeb()
