import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { browseSample } from './browse-sample.ts'
import { follow, tabTo, textOf, withPage } from './keyboard.ts'
import { found } from './page-kinds.ts'

const site = browseSample()

/** The file that the focused link leads to. */
const linked = async (page: Page): Promise<string> => {
  const href = await page.locator('a:focus').getAttribute('href')
  return (await page.request.get(new URL(href ?? '', page.url()).href)).text()
}

test('[C122] the releases page leads to an earlier release as it was published', async () => {
  await withPage(site().browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site().sample.url}nl/`)
    await follow(page, 'footer a[href$="publicaties/"]', /publicaties\/$/)
    expect(await textOf(page, '.utrecht-paragraph--lead')).toContain('30 september 2025')
    await tabTo(page, '#earlier ~ ul a')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/as-published\//)
    expect(await textOf(page, 'footer')).toContain('publicatie van 31 maart 2024')
    expect(await textOf(page, 'footer')).not.toContain('publicatie van 30 september 2025')
    // It is whole: a page of it leads to its own pages.
    await follow(page, 'footer a[href$="gegevens/"]', /\/as-published\/.*gegevens\/$/)
  })
})

test('one subscribes to releases: a feed that can be read, and a calendar', async () => {
  await withPage(site().browser, {}, async (page) => {
    await page.goto(`${site().sample.url}nl/publicaties/`)
    await tabTo(page, 'a[href$=".atom"]')
    const atom = await linked(page)
    const read = await page.evaluate<readonly string[]>(
      `(() => {
        const feed = new DOMParser().parseFromString(${JSON.stringify(atom)}, 'application/xml')
        return [feed.documentElement.localName, ...[...feed.querySelectorAll('entry > updated')].map((e) => e.textContent)]
      })()`,
    )
    expect(read[0]).toBe('feed')
    expect(read.slice(1).some((updated) => updated.startsWith('2025-09-30'))).toBe(true)
    await tabTo(page, 'a[href$=".ics"]')
    const lines = (await linked(page)).split('\r\n')
    expect([lines[0], lines.filter((line) => line !== '').at(-1)]).toEqual([
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
    ])
    const days = site().sample.release.programme.publishing?.calendar ?? []
    expect(days.length).toBeGreaterThan(0)
    for (const { on } of days)
      expect(lines).toContain(`DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`)
  })
})

test('[C121] what a municipality says about its figure stands beside it, on the card that others show, and in the export', async () => {
  const agreement = found(
    site().sample.release.agreements.find(
      ({ state, applicant, replies }) =>
        state === 'signed' &&
        replies.some(({ kpi }) => kpi !== null) &&
        site().sample.release.municipalities.some(({ nis }) => nis === applicant),
    ),
    'reply about a figure',
  )
  const reply = found(
    agreement.replies.find(({ kpi }) => kpi !== null),
    'reply',
  )
  const text = reply.text ?? ''
  expect(text.length).toBeGreaterThan(20)
  const { call, applicant } = agreement
  await withPage(site().browser, { javaScriptEnabled: false }, async (page) => {
    for (const path of [
      `nl/gemeente/${applicant}/`,
      `nl/embed/kpi/${call}-${applicant}-${reply.kpi ?? ''}/`,
    ]) {
      await page.goto(site().sample.url + path)
      expect(await page.locator('blockquote.peil-reply').allTextContents()).toEqual(
        expect.arrayContaining([expect.stringContaining(text)]),
      )
    }
    const csv = await page.request.get(`${site().sample.url}data/csv/municipality/${applicant}.csv`)
    expect(await csv.text()).toContain(text)
  })
})

test('a municipality has a report as PDF, a workbook and a table', async () => {
  const { nis } = found(
    site().sample.release.municipalities.find(({ agreements }) => agreements.length > 0),
    'municipality',
  )
  await withPage(site().browser, {}, async (page) => {
    await page.goto(`${site().sample.url}nl/gemeente/${nis}/`)
    const begins = { 'report.pdf': '%PDF', [`${nis}.xlsx`]: 'PK', [`${nis}.csv`]: 'table,' }
    for (const [file, start] of Object.entries(begins)) {
      const href = await page.locator(`main a[href$="${file}"]`).first().getAttribute('href')
      const bytes = await (await page.request.get(new URL(href ?? '', page.url()).href)).body()
      expect([file, bytes.subarray(0, start.length).toString('latin1')]).toEqual([file, start])
    }
  })
})
