import type { Page } from 'playwright-core'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { browseSample } from './browse-sample.ts'
import { textOf, withPage } from './keyboard.ts'
import { found } from './page-kinds.ts'

const site = browseSample()

/** What A4 leaves between its margins, in pixels of a style sheet. */
const paper = { width: 718, height: 1046 }

/** What is for a screen only, and what must be on paper too: a page's own words about itself. */
const inspect = `(() => {
  const seen = (element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })
  const all = (selector) => [...document.querySelectorAll(selector)]
  const name = (element) => element.tagName.toLowerCase() + '.' + element.className
  return {
    controls: all('nav, form, button, select, input, .utrecht-skip-link, .peil-frame__bar, [data-keep]').filter(seen).map(name),
    folded: all('main details:not(.peil-frame__more) > :not(summary, .peil-download, .peil-frame__downloads)').filter((element) => !seen(element) || element.getBoundingClientRect().height === 0).map(name),
    folds: all('main details').length,
    cut: all('main table, main svg, main figure').filter((element) => seen(element) && element.getBoundingClientRect().right > innerWidth + 1).map(name),
    scrolled: all('main *').filter((element) => element.scrollWidth > element.clientWidth + 1 && ['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowX)).map(name),
    heads: all('main thead th').filter(seen).map((element) => element.textContent.trim()),
    panels: all('.peil-frame__panel').filter((element) => !seen(element)).map(name),
  }
})()`

interface OnPaper {
  readonly controls: readonly string[]
  readonly folded: readonly string[]
  readonly folds: number
  readonly cut: readonly string[]
  readonly scrolled: readonly string[]
  readonly heads: readonly string[]
  readonly panels: readonly string[]
}

const nothing = { controls: [], folded: [], cut: [], scrolled: [], panels: [] }

/** All words of a PDF, white space left out: lines break where the paper ends. */
const wordsOf = async (bytes: Uint8Array): Promise<string> => {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(...items.map((item) => ('str' in item ? item.str : '')))
  }
  return pages.join('').replace(/\s+/g, '')
}

const printed = async (page: Page, path: string): Promise<OnPaper> => {
  await page.goto(site().sample.url + path)
  await page.emulateMedia({ media: 'print' })
  return page.evaluate<OnPaper>(inspect)
}

/** One of each page on which figures stand. */
const paths = (): readonly string[] => {
  const { agreements, municipalities, programme } = site().sample.release
  const { applicant } = found(
    agreements.find(({ state }) => state === 'signed'),
    'signed agreement',
  )
  const { region } = found(
    municipalities.find(({ nis }) => nis === applicant),
    'signatory',
  )
  const theme = found(programme.themes[0], 'theme').id
  return [
    `nl/gemeente/${applicant}/`,
    `nl/gemeente/${applicant}/${theme}/`,
    `nl/regio/${region}/${theme}/`,
  ]
}

describe('on paper', () => {
  test('figures are whole: nothing folded, nothing cut, no controls, and a reference with the address', async () => {
    const options = { javaScriptEnabled: true, viewport: paper }
    await withPage(site().browser, options, async (page) => {
      let folded = 0
      for (const path of paths()) {
        const { heads, folds, ...rest } = await printed(page, path)
        expect({ path, ...rest }).toEqual({ path, ...nothing })
        expect(heads.length, path).toBeGreaterThan(2)
        folded += folds
        expect(await textOf(page, '.peil-cite')).toContain(`https://barometer.example/${path}`)
        // What is printed has every column, and every value of the last row of each table.
        const words = await wordsOf(await page.pdf({ format: 'A4' }))
        const last = await page.locator('main tbody tr:last-child > *').allTextContents()
        expect(last.length, path).toBeGreaterThan(0)
        const lost = [...heads, ...last].filter((text) => !words.includes(text.replace(/\s+/g, '')))
        expect({ path, lost }).toEqual({ path, lost: [] })
      }
      expect(folded).toBeGreaterThan(5)
    })
  })
})
