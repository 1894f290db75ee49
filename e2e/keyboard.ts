import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

/** A page in a context of its own, closed whatever happens. */
export const withPage = async (
  browser: Browser,
  options: BrowserContextOptions,
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
export const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press('Tab')
    const there = await page.locator(`:is(${selector}):focus`).count()
    if (there > 0) return
  }
  throw new Error(`${selector} cannot be reached by keyboard on ${page.url()}`)
}

/** Goes where a link leads, by keyboard. */
export const follow = async (page: Page, selector: string, to: RegExp): Promise<void> => {
  await tabTo(page, selector)
  await page.keyboard.press('Enter')
  await page.waitForURL(to)
}

/** Text as it is read: white space is one space. */
export const textOf = async (page: Page, selector: string): Promise<string> =>
  ((await page.locator(selector).first().textContent()) ?? '').replace(/\s+/g, ' ').trim()
