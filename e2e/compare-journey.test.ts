import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { browseSample } from './browse-sample.ts'
import { follow, tabTo, textOf, withPage } from './keyboard.ts'

const site = browseSample()

/** Three of one region, of which a survey says something: their boxes stand together in the form. */
const places = () => {
  const { regions, municipalities, indicators } = site().sample.release
  const survey = indicators.find(({ indicator }) => indicator === 'feeling-safe')
  const [region] = regions
  const [one, two, three] = municipalities.filter(
    ({ nis, region: of }) =>
      of === region?.id && survey?.municipalities[nis]?.at(-1)?.value != null,
  )
  if (region === undefined || one === undefined || two === undefined || three === undefined)
    throw new Error('the sample has no three municipalities in a region')
  return { region, one, two, three }
}

const submit = async (page: Page, to: RegExp): Promise<void> => {
  await tabTo(page, 'form.peil-compare button')
  await page.keyboard.press('Enter')
  await page.waitForURL(to)
}

const box = (nis: string): string => `form.peil-compare input[value="${nis}"]`

describe.each([
  { with: 'without JavaScript', javaScriptEnabled: false },
  { with: 'with JavaScript', javaScriptEnabled: true },
])('comparing municipalities by keyboard, $with', ({ javaScriptEnabled }) => {
  test('[B30] one chooses them, adds one, takes one away, and sees chart, table and map', async () => {
    const { region, one, two, three } = places()
    await withPage(site().browser, { javaScriptEnabled }, async (page) => {
      await page.goto(`${site().sample.url}nl/indicator/`)
      await follow(page, 'main a[href$="vergelijk/"]', /vergelijk\/$/)
      await tabTo(page, '#compare-indicator')
      const title = site().sample.release.programme.indicators.find(
        ({ id }) => id === 'feeling-safe',
      )?.title.nl
      // The first word chooses; a space would open the list.
      await page.keyboard.type(title?.split(' ')[0] ?? '')
      await tabTo(page, 'form.peil-compare summary')
      expect(await textOf(page, 'form.peil-compare summary:focus')).toBe(region.name)
      await page.keyboard.press('Enter')
      for (const { nis } of [one, two]) {
        await tabTo(page, box(nis))
        await page.keyboard.press('Space')
      }
      await submit(page, /gemeente=\d{5}&gemeente=\d{5}$/)
      const heading = '#result'
      expect(await textOf(page, heading)).toBe(`${title ?? ''}: ${one.name} en ${two.name}`)

      // What was chosen is still chosen: one more is one more key.
      await tabTo(page, box(three.nis))
      await page.keyboard.press('Space')
      await submit(page, /(gemeente=\d{5}&?){3}$/)
      expect(await textOf(page, heading)).toContain(`${two.name} en ${three.name}`)
      await tabTo(page, box(one.nis))
      await page.keyboard.press('Space')
      await submit(page, /indicator=feeling-safe&gemeente=\d{5}&gemeente=\d{5}$/)
      expect(await textOf(page, heading)).toBe(`${title ?? ''}: ${two.name} en ${three.name}`)

      for (const view of ['table', 'map', 'chart']) {
        await page.goto(page.url().split('#')[0] ?? '')
        await follow(page, `a[href="#compared-${view}"]`, new RegExp(`#compared-${view}$`))
        const shown = await Promise.all(
          ['chart', 'table', 'map'].map((one) => page.locator(`#compared-${one}`).isVisible()),
        )
        expect([view, shown]).toEqual([view, ['chart', 'table', 'map'].map((one) => one === view)])
      }
    })
  })

  test('the address holds the view: the same page comes when it is opened afresh', async () => {
    const { one, two } = places()
    const query = `gemeente=${one.nis}&gemeente=${two.nis}&indicator=feeling-safe`
    const address = `${site().sample.url}nl/vergelijk/?${query}#compared-table`
    await withPage(site().browser, { javaScriptEnabled }, async (page) => {
      await page.goto(address)
      expect(await page.locator('#compared-table').isVisible()).toBe(true)
      expect(await page.locator('#compared-chart').isVisible()).toBe(false)
      expect(await textOf(page, '#compared-table')).toMatch(/tussen \d+ % en \d+ %/)
      // Margins can be left out, which the address holds too.
      await tabTo(page, 'input[name="marge"]')
      await page.keyboard.press('Space')
      await submit(page, /marge=0$/)
      expect(await textOf(page, '#compared-table')).not.toContain('tussen')
      expect(await page.locator('input[name="marge"]').isChecked()).toBe(true)
    })
  })
})

test('[B30] a whole theme is compared, each figure leads to its own page, and the chosen are marked among all', async () => {
  const { one, two } = places()
  const { programme, indicators } = site().sample.release
  const filled = new Map(
    indicators.flatMap((one) => (one.periods.length > 0 ? [[one.indicator, one]] : [])),
  )
  const survey = programme.indicators.find(({ id }) => id === 'feeling-safe')
  const ofTheme = programme.indicators.filter(
    ({ id, theme }) => theme === survey?.theme && filled.has(id),
  )
  await withPage(site().browser, { javaScriptEnabled: false }, async (page) => {
    const query = `gemeente=${one.nis}&gemeente=${two.nis}&indicator=theme:${survey?.theme ?? ''}`
    await page.goto(`${site().sample.url}nl/vergelijk/?${query}`)
    expect(await textOf(page, '#result')).toContain(`${one.name} en ${two.name}`)
    expect(ofTheme.length).toBeGreaterThan(1)
    for (const { title } of ofTheme) expect(await textOf(page, 'main table')).toContain(title.nl)
    await follow(page, 'main table a[href*="indicator=feeling-safe"]', /indicator=feeling-safe$/)
    // Among all places of the swarm, those that were chosen bear their names.
    const swarm = page.locator('figure:has([data-series="places"])')
    const rows = Object.values(filled.get('feeling-safe')?.municipalities ?? {})
    const valued = rows.filter((row) => row.at(-1)?.value != null)
    expect(await swarm.locator('[data-point]').count()).toBe(valued.length)
    expect(valued.length).toBeGreaterThan(5)
    expect((await swarm.locator('text[font-weight="600"]').allTextContents()).sort()).toEqual(
      [one.name, two.name].sort(),
    )
  })
})

test('margins of a chart are switched off and on with the space bar', async () => {
  const { region } = places()
  const theme = site().sample.release.programme.indicators.find(
    ({ id }) => id === 'feeling-safe',
  )?.theme
  await withPage(site().browser, {}, async (page) => {
    await page.goto(`${site().sample.url}nl/regio/${region.id}/${theme ?? ''}/`)
    // A line has no width, so that it counts as hidden to those who look for what can be clicked.
    const display = () =>
      page.evaluate<string>(
        'getComputedStyle(document.querySelector("#dots-feeling-safe-chart .peil-interval")).display',
      )
    expect(await display()).not.toBe('none')
    await tabTo(page, 'figure[aria-labelledby^="dots-feeling-safe"] .peil-frame__intervals')
    await page.keyboard.press('Space')
    expect(await display()).toBe('none')
    await page.keyboard.press('Space')
    expect(await display()).not.toBe('none')
  })
})
