import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { checkPages } from './check-page.ts'
import { listPages } from './page-list.ts'
import { serveSample, type ServedSample } from './served-sample.ts'

let sample: ServedSample
let browser: Browser

beforeAll(async () => {
  sample = await serveSample()
  browser = await launchBrowser()
}, 600_000)

afterAll(async () => {
  await browser.close()
  await sample.close()
})

test.each([{ script: true }, { script: false }])(
  'every kind of page in every language, light and dark, script: $script: no barrier at any width',
  async ({ script }) => {
    const schemes = [
      { scheme: 'light', rules: 'all' },
      { scheme: 'dark', rules: 'all' },
    ] as const
    const look = { script, schemes, widths: [1024, 640, 320] }
    const pages = await listPages(sample)
    expect(await checkPages(browser, sample.url, pages, look)).toEqual([])
  },
)
