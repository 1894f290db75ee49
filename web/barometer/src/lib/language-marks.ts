/**
 * A text of the programme that has no translation stays Dutch, often inside a message: "Évolution de
 * Inwoners". What stands around it does not know that, so the text carries marks until the page is
 * written, and only then becomes an element with `lang`.
 */
const begin = '\ue000'
const end = '\ue001'

export const markDutch = (text: string): string => `${begin}${text}${end}`

/** A text that may be broken into lines at any space. */
export const markWords = (text: string): string =>
  text.replaceAll(/\ue000([^\ue001]*)\ue001/g, (_, dutch: string) =>
    dutch.replaceAll(/[^ ]+/g, markDutch),
  )

/** A text without marks, for what has only one language. */
export const unmarked = (text: string): string => text.replaceAll(/[\ue000\ue001]/g, '')

/** A tag; what stands between quotes may hold the sign that ends it. */
const tag = /<\/?([a-z0-9]+)(?:"[^"]*"|[^">])*>/iy

/** Elements that hold text only. */
const withoutElements = new Set(['title', 'desc', 'option', 'textarea', 'script', 'style'])
const ofDrawings = new Set(['text', 'tspan'])

/** The element in which a text stands that begins somewhere, or null when it is in an attribute. */
const elementBefore = (html: string, at: number): string | null => {
  tag.lastIndex = html.lastIndexOf('<', at)
  const name = tag.exec(html)?.[1]
  return name === undefined || tag.lastIndex > at ? null : name.toLowerCase()
}

const written = (text: string, element: string | null): string => {
  if (element === null || withoutElements.has(element)) return text
  const name = ofDrawings.has(element) ? 'tspan' : 'span'
  return `<${name} lang="nl">${text}</${name}>`
}

/** The page with its marks written as elements; attributes and titles can only be rid of them. */
export const writeMarks = (html: string): string => {
  let result = ''
  let from = 0
  for (let at = html.indexOf(begin); at !== -1; at = html.indexOf(begin, from)) {
    const until = html.indexOf(end, at)
    const text = html.slice(at + begin.length, until)
    if (until === -1 || text.includes('<')) throw new Error(`a marked text was cut: ${text}`)
    result += html.slice(from, at) + written(text, elementBefore(html, at))
    from = until + end.length
  }
  return result + html.slice(from)
}
