import { dataTables } from '@peil/publication/data-files.ts'
import { sharedIds } from '@peil/publication/serve/search.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { dataTableNames } from '../src/lib/data/data-tables.ts'
import { testRelease } from './fixture/release.ts'
import { htmlOf, render, textOf } from './rendered.ts'

let files: ReadonlyMap<string, Uint8Array>
const page = (path: string): string => textOf(htmlOf(files, path))

beforeAll(async () => {
  files = await render(testRelease)
})

describe('the front page', () => {
  it('[C128] counts who takes part and who does not', () => {
    expect(page('nl/')).toContain(
      'In de periode 1 oktober 2024 – 30 september 2025 hebben 1 van de 10 gemeenten een overeenkomst.',
    )
    expect(page('nl/')).toContain('1 doen mee, 9 niet')
    expect(page('en/')).toContain('1 take part, 9 do not')
  })

  it('[C43] shows goals and actions in programme order, with what was agreed and realised', () => {
    const text = page('nl/')
    expect(text).toContain('2 doelstellingen')
    expect(text).toContain('5 acties')
    expect(text.indexOf('2. Actieplan')).toBeLessThan(text.indexOf('5. Oefenkansen Nederlands'))
    expect(text).toContain('5. Oefenkansen Nederlands Nederlands 300 352 3 van 3 5 € 14.506')
  })

  it('[C71] sets what was announced beside what was awarded', () => {
    expect(page('nl/')).toContain('Projectjaar 1 € 9.000.000')
    expect(page('nl/')).toContain('Alle periodes € 33.000.000')
  })

  it('finds a municipality by name without a server, and asks one when there is one', () => {
    const html = htmlOf(files, 'nl/')
    expect(html).toMatch(/<form[^>]*method="get" action="zoek\/"/)
    expect(html).toContain('name="naam"')
    expect(htmlOf(files, 'en/')).toContain('name="name"')
  })

  it('draws each municipality as a tile that is a link with a name, and a table behind it', () => {
    const html = htmlOf(files, 'nl/')
    const tiles = [...html.matchAll(/<a class="peil-tile[^>]*aria-label="([^"]+)"/g)].map(
      ([, label]) => label,
    )
    expect(tiles).toHaveLength(testRelease.municipalities.length)
    expect(tiles).toContain('Aalst: neemt deel, nog niets te beoordelen')
    expect(html).toContain('<caption')
  })
})

describe('the list of municipalities', () => {
  it('is in alphabetical order, with the vanished ones', () => {
    const text = page('nl/zoek/')
    expect(text.indexOf('Aalst')).toBeLessThan(text.indexOf('Berlare'))
    expect(text).toContain('Lede (nu Nieuw-Lede)')
    expect(htmlOf(files, 'nl/zoek/')).toContain('href="#letter-Z"')
  })

  it('finds places by postcode and by the names of their parts, and lists what several have', () => {
    const html = htmlOf(files, 'nl/zoek/')
    expect(page('nl/zoek/')).toContain('Aalst 9300; 9310 Moorsel')
    expect(page('nl/')).toContain('naam, deelgemeente of postcode')
    const shared = /<dl class="peil-shared">[^]*?<\/dl>/.exec(html)?.[0] ?? ''
    expect(textOf(shared).trim()).toBe('9400 Nieuw-Lede, Ninove Moorsel Aalst, Ninove')
    expect([...sharedIds(html)]).toEqual(['shared-9400', 'shared-moorsel'])
    expect(page('nl/zoek/')).toContain('Bron: Over het plan')
  })
})

describe('the page of an action', () => {
  it('[C12] [C73] [C77] says what is done, for whom, who pays and which minister shares it', () => {
    expect(page('nl/actie/9/')).toContain('Wat er gebeurt in actie 9.')
    expect(page('nl/actie/9/')).toContain('nieuwkomers')
    expect(page('nl/actie/9/')).toContain('Crevits (Werk). Bron: verslag, regels 1184-1188.')
  })

  it('[C104] shows the money that goes to it, per period', () => {
    expect(page('nl/actie/5/')).toContain('€ 14.506')
  })

  it('gives no share while reports are missing', () => {
    expect(page('nl/actie/5/')).toContain('Projectjaar 1 5 300 352 117 % 3 van 3')
    expect(page('nl/actie/5/')).toContain(
      'Projectjaar 2 1 100 50 niet alle rapporten binnen 1 van 2',
    )
  })

  it('[C61] lists all participants, with clusters and missing reports', () => {
    const text = page('nl/actie/9/')
    expect(text).toContain('niet gerapporteerd')
    expect(page('nl/actie/5/')).toContain('Ninove samen met Haaltert')
  })

  it('[C101] says where price and maximum come from', () => {
    const text = page('nl/actie/5/')
    expect(text).toContain('€ 60,50')
    expect(text).toContain(
      'aanname van dit project: The number follows from the order of the form.',
    )
  })

  it('[X1] shows all figures of a target when sources disagree, and the one that is used', () => {
    const text = page('nl/actie/4/')
    expect(text).toContain('23.500 personen (dit cijfer wordt gebruikt)')
    expect(text).toContain('23.400 personen (niet gebruikt)')
    expect(text).toContain('Deze actie wordt niet betaald door een oproep van dit programma')
  })

  it('[C51] sets a target for Flanders beside the sum of what is agreed', () => {
    expect(page('nl/actie/5/')).toContain('10.000 oefenkansen')
    expect(page('nl/actie/5/')).toMatch(/elk jaar 100/)
  })

  it('[C123] says when an action is not in a call', () => {
    expect(page('nl/actie/23/')).toContain('Oproep 2022: Stond niet in deze oproep.')
  })
})

describe('data, method and sources', () => {
  it('names the tables that are published', () => {
    expect([...dataTableNames]).toEqual(dataTables(testRelease).map(({ name }) => name))
  })

  it('writes out the statuses in the order in which they are tried', () => {
    const text = page('nl/gegevens/')
    const order = [
      'Niet van toepassing',
      'Beëindigd',
      'Nog niet begonnen',
      'Gehaald',
      'Niet gehaald',
      'Rapport te laat',
      'Ver achter',
      'Achter op',
      'Op koers',
      'Nog geen rapport',
    ]
    const from = text.lastIndexOf('De standen, in volgorde')
    const places = order.map((words) => text.indexOf(words, from))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
  })

  it('shows each contradiction with its readings, and each announced rule', () => {
    const text = page('nl/bronnen/')
    expect(text).toContain('X1. 23.500 of 23.400')
    expect(text).toContain('Een lid: 23.400. Bron: verslag, regel 1422.')
    expect(text).toContain('Verschilt van de aankondiging.')
    expect(text).toContain('example.org/plan')
  })
})
