import { describe, expect, test } from 'vitest'
import { browseSample } from './browse-sample.ts'
import { follow, tabTo, textOf, withPage } from './keyboard.ts'
import { found } from './page-kinds.ts'

const site = browseSample()

/** A municipality that applied alone and signed, with what it agreed last. */
const signatory = () => {
  const { agreements, municipalities } = site().sample.release
  const agreement = found(
    agreements.findLast(
      ({ state, applicant, kpis }) =>
        state === 'signed' &&
        kpis.some(({ target }) => target !== null) &&
        municipalities.some(
          ({ nis, predecessors }) => nis === applicant && predecessors.length === 0,
        ),
    ),
    'signed agreement of a municipality that was not merged',
  )
  const municipality = found(
    municipalities.find(({ nis }) => nis === agreement.applicant),
    'signatory',
  )
  const kpi = found(
    agreement.kpis.find(({ target }) => target !== null),
    'target',
  )
  return { municipality, kpi }
}

const indicator = 'share-non-eu-roots'

describe.each([
  { with: 'without JavaScript', javaScriptEnabled: false },
  { with: 'with JavaScript', javaScriptEnabled: true },
])('a citizen, by keyboard, $with', ({ javaScriptEnabled }) => {
  test('[C80] [C121] [C122] finds the municipality, reads its barometer, opens an action, downloads the figures', async () => {
    const { municipality, kpi } = signatory()
    await withPage(site().browser, { javaScriptEnabled }, async (page) => {
      await page.goto(`${site().sample.url}nl/`)
      await tabTo(page, 'input[name="naam"]')
      await page.keyboard.type(municipality.name.toLowerCase())
      await page.keyboard.press('Enter')
      await page.waitForURL(new RegExp(`gemeente/${municipality.nis}/$`))
      expect(await textOf(page, 'h1')).toBe(municipality.name)
      // One sentence says how it stands; the figures that it rests on follow.
      const lead = await textOf(page, '.utrecht-paragraph--lead')
      expect(lead).toContain(municipality.name)
      expect(lead).toMatch(/\d/)
      const body = await page.locator('main').textContent()
      expect(body).toContain(new Intl.NumberFormat('nl-BE').format(kpi.target ?? -1))
      expect(body).toContain(kpi.sentence.nl)
      await follow(
        page,
        `main a[href*="actie/${kpi.action}/"]`,
        new RegExp(`actie/${kpi.action}/$`),
      )
      await tabTo(page, 'main a[href$=".csv"]')
      const link = await page.locator('a:focus').getAttribute('href')
      const csv = await page.request.get(new URL(link ?? '', page.url()).href)
      expect(csv.headers()['content-type']).toContain('text/csv')
      const header = (await csv.text()).split(/\r?\n/)[0] ?? ''
      expect(header.split(',')).toContain('provenance')
      expect(header.split(',')).toContain('action')
    })
  })

  test('[B32] from the municipality to its region: where it differs clearly, and on which figure that rests', async () => {
    const { municipality } = signatory()
    const region = municipality.region
    const { theme } = found(
      site().sample.release.programme.indicators.find(({ id }) => id === indicator),
      'indicator',
    )
    await withPage(site().browser, { javaScriptEnabled }, async (page) => {
      await page.goto(`${site().sample.url}nl/gemeente/${municipality.nis}/`)
      await follow(page, `main a[href$="${theme}/"]`, new RegExp(`/${municipality.nis}/${theme}/$`))
      expect(await textOf(page, '.utrecht-paragraph--lead')).toContain(municipality.name)
      const card = `article:has(#figure-${indicator})`
      expect(await textOf(page, `${card} .peil-differences`)).toMatch(/duidelijk/i)
      await follow(
        page,
        `main a[href*="regio/${region}/${theme}/"]`,
        new RegExp(`regio/${region}/${theme}/$`),
      )
      const synthesis = found(
        site().sample.release.syntheses.find(({ region: of }) => of === region),
        'synthesis',
      )
      const said = synthesis.sentences.filter((one) => one.indicator === indicator)
      expect(said.length).toBeGreaterThan(0)
      for (const { text } of said)
        expect(await textOf(page, '.peil-synthesis')).toContain(text.nl.replace(/\s+/g, ' '))
      await follow(page, '.peil-synthesis a', /#figure-/)
      const at = new URL(page.url()).hash
      expect(await page.locator(at).isVisible()).toBe(true)
      // The figure itself stands in a real table, whatever view is shown.
      const name = at.replace('#figure-', '')
      await follow(page, `a[href="#dots-${name}-table"]`, /-table$/)
      expect(await textOf(page, `#dots-${name}-table`)).toContain(municipality.name)
    })
  })
})

test('[C121] a postcode, or the name of a part, leads to the municipality it lies in now', async () => {
  const { postcodes } = site().sample.release.programme
  const part = found(
    postcodes?.places.find(({ place }) => place === 'Burcht'),
    'part of a merged municipality',
  )
  await withPage(site().browser, { javaScriptEnabled: false }, async (page) => {
    for (const typed of [part.postcode, 'burcht', `${part.postcode} Burcht`]) {
      await page.goto(`${site().sample.url}nl/`)
      await tabTo(page, 'input[name="naam"]')
      await page.keyboard.type(typed)
      await page.keyboard.press('Enter')
      await page.waitForURL(new RegExp(`gemeente/${part.municipality}/$`))
    }
    // Without a server that answers, the list says it too.
    await page.goto(`${site().sample.url}nl/zoek/`)
    expect(await textOf(page, `li:has(a[href*="/${part.municipality}/"])`)).toContain('2070 Burcht')
  })
})

test('a name that fits several municipalities leads to the list, and a vanished one leads on', async () => {
  await withPage(site().browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site().sample.url}nl/zoek/?naam=be`)
    expect(page.url()).toContain('/nl/zoek/')
    await page.goto(`${site().sample.url}nl/gemeente/11007/`)
    expect(await page.locator('main').textContent()).toContain('Antwerpen')
    await page.locator('main a[href*="11002"]').first().click()
    await page.waitForURL(/gemeente\/11002\/$/)
  })
})

test('the root leads on to Dutch, and a wrong address to a page that helps', async () => {
  await withPage(site().browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(site().sample.url)
    await page.waitForURL(/\/nl\/$/)
    const wrong = await page.goto(`${site().sample.url}nl/gemeente/99999/`)
    expect(wrong?.status()).toBe(404)
    await follow(page, 'a[href="/nl/zoek/"]', /\/nl\/zoek\/$/)
  })
})
