import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'

/** Installs packages of Debian where that is allowed; elsewhere nothing happens. */
export const aptInstall = (what, ...packages) => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.error(`Installing ${what} …`)
  const stdio = ['ignore', 2, 2]
  spawnSync('apt-get', ['update', '-qq'], { stdio })
  spawnSync('apt-get', ['install', '-y', '-qq', ...packages], { stdio })
}
