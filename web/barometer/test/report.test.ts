import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { openBuiltApp, renderPage } from '../render/built-app.ts'
import { testRelease } from './fixture/release.ts'

const report = async (path: string): Promise<Uint8Array> =>
  (await renderPage(testRelease, { address: `/${path}`, file: path })).bytes

/** A tag of a PDF as the reading library gives it. */
interface Tag {
  readonly role?: string
  readonly alt?: string
  readonly lang?: string
  readonly children?: readonly Tag[]
}

const flat = (tag: Tag): readonly Tag[] => [tag, ...(tag.children ?? []).flatMap(flat)]

interface ReadPdf {
  readonly title: string
  readonly language: string
  readonly text: string
  readonly tags: readonly Tag[]
}

const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise
  const { info } = await pdf.getMetadata()
  const texts: string[] = []
  const tags: Tag[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
    const tree = (await page.getStructTree()) as Tag | null
    if (tree !== null) tags.push(...flat(tree))
  }
  const { Title, Language } = info as { readonly Title?: string; readonly Language?: string }
  return {
    title: Title ?? '',
    language: Language ?? '',
    text: texts.join(' ').replaceAll(/[\s\u00a0]+/g, ' '),
    tags,
  }
}

const count = (tags: readonly Tag[], role: string): number =>
  tags.filter((tag) => tag.role === role).length

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
    expect(count(read.tags, 'H2')).toBe(4)
    const levels = read.tags.flatMap(({ role }) => /^H(\d)$/.exec(role ?? '')?.[1] ?? [])
    expect(levels.slice(0, 3)).toEqual(['1', '2', '3'])
  })

  it('has tables with a header cell for every column', () => {
    expect(count(read.tags, 'Table')).toBeGreaterThanOrEqual(4)
    expect(count(read.tags, 'TH')).toBeGreaterThanOrEqual(4 * 2)
    expect(count(read.tags, 'Caption')).toBe(count(read.tags, 'Table'))
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

  it('is there for a municipality without agreement too', async () => {
    const { text, tags } = await readPdf(await report('nl/gemeente/13008/report.pdf'))
    expect(text).toContain('Geel heeft geen overeenkomst')
    expect(count(tags, 'H2')).toBe(1)
  })

  it('has the same bytes whenever it is made', async () => {
    expect(Buffer.compare(await report('nl/gemeente/41002/report.pdf'), dutch)).toBe(0)
  })

  it('is claimed to be accessible, as PDF/UA-1', () => {
    expect(Buffer.from(dutch).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  it('does not exist for a code without municipality', async () => {
    await expect(report('nl/gemeente/99999/report.pdf')).rejects.toThrow('status 404')
  })
})
