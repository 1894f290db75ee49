const empty = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])
/** What these hold cannot be marked. */
const skipped = new Set(['title', 'desc', 'script', 'style'])

interface OpenElement {
  readonly name: string
  readonly language: string
}

const opened = (
  name: string,
  attributes: string,
  around: OpenElement | undefined,
): OpenElement => ({
  name,
  language: /\slang="(\w+)"/.exec(attributes)?.[1] ?? around?.language ?? '',
})

/** The texts of a page, by the language that the elements around them say they have. */
export const textsByLanguage = (html: string): ReadonlyMap<string, readonly string[]> => {
  const texts = new Map<string, string[]>()
  const open: OpenElement[] = []
  const say = (text: string): void => {
    const around = open.at(-1)
    if (around === undefined || skipped.has(around.name) || text.trim() === '') return
    const known = texts.get(around.language) ?? []
    known.push(text.replaceAll('&amp;', '&').trim())
    texts.set(around.language, known)
  }
  const parts = html.matchAll(/<(\/?)([a-z][\w-]*)((?:"[^"]*"|[^">])*)>|([^<]+)/gi)
  for (const [, closes, name = '', attributes = '', text] of parts) {
    if (text !== undefined) say(text)
    else if (closes === '/') open.pop()
    else if (!empty.has(name) && !attributes.endsWith('/'))
      open.push(opened(name, attributes, open.at(-1)))
  }
  return texts
}
