import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { browseSample } from './browse-sample.ts'
import { tabTo, textOf, withPage } from './keyboard.ts'
import { embeddedCard } from './page-kinds.ts'

const indicator = 'share-non-eu-roots'
const nis = '11008'
/** Where the sample says that it is published. */
const published = 'https://barometer.example/'

const site = browseSample()

/** As the pages write it, with a space before the sign. */
const percent = (share: number): string =>
  `${new Intl.NumberFormat('nl-BE', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(100 * share)} %`

/** What this journey needs of a JSON-stat 2.0 dataset. */
interface Cube {
  readonly id: readonly string[]
  readonly size: readonly number[]
  readonly dimension: Readonly<
    Record<string, { readonly category: { readonly index: readonly string[] } }>
  >
  readonly value: readonly (number | null)[] | Readonly<Record<string, number | null>>
}

/** A value by its categories; the last category of a dimension that is not named. */
const cellOf = ({ id, size, dimension, value }: Cube, cell: Readonly<Record<string, string>>) => {
  const position = id.reduce((at, name, axis) => {
    const { index } = dimension[name]?.category ?? { index: [] }
    const wanted = cell[name]
    const place = wanted === undefined ? index.length - 1 : index.indexOf(wanted)
    return at * (size[axis] ?? 0) + place
  }, 0)
  return Object.entries(value).find(([at]) => Number(at) === position)?.[1] ?? Number.NaN
}

describe.each([
  { with: 'without JavaScript', javaScriptEnabled: false },
  { with: 'with JavaScript', javaScriptEnabled: true },
])('a researcher, by keyboard, $with', ({ javaScriptEnabled }) => {
  test('[C122] cites a figure with its publisher, version, licence and address', async () => {
    await withPage(site().browser, { javaScriptEnabled }, async (page) => {
      await page.goto(`${site().sample.url}nl/indicator/${indicator}/`)
      expect(await page.locator('.peil-cite p').first().isVisible()).toBe(false)
      await tabTo(page, '.peil-cite summary')
      await page.keyboard.press('Enter')
      expect(await page.locator('.peil-cite p').first().isVisible()).toBe(true)
      const citation = await textOf(page, '.peil-cite p')
      expect(citation).toContain('Inwoners met roots buiten de EU')
      expect(citation).toContain('30 september 2025')
      expect(citation).toContain(site().sample.release.ledgerHash.slice(0, 8))
      expect(citation).toContain('CC0 1.0')
      expect(citation).toContain(`${published}nl/indicator/${indicator}/`)
    })
  })

  test('[C121] fetches the figure by the address on the page, as JSON-stat and CSV, and finds it equal', async () => {
    await withPage(site().browser, { javaScriptEnabled }, async (page) => {
      await page.goto(`${site().sample.url}nl/indicator/${indicator}/`)
      const address = /curl (\S+)/.exec(await textOf(page, '#data ~ pre'))?.[1] ?? ''
      expect(address.startsWith(published)).toBe(true)
      const cube = (await (
        await fetch(address.replace(published, site().sample.url))
      ).json()) as Cube
      const value = cellOf(cube, { indicator, area: nis, measure: 'value' })
      expect(value).toBeGreaterThan(0)
      const name = site().sample.release.municipalities.find((one) => one.nis === nis)?.name ?? ''
      const row = page.locator('#all-table tr', { hasText: name }).first()
      expect((await row.textContent())?.replace(/\s+/g, ' ')).toContain(percent(value))
      await tabTo(page, 'section[aria-labelledby="data"] a[href$=".csv"]')
      const link = await page.locator('a:focus').getAttribute('href')
      const csv = await (await page.request.get(new URL(link ?? '', page.url()).href)).text()
      const lines = csv.split(/\r?\n/).filter((line) => line.includes(`,municipality,${nis},`))
      expect(lines.some((line) => line.split(',').includes(String(value)))).toBe(true)
    })
  })
})

test('a chart is inspected with the arrow keys, and Escape closes what they opened', async () => {
  await withPage(site().browser, {}, async (page) => {
    await page.goto(`${site().sample.url}nl/indicator/${indicator}/`)
    const tip = page.locator('.peil-tip')
    expect(await tip.isVisible()).toBe(false)
    await tabTo(page, '#all-chart [data-chart]')
    const first = await textOf(page, '.peil-tip')
    expect(await tip.isVisible()).toBe(true)
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    const second = await textOf(page, '.peil-tip')
    expect(second).not.toBe(first)
    // What is shown is also said.
    expect(await textOf(page, '[role="status"]')).toBe(second)
    await page.keyboard.press('Escape')
    expect(await tip.isVisible()).toBe(false)
  })
})

test('a chart downloads as SVG, CSV and XLSX, and as PNG where the script runs', async () => {
  await withPage(site().browser, { acceptDownloads: true }, async (page) => {
    await page.goto(`${site().sample.url}nl/indicator/${indicator}/`)
    const begins = { svg: '<svg', csv: '', xlsx: 'PK', png: '\u0089PNG' }
    for (const [file, start] of Object.entries(begins)) {
      await tabTo(
        page,
        file === 'png'
          ? '.peil-frame__downloads button'
          : `a[data-file="${file}"], a[href$=".${file}"]`,
      )
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.keyboard.press('Enter'),
      ])
      expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${file}$`))
      const bytes = await readFile(await download.path())
      expect([file, bytes.toString('latin1').slice(0, start.length)]).toEqual([file, start])
      if (file === 'svg') {
        const text = bytes.toString('utf8')
        for (const part of ['Verzonnen cijfers', 'Licentie: CC0', 'versie 2025-09-30'])
          expect(text).toContain(part)
      }
      await page.goto(`${site().sample.url}nl/indicator/${indicator}/`)
    }
  })
})

test('a card in a frame and a map as a picture are shown on a page of somebody else, with their source', async () => {
  await withPage(site().browser, {}, async (page) => {
    await page.goto(`${site().sample.url}nl/indicator/${indicator}/`)
    const image = /<img src="[^"]+" alt="[^"]+">/.exec(
      (await page.locator('.peil-frame__more').first().textContent()) ?? '',
    )?.[0]
    const card = `${site().sample.url}${embeddedCard(site().sample.release)}`
    const body = `<!doctype html><title>News</title><iframe src="${card}" title="card"></iframe>
      ${(image ?? '').replace(published, site().sample.url)}`
    const foreign = createServer((_, response) =>
      response.setHeader('Content-Type', 'text/html').end(body),
    ).listen(0)
    onTestFinished(() => void foreign.close())
    const { port } = foreign.address() as AddressInfo
    await page.goto(`http://localhost:${port}/`)
    const frame = page.frameLocator('iframe')
    const source = frame.locator('.peil-source').last()
    expect(await source.textContent()).toContain('30 september 2025')
    expect(await source.textContent()).toContain('Verzonnen cijfers')
    expect(
      await page.evaluate<number>(
        'new Promise((r) => { const i = document.images[0]; if (i.complete) r(i.naturalWidth); i.onload = () => r(i.naturalWidth); i.onerror = () => r(0) })',
      ),
    ).toBeGreaterThan(100)
  })
})
