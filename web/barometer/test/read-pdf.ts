import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A tag of a PDF as the reading library gives it. */
export interface Tag {
  readonly role?: string
  readonly alt?: string
  readonly lang?: string
  readonly children?: readonly Tag[]
}

const flat = (tag: Tag): readonly Tag[] => [tag, ...(tag.children ?? []).flatMap(flat)]

export interface ReadPdf {
  readonly title: string
  readonly language: string
  readonly text: string
  readonly tags: readonly Tag[]
  readonly marked: boolean
  /** Titles of the outline, with those below them. */
  readonly outline: readonly string[]
}

/** A tagged PDF as pdf.js reads it. */
export const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
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
  const mark = (await pdf.getMarkInfo()) as { readonly Marked?: boolean } | null
  type Entry = Awaited<ReturnType<typeof pdf.getOutline>>[number]
  const titles = ({ title, items }: Entry): readonly string[] => [title, ...items.flatMap(titles)]
  const outline = ((await pdf.getOutline()) as readonly Entry[] | null) ?? []
  const { Title, Language } = info as { readonly Title?: string; readonly Language?: string }
  return {
    title: Title ?? '',
    language: Language ?? '',
    text: texts.join(' ').replaceAll(/[\s\u00a0]+/g, ' '),
    tags,
    marked: mark?.Marked ?? false,
    outline: outline.flatMap(titles),
  }
}
