/** Text that XML can hold: markup escaped, characters it does not know left out. */
export const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** A hundredth of a pixel is more than anybody sees; fewer digits make smaller files. */
export const coordinate = (value: number): number => Math.round(value * 100) / 100

type Attributes = Readonly<Record<string, string | number | undefined>>

const attributesText = (attributes: Attributes): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const text = typeof value === 'number' ? String(coordinate(value)) : String(value)
      return ` ${name}="${escapeText(text)}"`
    })
    .join('')

/** An element; `content` is markup already. */
export const element = (
  name: string,
  attributes: Attributes,
  ...content: readonly string[]
): string =>
  content.length === 0
    ? `<${name}${attributesText(attributes)}/>`
    : `<${name}${attributesText(attributes)}>${content.join('')}</${name}>`

export const textElement = (attributes: Attributes, text: string): string =>
  element('text', attributes, escapeText(text))
