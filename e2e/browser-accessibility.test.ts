import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { pageKinds } from './page-kinds.ts'
import { serveSample, type ServedSample } from './served-sample.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')

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

const options: RunOptions = {
  // What passes need not be described: that takes most of the time on a page with 300 links.
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}

/** What axe finds, as `rule: element`. Closed details are opened, so that nothing hides in them. */
const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate('document.querySelectorAll("details").forEach((d) => { d.open = true })')
  await page.evaluate(axeSource)
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`)
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ target }) => `${id}: ${target.join(' ')}`),
  )
}

const sideways = (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

test('every kind of page, in both languages: axe finds nothing, nothing scrolls sideways at 320 px', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const found: string[] = []
  for (const [kind, path] of pageKinds(sample.release)) {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(sample.url + path)
    const other = page.locator('a[hreflang="en"]').first()
    // A card on somebody else's page has no menu of languages.
    const english =
      (await other.count()) === 0
        ? page.url().replace('/nl/', '/en/')
        : await other.getAttribute('href')
    for (const address of [page.url(), new URL(english ?? '', page.url()).href]) {
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.goto(address)
      expect(await page.locator('html').getAttribute('lang')).toBe(
        address.includes('/en/') ? 'en' : 'nl',
      )
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 })
        // The English page differs from the Dutch one in words only: once is enough.
        const checked = width === 1280 || address.includes('/nl/')
        for (const violation of checked ? await violations(page) : []) {
          found.push(`${kind}, ${width} px, ${address}: ${violation}`)
        }
        const over = await sideways(page)
        if (over !== 0) found.push(`${kind}, ${width} px, ${address}: ${String(over)} px too wide`)
      }
    }
  }
  await context.close()
  expect(found).toEqual([])
}, 900_000)
