import { beforeAll, describe, expect, it } from 'vitest'
import { changes } from './fixture/changes.ts'
import { earlier } from './fixture/earlier.ts'
import { testRelease } from './fixture/release.ts'
import { htmlOf, render, textOf } from './rendered.ts'

let first: ReadonlyMap<string, Uint8Array>
let next: ReadonlyMap<string, Uint8Array>
const page = (files: ReadonlyMap<string, Uint8Array>, path: string): string =>
  textOf(htmlOf(files, path))

beforeAll(async () => {
  first = await render(testRelease)
  next = await render({ ...testRelease, previous: earlier[0] ?? null, earlier, changes })
})

describe('what changed for a municipality', () => {
  it('[C121] [C122] is said in words, with the reason when that is public', () => {
    const text = page(next, 'nl/gemeente/41002/')
    expect(text).toContain('Wat veranderde sinds 30 juni 2024')
    for (const line of [
      'Nieuw (Projectjaar 3): ondertekend',
      'KPI 5 in woorden: doel van 100 naar 99. Reden: Afronding.',
      'KPI 9a in woorden: rapport vervangen, bereik van 90 naar 99.',
      'KPI 5 in woorden: eindrapport, 171 bereikt.',
      'KPI 9a in woorden: tussentijds rapport, 0 bereikt.',
      'KPI 9a in woorden: van “Achter op schema” naar “Niet gehaald”.',
      'Nieuwe reactie van de gemeente over KPI 9a in woorden.',
      'Nieuwe reactie van de gemeente over de hele overeenkomst.',
      '2020: van 52 % naar 50 % (correctie). Reden: Dubbel geteld.',
    ]) {
      expect(text).toContain(line)
    }
    expect(page(next, 'en/municipality/41002/')).toContain('What changed since 30 June 2024')
  })

  it('is only about that municipality, and a figure that is gone is no zero', () => {
    const text = page(next, 'nl/gemeente/42028/')
    expect(text).toMatch(/Overeenkomst \(Projectjaar 1\): van “[^”]+” naar “[^”]+”/)
    expect(text).toMatch(/2020: van 40 % naar (?!0)\p{L}/u)
    expect(text).not.toContain('Dubbel geteld')
  })

  it('is kind where nothing changed, or nothing can be compared', () => {
    expect(page(next, 'nl/gemeente/13008/')).toContain(
      'Voor Geel veranderde er niets sinds de publicatie van 30 juni 2024.',
    )
    expect(page(first, 'nl/gemeente/41002/')).toContain(
      'Dit is de eerste publicatie, dus er is nog niets om mee te vergelijken.',
    )
  })
})

describe('downloads', () => {
  it('[C122] are one workbook and one table per municipality', () => {
    const html = htmlOf(first, 'nl/gemeente/41002/')
    expect(html).toContain('href="../../../data/xlsx/municipality/41002.xlsx"')
    expect(html).toContain('href="../../../data/csv/municipality/41002.csv"')
  })
})

describe('release notes and log', () => {
  it('[C122] counts the changes of each kind, and names where each is', () => {
    const text = page(next, 'nl/publicaties/')
    expect(text).toContain('Sinds de publicatie van 30 juni 2024:')
    expect(text).toContain('Rapporten: 3')
    expect(text).toContain('Gewijzigde cijfers: 2')
    expect(text).toMatch(/Aalst: KPI 5 in woorden: doel van 100 naar 99/)
    expect(text).toMatch(/nieuwe cijfers over 2023/)
    expect(page(first, 'nl/publicaties/')).toContain('Dit is de eerste publicatie, of er is geen')
    const still = { ...testRelease, previous: earlier[0] ?? null, changes: [] }
    return render(still).then((files) => {
      expect(page(files, 'nl/publicaties/')).toContain(
        'Er veranderde niets sinds de publicatie van 30 juni 2024.',
      )
    })
  })

  it('keeps a log of figures that were revised or corrected, with the reason', () => {
    const text = page(first, 'nl/publicaties/')
    const revisions = testRelease.indicators.flatMap(({ municipalities }) =>
      Object.values(municipalities).flatMap((figures) =>
        figures.flatMap((figure) => figure?.revisions ?? []),
      ),
    )
    expect(revisions.length).toBeGreaterThan(0)
    for (const { reason } of revisions) expect(text).toContain(reason)
    const none = { ...testRelease, indicators: [] }
    return render({
      ...none,
      programme: { ...none.programme, indicators: [] },
      syntheses: [],
    }).then((files) => {
      expect(page(files, 'nl/publicaties/')).toContain('nog geen cijfers herzien of verbeterd')
    })
  })
})

describe('what a municipality says', () => {
  it('[C86] stands beside the figure, with its day; the latest first, earlier ones kept', () => {
    const text = page(first, 'nl/gemeente/41002/')
    expect(text).toMatch(
      /Wat de gemeente ervan zegt Eén groep begon later\. Aalst, op 1 december 2023 Eerdere reacties Twee groepen begonnen later\./,
    )
    expect(text).toContain('A year of beginnings. Aalst, op 2 november 2023')
    expect(text).toContain('Deze reactie is gewist. Aalst, op 2 december 2023')
  })

  it('marks its language when that is not the page’s', () => {
    expect(htmlOf(first, 'nl/gemeente/41002/')).toContain('<p lang="en">A year of beginnings.</p>')
    expect(htmlOf(first, 'en/municipality/41002/')).toContain(
      '<p lang="nl">Eén groep begon later.</p>',
    )
  })
})

describe('who helps, and the chart of a target', () => {
  it('[C60] [C62] names liaison and mentors once, and the members of a cluster', () => {
    const text = page(first, 'nl/gemeente/41048/')
    expect(text).toMatch(/Wie helpt Aanspreekpunt: Eén ambtenaar is aanspreekpunt\./)
    expect(text).toContain('helpen elkaar: Haaltert, Ninove.')
    // Once per agreement, not once per KPI.
    const said = page(first, 'nl/gemeente/41002/').match(/Eén ambtenaar is aanspreekpunt/g)
    expect(said).toHaveLength(3)
  })

  it('[C48] [C121] draws target, expected path and reports by date, and says them', () => {
    const html = htmlOf(first, 'nl/gemeente/41002/')
    expect(html).toContain(
      'aria-label="Van 1 oktober 2022 tot 30 september 2023: doel 100, verwacht pad vanaf 0. 30 sep 2023: 40 bereikt; 30 sep 2023: 90 bereikt, later vervangen; 30 sep 2023: 99 bereikt."',
    )
    // A stock sets out from what was there; a plan has no path.
    expect(html).toContain('doel 100, verwacht pad vanaf 20. Er is nog geen rapport."')
    expect(html).toMatch(/doel 100, verwacht pad vanaf 0\. Er is nog geen rapport/)
    expect(html.match(/verwacht pad/g)?.length).toBe(7)
    expect(html).toContain('stand 15 nov 2024')
  })
})
