// Plain JavaScript: this is what runs before anything is installed, on whatever Node there is.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Node 24 as installed by npm: what everything but these few scripts runs on. */
export const node24 = join(root, 'node_modules', '.bin', 'node')

const stampFile = join(root, 'node_modules', '.peil-installed')

/** Installs what package-lock.json names, unless that is what is installed already. */
export const ensureInstalled = () => {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const stamp = createHash('sha256').update(lock).digest('hex')
  const installed = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
  if (installed && existsSync(node24)) return
  console.error('Installing packages (npm ci) …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error('npm ci failed: see above. Peil needs Node 20 or newer, npm and its registry.')
    process.exit(1)
  }
  writeFileSync(stampFile, stamp)
}
