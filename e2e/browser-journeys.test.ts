import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { pageKinds } from './page-kinds.ts'
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

const withPage = async (
  options: Parameters<Browser['newContext']>[0],
  work: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> => {
  const context = await browser.newContext(options)
  try {
    await work(await context.newPage(), context)
  } finally {
    await context.close()
  }
}

/** Presses Tab until the focus is on what is wanted; a person without a mouse does no other. */
const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press('Tab')
    const there = await page.locator(`${selector}:focus`).count()
    if (there > 0) return
  }
  throw new Error(`${selector} cannot be reached by keyboard on ${page.url()}`)
}

describe.each([
  { with: 'without JavaScript', javaScriptEnabled: false },
  { with: 'with JavaScript', javaScriptEnabled: true },
])('a citizen, by keyboard, $with', ({ javaScriptEnabled }) => {
  test('[C80] [C121] [C122] finds the municipality, reads its barometer, opens an action, downloads the figures', async () => {
    await withPage({ javaScriptEnabled, acceptDownloads: true }, async (page) => {
      await page.goto(`${sample.url}nl/`)
      await tabTo(page, 'input[name="naam"]')
      await page.keyboard.type('leuven')
      await page.keyboard.press('Enter')
      await page.waitForURL(/gemeente\/24062\/$/)
      expect(await page.locator('h1').textContent()).toContain('Leuven')
      const target = sample.release.agreements
        .filter(({ members }) => members.some(({ nis }) => nis === '24062'))
        .at(-1)
        ?.kpis.find((kpi) => kpi.target !== null)
      if (target === undefined) throw new Error('the sample has no target for Leuven')
      const body = await page.locator('main').textContent()
      expect(body).toContain(new Intl.NumberFormat('nl-BE').format(target.target ?? -1))
      await tabTo(page, `main a[href*="actie/${target.action}/"]`)
      await page.keyboard.press('Enter')
      await page.waitForURL(new RegExp(`actie/${target.action}/$`))
      await tabTo(page, 'main a[href$=".csv"]')
      const link = await page.locator('a:focus').getAttribute('href')
      const csv = await page.request.get(new URL(link ?? '', page.url()).href)
      expect(csv.headers()['content-type']).toContain('text/csv')
      const header = (await csv.text()).split(/\r?\n/)[0] ?? ''
      expect(header.split(',')).toContain('provenance')
      expect(header.split(',')).toContain('action')
    })
  })
})

test('a name that fits several municipalities leads to the list, and a vanished one leads on', async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${sample.url}nl/zoek/?naam=be`)
    expect(page.url()).toContain('/nl/zoek/')
    await page.goto(`${sample.url}nl/gemeente/11007/`)
    expect(await page.locator('main').textContent()).toContain('Antwerpen')
    await page.locator('main a[href*="11002"]').first().click()
    await page.waitForURL(/gemeente\/11002\/$/)
  })
})

test('no page asks another host, runs a script but the one of its charts, sets a cookie or breaks its own policy', async () => {
  await withPage({ javaScriptEnabled: true }, async (page, context) => {
    const foreign: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(sample.url)) foreign.push(request.url())
      const isScript = request.resourceType() === 'script'
      if (isScript && request.url() !== `${sample.url}charts.js`) foreign.push(request.url())
    })
    page.on('console', (message) => complaints.push(message.text()))
    for (const path of pageKinds(sample.release).values()) {
      const response = await page.goto(sample.url + path)
      expect([path, response?.status()]).toEqual([path, 200])
    }
    expect(foreign).toEqual([])
    expect(complaints).toEqual([])
    expect(await context.cookies()).toEqual([])
  })
})
