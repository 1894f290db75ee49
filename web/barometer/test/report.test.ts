import { inflateSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { openBuiltApp, renderPage } from '../render/built-app.ts'
import { pageReleaseOf } from '../src/lib/page-release.ts'
import { merged as mergedPlace } from './fixture/names.ts'
import { testRelease } from './fixture/release.ts'
import { readPdf, type ReadPdf, type Tag } from './read-pdf.ts'

const report = async (path: string): Promise<Uint8Array> =>
  (await renderPage(pageReleaseOf(testRelease), { address: `/${path}`, file: path, page: null }))
    .bytes

const count = (tags: readonly Tag[], role: string): number =>
  tags.filter((tag) => tag.role === role).length

/** Languages that pieces of text have of their own, in the streams that draw the pages. */
const languagesIn = (bytes: Uint8Array): ReadonlySet<string | undefined> => {
  const pdf = Buffer.from(bytes)
  const begins = [...pdf.toString('latin1').matchAll(/\/Length (\d+)[^]{0,200}?stream\r?\n/g)]
  const drawn = begins.map(({ index, 0: head, 1: length }) => {
    const from = index + head.length
    const stream = pdf.subarray(from, from + Number(length))
    return stream[0] === 0x78 ? inflateSync(stream).toString('latin1') : ''
  })
  const said = drawn.join('').matchAll(/\/Span\s*<<[^>]*\/Lang\s*\((\w+)\)[^>]*>>\s*BDC/g)
  return new Set([...said].map(([, language]) => language))
}

let dutch: Uint8Array
let read: ReadPdf

beforeAll(async () => {
  await openBuiltApp()
  dutch = await report('nl/gemeente/41002/report.pdf')
  read = await readPdf(dutch)
})

describe('the report of a municipality', () => {
  it('has a title, a language, and one first heading with others below it', () => {
    expect(read.title).toBe('Barometer van Aalst')
    expect(read.language).toBe('nl')
    expect(count(read.tags, 'H1')).toBe(1)
    expect(count(read.tags, 'H2')).toBe(5)
    const levels = read.tags.flatMap(({ role }) => /^H(\d)$/.exec(role ?? '')?.[1] ?? [])
    expect(levels.slice(0, 3)).toEqual(['1', '2', '3'])
    levels.forEach((level, at) => {
      expect(Number(level) - Number(levels[at - 1] ?? 0), `heading ${at}`).toBeLessThanOrEqual(1)
    })
    expect(read.outline).toContain('Mijn gemeente in cijfers')
    expect(read.outline.length).toBe(levels.length)
  })

  it('has tables with a header cell for every column', () => {
    expect(count(read.tags, 'Table')).toBeGreaterThanOrEqual(4)
    expect(count(read.tags, 'TH')).toBeGreaterThanOrEqual(4 * 2)
    expect(count(read.tags, 'Caption')).toBe(count(read.tags, 'Table') + count(read.tags, 'Figure'))
    expect(count(read.tags, 'TD')).toBeGreaterThan(count(read.tags, 'TH'))
  })

  it('draws every agreed target that has a path, says in words what is drawn, and gives a table after it', () => {
    const figures = read.tags.filter(({ role }) => role === 'Figure')
    // Nine agreed KPIs in three periods; one of them is a plan, which is done or not done.
    expect(figures.length).toBe(7)
    for (const { alt } of figures) {
      expect(alt).toMatch(/^.+\. Van 1 .+ tot .+: doel 1?\d\d, verwacht pad vanaf \d+\. /)
    }
    const alts = figures.map(({ alt }) => alt ?? '')
    expect(alts.some((alt) => alt.includes('90 bereikt, later vervangen; '))).toBe(true)
    expect(alts.some((alt) => alt.includes('Er is nog geen rapport.'))).toBe(true)
    const order = read.tags.flatMap(({ role }) =>
      role === 'Figure' || role === 'Table' ? [role] : [],
    )
    expect(order.lastIndexOf('Figure')).toBeLessThan(order.lastIndexOf('Table'))
    expect(read.text).toContain('90, op tijd, vervangen door een later rapport; einde')
  })

  it('has what the municipality says beside the target it is about', () => {
    const said = read.text.indexOf('Twee groepen begonnen later.')
    expect(said).toBeGreaterThan(read.text.indexOf('Bereikt'))
    expect(read.text).toContain('Aalst, op 1 november 2023: Twee groepen')
    expect(read.text).toContain('De tekst is op verzoek gewist.')
  })

  it('[C121] has the figures of every theme: own, region, Flanders, before, and all caveats', () => {
    expect(read.text).toContain('20,0 % (1 januari 2022: 19,0 %; sindsdien 1,0 procentpunt hoger)')
    expect(read.text).toContain('9,7 % (4 van 9 gemeenten)')
    expect(read.text).toContain('41 % (tussen 35 % en 47 %) (2020: 50 % (tussen 44 % en 56 %); ')
    expect(read.text).toContain('sindsdien geen duidelijk verschil')
    expect(read.text).toContain('laagste 41 % in Aalst (tussen 35 % en 47 %); hoogste 63 % in')
    expect(read.text).toContain('Duidelijk hoger dan Denderregio: de marges raken elkaar niet.')
    expect(read.text).toContain('Zegt niets over thuistaal. (Inwoners van buitenlandse herkomst)')
    expect(read.text).toContain('Vanaf 1 januari 2021 anders geteld: Ouders tellen nu mee.')
    expect(read.text).toContain('Bron: Rijksregister. Verantwoordelijk: Statistiek Proefland.')
  })

  it('says of a figure that is withheld or missing that it is, and why', async () => {
    const zele = await readPdf(await report('nl/gemeente/42028/report.pdf'))
    expect(zele.text).toContain('niet openbaar, om mensen te beschermen')
    const hamme = await readPdf(await report('nl/gemeente/42008/report.pdf'))
    expect(hamme.text).toContain('niet gerapporteerd')
  })

  it('says of a merged municipality that figures were added up, and of replaced ones that they were', async () => {
    const merged = await readPdf(await report(`nl/gemeente/${mergedPlace.nis}/report.pdf`))
    expect(merged.text).toContain('samengeteld na fusie')
    expect(merged.text).toContain('Cijfers van vóór de fusie zijn samengeteld')
    const ninove = await readPdf(await report('nl/gemeente/41048/report.pdf'))
    expect(ninove.text).toContain('2 waarden van deze gemeente zijn later vervangen')
  })

  it('ends with source, version, licence and a reference to quote', () => {
    const about = read.text.slice(read.text.lastIndexOf('Over dit rapport'))
    expect(about).toMatch(/Stand op 15 november 2024; gemaakt met Peil/)
    const fingerprint = /zegt: ([0-9a-f]{8})\./.exec(about)?.[1] ?? 'no fingerprint'
    expect(about).toMatch(/Verwijzen: .+Barometer van Aalst/)
    expect(about).toContain(`versie 2024-11-15-${fingerprint}`)
  })

  it('[C121] says what the page says: target, reach beyond 100 %, and the sentence', () => {
    expect(read.text).toContain('171 (171 %)')
    expect(read.text).toContain('Verwacht')
    expect(read.text).toContain('gehaald')
  })

  it('says on the first page and in every foot that the figures are invented', () => {
    expect(read.text).toContain('Voorbeeld: verzonnen cijfers.')
    expect(read.text).toContain('verzonnen cijfers 1 / ')
  })

  it('is made in the language of its address', async () => {
    const english = await readPdf(await report('en/municipality/41002/report.pdf'))
    expect(english.title).toBe('Barometer of Aalst')
    expect(english.language).toBe('en')
  })

  it.each([
    ['fr', 'fr/commune/41002/report.pdf', 'Baromètre de Aalst'],
    ['de', 'de/gemeinde/41002/report.pdf', 'Barometer von Aalst'],
  ])(
    'says in %s which texts stayed Dutch, also inside sentences',
    async (language, path, title) => {
      const bytes = await report(path)
      const read = await readPdf(bytes)
      expect([read.language, read.title]).toEqual([language, title])
      const dutch = read.tags.filter(({ lang }) => lang === 'nl').map(({ role }) => role)
      // A title as heading and in the caption of a drawing; what is not Dutch in them says so itself, as does a reply in English.
      for (const role of ['H3', 'Caption']) expect(dutch).toContain(role)
      expect(dutch).not.toContain('Document')
      expect(languagesIn(bytes)).toEqual(new Set([language, 'nl', 'en']))
      for (const { alt } of read.tags) expect(alt ?? '').not.toMatch(/[\ue000\ue001]/)
      expect(read.text).not.toMatch(/[\ue000\ue001□]/)
    },
  )

  it('is there for a municipality without agreement too', async () => {
    const { text, tags } = await readPdf(await report('nl/gemeente/13008/report.pdf'))
    expect(text).toContain('Geel heeft geen overeenkomst')
    expect(count(tags, 'H2')).toBe(2)
    expect(count(tags, 'Figure')).toBe(0)
  })

  it('has the same bytes whenever it is made', async () => {
    expect(Buffer.compare(await report('nl/gemeente/41002/report.pdf'), dutch)).toBe(0)
  })

  it('is claimed to be accessible, as PDF/UA-1, and marked as tagged', () => {
    expect(read.marked).toBe(true)
    expect(Buffer.from(dutch).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  it('does not exist for a code without municipality', async () => {
    await expect(report('nl/gemeente/99999/report.pdf')).rejects.toThrow('status 404')
  })
})
