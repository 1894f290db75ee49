import type { Browser, BrowserContext, Page } from 'playwright-core'
import { axeFindings, type AxeRules } from './axe.ts'
import type { ListedPage } from './page-list.ts'

/** In which states pages are looked at. */
export interface Look {
  /** Whether the script of the pages runs. */
  readonly script: boolean
  readonly schemes: readonly { readonly scheme: 'light' | 'dark'; readonly rules: AxeRules }[]
  /** Widths in pixels at which nothing may scroll sideways; 320 is a desktop enlarged four times. */
  readonly widths: readonly number[]
}

/** The last rows of a long table may come when its first are drawn, and widen it by a hair. */
const mostShift = 0.02

const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

/** The sum of all shifts of what stood on the page already. */
const layoutShift = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0))
  }).observe({ type: 'layout-shift', buffered: true })
  setTimeout(() => resolve(0), 100)
})`

/** What a page asked for that it may not, and what the browser said about it. */
const complaintsOf = (page: Page, origin: string): string[] => {
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    const script = request.resourceType() === 'script'
    const known = url.startsWith(origin) && (!script || url === `${origin}charts.js`)
    if (!known && !url.startsWith('data:')) complaints.push(`request: ${url}`)
  })
  return complaints
}

const checkPage = async (
  context: BrowserContext,
  origin: string,
  { address, language }: ListedPage,
  look: Look,
): Promise<readonly string[]> => {
  const page = await context.newPage()
  const found = complaintsOf(page, origin)
  try {
    const response = await page.goto(address)
    if (response?.status() !== 200) found.push(`status ${String(response?.status())}`)
    const lang = await page.locator('html').getAttribute('lang')
    if (lang !== language) found.push(`says that its language is ${String(lang)}`)
    const shift = await page.evaluate<number>(layoutShift)
    if (shift > mostShift) found.push(`what is read moves by ${shift}`)
    for (const { scheme, rules } of look.schemes) {
      await page.emulateMedia({ colorScheme: scheme })
      const findings = await axeFindings(page, rules)
      found.push(...findings.map((finding) => `${scheme}: ${finding}`))
    }
    for (const width of look.widths) {
      await page.setViewportSize({ width, height: 900 })
      const over = await page.evaluate<number>(sideways)
      if (over !== 0) found.push(`${width} px: ${over} px too wide`)
    }
  } finally {
    await page.close()
  }
  return found
}

/** Looks at pages, a few at once, and tells what was found, as `kind, address: finding`. */
export const checkPages = async (
  browser: Browser,
  origin: string,
  pages: readonly ListedPage[],
  look: Look,
): Promise<readonly string[]> => {
  const viewport = { width: 1280, height: 900 }
  const context = await browser.newContext({ viewport })
  // Where no script may run at all, axe cannot run either: an empty one does nothing just as well.
  if (!look.script)
    await context.route('**/charts.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: '' }),
    )
  const found: string[] = []
  const queue = pages.values()
  const worker = async (): Promise<void> => {
    for (const page of queue) {
      const findings = await checkPage(context, origin, page, look)
      found.push(...findings.map((finding) => `${page.kind}, ${page.address}: ${finding}`))
    }
  }
  await Promise.all([worker(), worker()])
  const cookies = await context.cookies()
  await context.close()
  return [...found, ...cookies.map(({ name }) => `cookie ${name}`)].sort()
}
