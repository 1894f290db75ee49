import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from './browser.ts'
import { serveSample, type ServedSample } from './served-sample.ts'

interface Opened {
  readonly sample: ServedSample
  readonly browser: Browser
}

/** The served sample and a browser, opened before the tests of a file and closed behind them. */
export const browseSample = (): (() => Opened) => {
  let opened: Opened | undefined
  beforeAll(async () => {
    opened = { sample: await serveSample(), browser: await launchBrowser() }
  }, 600_000)
  afterAll(async () => {
    await opened?.browser.close()
    await opened?.sample.close()
  })
  return () => {
    if (opened === undefined) throw new Error('the sample is open within tests only')
    return opened
  }
}
