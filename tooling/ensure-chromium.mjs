import { existsSync } from 'node:fs'
import { aptInstall } from './apt-install.mjs'

const places = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const found = () => places.find((place) => place !== undefined && existsSync(place))

/** The path of a Chromium for the browser journeys: installed when that can be done, or null. */
export const ensureChromium = () => {
  const present = found()
  if (present !== undefined) return present
  aptInstall('Chromium for the browser journeys', 'chromium')
  return found() ?? null
}
