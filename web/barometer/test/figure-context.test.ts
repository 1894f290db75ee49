import { beforeAll, describe, expect, it } from 'vitest'
import { testRelease } from './fixture/release.ts'
import { htmlOf, render, textOf } from './rendered.ts'

let files: ReadonlyMap<string, Uint8Array>

beforeAll(async () => {
  files = await render(testRelease)
})

/** The card of an indicator on a page. */
const card = (path: string, indicator: string): string => {
  const html = htmlOf(files, path)
  const at = html.indexOf(`id="figure-${indicator}"`)
  expect(at).toBeGreaterThan(0)
  return html.slice(at, html.indexOf('</article>', at))
}

describe('usual and unusual variation', () => {
  it('[C105] says in words and in a picture that the latest figure is unusual, and which way', () => {
    const html = card('nl/gemeente/41002/work/', 'jobseekers')
    expect(textOf(html)).toContain('Ongewoon, in de goede richting: meer dan gewone schommeling.')
    expect(textOf(html)).toContain('Over 12 perioden op een rij.')
    expect(textOf(html)).not.toContain('Voorlopig: de grenzen')
    expect(html).toContain('peil-variation-icon--improvement"')
    // The picture says nothing that the words do not: it is left out for those who listen.
    expect(html).toMatch(/peil-variation-icon--improvement"[^>]*aria-hidden="true"/)
  })

  it('says whether the target lies within usual variation', () => {
    const aalst = card('nl/gemeente/41002/work/', 'jobseekers')
    expect(textOf(aalst)).toContain('De doelwaarde 2.450 wordt soms gehaald en soms gemist')
    expect(aalst).toContain('peil-variation-icon--hit-or-miss"')
    const haaltert = card('nl/gemeente/41024/work/', 'jobseekers')
    expect(textOf(haaltert)).toContain('Gewone schommeling: het laatste cijfer wijkt niet meer af')
    expect(textOf(haaltert)).toContain('De doelwaarde 2.450 wordt telkens gehaald')
    expect(haaltert).toContain('peil-variation-icon--target-met-consistently"')
  })

  it('says when there are too few periods, and nothing where there is no figure', () => {
    const few = card('nl/gemeente/41048/work/', 'jobseekers')
    expect(textOf(few)).toContain('Te weinig perioden op een rij om schommeling te beoordelen: 2,')
    expect(few).not.toContain('peil-variation-icon')
    // A break in the way of counting begins anew.
    expect(textOf(card('nl/gemeente/41002/living/', 'newcomers'))).toContain(
      'Te weinig perioden op een rij om schommeling te beoordelen: 3, en er zijn er 7 nodig.',
    )
    expect(textOf(card('nl/gemeente/44052/work/', 'jobseekers'))).not.toContain('schommel')
    expect(textOf(card('nl/gemeente/41002/living/', 'buddy'))).not.toContain('schommel')
  })

  it.each([
    ['en/municipality/41002/work/', 'Unusual, in the better direction', 'en/data/'],
    ['fr/commune/41002/work/', 'Inhabituel, dans le bon sens', 'fr/donnees/'],
    ['de/gemeinde/41002/work/', 'Ungewöhnlich, in die bessere Richtung', 'de/daten/'],
  ])('[C89] says so on %s, with the method one click away', (path, words, data) => {
    const html = card(path, 'jobseekers')
    expect(textOf(html)).toContain(words)
    expect(html).toContain('#method-variation"')
    expect(htmlOf(files, data)).toContain('id="method-variation"')
  })
})

describe('what stands behind a figure', () => {
  it('defines it where it stands, and opens strengths, limits and notes in place', () => {
    const html = card('nl/gemeente/41002/living/', 'newcomers')
    expect(textOf(html)).toContain('Het deel van de inwoners dat zelf of met een ouder')
    const layers = html.slice(html.lastIndexOf('<details'))
    expect(layers).toMatch(/<summary>Wat dit cijfer wel en niet zegt</)
    const opened = textOf(layers)
    for (const text of [
      'Iedereen telt mee.',
      'Zegt niets over thuistaal.',
      'Geteld op 1 januari.',
      'Rijksregister; Statistiek Proefland',
    ])
      expect(opened).toContain(text)
  })
})

describe('what leads on from the figures', () => {
  it('is a report of the municipality, a feed of releases, and the log of what was revised', () => {
    expect(htmlOf(files, 'nl/gemeente/41002/')).toContain('href="report.pdf"')
    expect(files.has('nl/gemeente/41002/report.pdf')).toBe(true)
    const releases = htmlOf(files, 'nl/publicaties/')
    expect(releases).toContain('href="../../data/releases-nl.atom"')
    expect(textOf(releases)).toContain(
      'Inwoners van buitenlandse herkomst, 1 januari 2021: van 8,0 % naar 9,0 % (correctie) Verkeerde gemeente geteld',
    )
  })
})
