import { existsSync } from 'node:fs'
import { aptInstall } from './apt-install.mjs'

const places = [
  process.env['LIBREOFFICE_PATH'],
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
]

const found = () => places.find((place) => place !== undefined && existsSync(place))

/** The path of a LibreOffice that opens published workbooks: installed when that can be done, or null. */
export const ensureLibreOffice = () => {
  const present = found()
  if (present !== undefined) return present
  aptInstall('LibreOffice for the workbooks', '--no-install-recommends', 'libreoffice-calc-nogui')
  return found() ?? null
}
