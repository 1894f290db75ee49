import { beforeAll, describe, expect, it } from 'vitest'
import { earlier } from './fixture/earlier.ts'
import { testRelease } from './fixture/release.ts'
import { htmlOf, render, textOf } from './rendered.ts'

let files: ReadonlyMap<string, Uint8Array>
const html = (path: string): string => htmlOf(files, path)
const page = (path: string): string => textOf(html(path))

beforeAll(async () => {
  const [previous] = earlier
  files = await render({ ...testRelease, previous: previous ?? null, earlier })
})

describe('the page for members of parliament', () => {
  it('[C128] says how many municipalities take part and how many do not', () => {
    expect(page('nl/parlement/')).toMatch(
      /1 van de 10 gemeenten doen mee in de periode 1 oktober 2024 – 30 september 2025; 9 niet\./,
    )
    expect(page('en/parliament/')).toContain('1 of the 10 municipalities take part')
  })

  it('[C80] [C104] lists per action the promise, what was agreed and realised, the money and the price', () => {
    expect(page('nl/parlement/')).toContain(
      '5. Oefenkansen Nederlands 10.000 500 402 € 24.186 € 48,36',
    )
    expect(page('nl/parlement/')).toContain('4. Zomerscholen 23.500 ander instrument')
    expect(page('nl/parlement/')).toContain('2. Actieplan geen aangekondigd')
  })
})

describe('the page of an action for parliament', () => {
  it('[C80] [C111] shows the promise with the line of the record, and the figures beside it', () => {
    const text = page('nl/parlement/5/')
    expect(text).toContain('Oefenkansen per jaar')
    expect(text).toContain('10.000 oefenkansen Bron: verslag, regels 1006-1008.')
    expect(page('en/parliament/5/')).toContain('Source: record, lines 1006-1008.')
    expect(page('nl/parlement/2/')).toContain('geen doel voor heel Vlaanderen aangekondigd')
  })

  it('[C80] shows what changed since each earlier release, with a way to that release', () => {
    const text = page('nl/parlement/5/')
    expect(text).toContain('15 november 2024 (deze publicatie) 5 500 402 4 van 6 € 24.186')
    expect(text).toContain(
      '30 juni 2024 5 (geen verschil) 500 (geen verschil) 352 (+50) 3 van 6 € 24.186 (geen verschil)',
    )
    // What was not there then is no zero, so nothing is said to have been added to it.
    expect(text).toContain('21 november 2023 4 (+1) 400 (+100) – 0 van 5 € 19.346 (+€ 4.840)')
    expect(html('nl/parlement/5/')).toContain(
      'href="../../../as-published/2024-06-30-b1b2b3b4/nl/parlement/5/"',
    )
    expect(page('nl/parlement/2/')).toContain('Dit is de eerste publicatie')
  })

  it('[C80] [C104] gives the price of a result with its interval and what is not reported', () => {
    const text = page('nl/parlement/5/')
    expect(text).toContain(
      'Projectjaar 1 € 48,35 tussen € 39,20 en € 61,05 300 resultaten, € 14.506, 5 aanvragers',
    )
    expect(text).toContain(
      'geen marge: minder dan vijf aanvragers 50 resultaten, € 2.420, één aanvrager',
    )
    expect(text).toContain('Nog zonder eindrapport: één afgesproken doel, € 2.420.')
    expect(text).toContain('Projectjaar 3 nog geen eindrapport –')
    expect(text).toContain('ten minste € 40,10; een bovengrens is er niet')
  })

  it('[C104] says which money goes to the action, and that the announcement did not', () => {
    const text = page('nl/parlement/5/')
    expect(text).toContain('Projectjaar 2 € 4.840 € 4.840 100 % € 11.000.000')
    expect(text).toContain('werd niet gezegd welk deel van het budget naar welke actie zou gaan')
  })

  it('[C128] says how many take part in the action', () => {
    expect(page('nl/parlement/5/')).toContain('1 van de 10 gemeenten hebben in de periode')
    expect(page('nl/parlement/2/')).toContain('0 van de 10 gemeenten')
  })

  it('names where the sources contradict each other, also about a target of the action', () => {
    expect(page('nl/parlement/4/')).toContain('X1. 23.500 of 23.400')
    expect(html('nl/parlement/4/')).toContain('href="../../bronnen/#X1"')
    expect(page('nl/parlement/5/')).toContain('spreken de bronnen elkaar niet tegen')
  })
})
