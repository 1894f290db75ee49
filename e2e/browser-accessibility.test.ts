import { beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { browseSample } from './browse-sample.ts'
import { checkPages, type Look } from './check-page.ts'
import { pagesOfNoLanguage } from './page-kinds.ts'
import { listPages, type ListedPage } from './page-list.ts'

const site = browseSample()
let pages: readonly ListedPage[]

beforeAll(async () => {
  pages = await listPages(site().sample)
})

const inDutch = (): readonly ListedPage[] => pages.filter(({ language }) => language === 'nl')
const inOthers = (): readonly ListedPage[] => pages.filter(({ language }) => language !== 'nl')

const light = { scheme: 'light', rules: 'all' } as const
const widths = [640, 320]

const look = (chosen: readonly ListedPage[], how: Look): Promise<readonly string[]> =>
  checkPages(site().browser, site().sample.url, chosen, how)

test('every kind of page, light and dark: no barrier, no sideways scroll, no shift, no foreign request, no complaint', async () => {
  const dark = { scheme: 'dark', rules: 'colours' } as const
  expect(await look(inDutch(), { script: true, schemes: [light, dark], widths })).toEqual([])
}, 900_000)

test('every kind of page in every other language: the same, where words make a difference', async () => {
  expect(inOthers().length).toBeGreaterThanOrEqual(inDutch().length)
  expect(await look(inOthers(), { script: true, schemes: [light], widths: [320] })).toEqual([])
}, 900_000)

test('every kind of page whose charts a script would change: the same where it does not run', async () => {
  const charted: ListedPage[] = []
  for (const page of inDutch()) {
    const html = await (await fetch(page.address)).text()
    if (/data-chart|data-copy[ >]|data-file="svg"/.test(html)) charted.push(page)
  }
  expect(charted.length).toBeGreaterThan(5)
  expect(await look(charted, { script: false, schemes: [light], widths: [320] })).toEqual([])
}, 900_000)

test('the page for wrong addresses and the choice of language have no barrier', async () => {
  const page = await site().browser.newPage()
  for (const path of pagesOfNoLanguage.values()) {
    const html = await (await fetch(site().sample.url + path)).text()
    // It leads on at once, so that it can only be looked at without that line.
    const body = html.replace(/<meta http-equiv="refresh"[^>]*>/, '')
    await page.route(`**/${path}`, (route) => route.fulfill({ contentType: 'text/html', body }))
    await page.goto(site().sample.url + path)
    expect([path, await axeFindings(page, 'all')]).toEqual([path, []])
  }
  await page.close()
}, 120_000)
