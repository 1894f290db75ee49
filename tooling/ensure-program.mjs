import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'

const programs = {
  Chromium: {
    variable: 'CHROMIUM_PATH',
    places: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    packages: ['chromium'],
  },
  LibreOffice: {
    variable: 'LIBREOFFICE_PATH',
    places: [
      '/usr/bin/soffice',
      '/usr/bin/libreoffice',
      '/Applications/LibreOffice.app/Contents/MacOS/soffice',
    ],
    packages: ['--no-install-recommends', 'libreoffice-calc-nogui'],
  },
  pdfinfo: {
    variable: 'PDFINFO_PATH',
    places: ['/usr/bin/pdfinfo', '/opt/homebrew/bin/pdfinfo'],
    packages: ['poppler-utils'],
  },
}

const install = (name, packages) => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.error(`Installing ${name} …`)
  const stdio = ['ignore', 2, 2]
  spawnSync('apt-get', ['update', '-qq'], { stdio })
  spawnSync('apt-get', ['install', '-y', '-qq', ...packages], { stdio })
}

/**
 * The variable that tells tests where a program is, with its path: installed when that can be done.
 * Says what to do, and returns null, when it is missing.
 */
export const ensureProgram = (name) => {
  const { variable, places, packages } = programs[name]
  const found = () =>
    [process.env[variable], ...places].find((place) => place !== undefined && existsSync(place))
  if (found() === undefined) install(name, packages)
  const path = found()
  if (path !== undefined) return { [variable]: path }
  console.error(
    `No ${name}: install it (Debian: apt-get install ${packages.join(' ')}) or set ${variable} to its program.`,
  )
  return null
}
