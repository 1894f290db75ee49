import { beforeAll, describe, expect, it } from 'vitest'
import { earlier } from './fixture/earlier.ts'
import { publishing } from './fixture/publishing.ts'
import { testRelease } from './fixture/release.ts'
import { htmlOf, pagesOf, render, textOf } from './rendered.ts'

let stated: ReadonlyMap<string, Uint8Array>
let silent: ReadonlyMap<string, Uint8Array>
const page = (files: ReadonlyMap<string, Uint8Array>, path: string): string =>
  textOf(htmlOf(files, path))

beforeAll(async () => {
  silent = await render(testRelease)
  stated = await render({
    ...testRelease,
    earlier,
    programme: { ...testRelease.programme, publishing },
  })
})

describe('the accessibility statement', () => {
  it('says what fails, when it was assessed, where to report and where to go next', () => {
    const text = page(stated, 'nl/toegankelijkheid/')
    expect(text).toContain('artikel II.16 van het Bestuursdecreet en richtlijn (EU) 2016/2102')
    expect(text).toContain('voldoet gedeeltelijk aan EN 301 549')
    expect(text).toContain('zijn de vierkanten van de kaart te klein')
    expect(text).toContain('het laatst beoordeeld op 1 oktober 2024')
    expect(text).toContain('Meld het aan toegankelijk@example.org.')
    expect(text).toContain('Proefombudsdienst, https://example.org/ombuds.')
    expect(page(stated, 'en/accessibility/')).toContain('last assessed on 1 October 2024')
  })

  it('says plainly what nobody has stated', () => {
    const text = page(silent, 'nl/toegankelijkheid/')
    expect(text).toContain('nog niet gezegd wanneer de pagina’s het laatst beoordeeld zijn')
    expect(text).toContain('nog niet gezegd waar u dat kunt melden. De wet vraagt dat wel.')
    expect(text).toContain('in Vlaanderen is het de Vlaamse Ombudsdienst')
    expect(text).not.toContain('Proefombudsdienst')
  })
})

describe('the page on privacy', () => {
  it('says that nobody is followed, and who answers', () => {
    expect(page(stated, 'nl/privacy/')).toContain('er zijn geen cookies')
    expect(page(stated, 'nl/privacy/')).toContain('privacy@example.org')
    expect(page(stated, 'en/privacy/')).toContain('the officer of the Test Service')
    expect(page(silent, 'nl/privacy/')).toContain('nog niet gezegd wie vragen')
  })
})

describe('the glossary', () => {
  it('has every word once, in the order of the alphabet, with an id to link to', () => {
    for (const [path, locale] of [
      ['nl/woordenlijst/', 'nl'],
      ['en/glossary/', 'en'],
    ] as const) {
      const words = [...htmlOf(stated, path).matchAll(/<dt id="([a-z-]+)">([^<]+)<\/dt>/g)]
      expect(words.length).toBeGreaterThan(40)
      const names = words.map(([, , word]) => word ?? '')
      expect(new Set(names).size).toBe(names.length)
      expect(names).toEqual(names.toSorted(new Intl.Collator(locale).compare))
    }
    expect(page(stated, 'nl/woordenlijst/')).toContain('bereik Wat er in totaal bereikt is')
  })
})

describe('releases', () => {
  it('[C122] shows the calendar: what is past, what this is, what comes and may still change', () => {
    const text = page(stated, 'nl/publicaties/')
    expect(text).toContain('30 juni 2024 Tussenstand dag is voorbij')
    expect(text).toContain('15 november 2024 Najaarscijfers deze publicatie')
    expect(text).toContain('1 maart 2025 Eindcijfers komt; de dag kan nog wijzigen')
    expect(text).toContain('1 september 2025 Later komt')
    expect(text).toContain('Volgende publicatie: 1 maart 2025 (kan nog wijzigen).')
    expect(page(silent, 'nl/publicaties/')).toContain('nog geen kalender bekendgemaakt')
    expect(page(silent, 'nl/publicaties/')).toContain('15 november 2024 Deze publicatie')
  })

  it('lists every earlier release with its address and its manifest', () => {
    const html = htmlOf(stated, 'nl/publicaties/')
    expect(textOf(html)).toContain('Zoals gepubliceerd op 21 november 2023')
    expect(html).toContain('href="../../as-published/2023-11-21-a1a2a3a4/nl/publicaties/"')
    expect(html).toMatch(/2024-06-30-b1b2b3b4[^]*history\/0002-manifest\.json[^]*history\/0001-/)
    expect(page(silent, 'nl/publicaties/')).toContain('Dit is de eerste publicatie.')
  })
})

describe('the foot of every page', () => {
  it('says when the next release comes, who publishes and answers, the licence and the version', () => {
    for (const [path, html] of pagesOf(stated).filter(([path]) => /^nl\/(?!embed\/)/.test(path))) {
      const text = textOf(html)
      expect(text, path).toContain('Volgende publicatie 1 maart 2025 (kan nog wijzigen)')
      expect(text, path).toContain('Uitgever Proefdienst')
      expect(text, path).toContain(
        'Licentie Modellicentie gratis hergebruik https://example.org/licence',
      )
      expect(text, path).toContain('Vragen vragen@example.org')
      expect(text, path).toContain('Versie 2024-11-15-abcdef01')
    }
  })

  it('has a citation with the title, the day, the version and the address of the page', () => {
    const text = page(stated, 'nl/gemeente/41002/')
    expect(text).toContain(
      'Proefdienst (2024). Aalst. In: Proefplan, publicatie van 15 november 2024, versie 2024-11-15-abcdef01. Licentie: Modellicentie gratis hergebruik. https://example.org/barometer/nl/gemeente/41002/',
    )
    expect(text).toContain('Zeg erbij dat de cijfers verzonnen zijn.')
    expect(page(stated, 'en/action/5/')).toContain(
      'Test Service (2024). Action 5: Practising Dutch. In: Proefplan, release of 15 November 2024',
    )
    expect(page(silent, 'nl/gemeente/41002/')).toContain('niet vermeld (2024). Aalst.')
    expect(page(silent, 'nl/gemeente/41002/')).toContain('Licentie niet vermeld.')
    expect(page(silent, 'nl/gemeente/41002/')).toContain(
      'Voeg het adres toe waar u deze pagina las',
    )
  })
})
