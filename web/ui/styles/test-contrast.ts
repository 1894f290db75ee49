import { readFileSync } from 'node:fs'

/** The colours that a part of a style sheet sets, by the name of their token. */
export const tokensIn = (css: string): ReadonlyMap<string, string> =>
  new Map(
    [...css.matchAll(/--peil-([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [
      name,
      hex,
    ]),
  )

export const readStyles = (file: string): string =>
  readFileSync(new URL(file, import.meta.url), 'utf8')

/** Relative luminance of WCAG 2.2. */
const luminance = (hex: string): number => {
  const channel = (from: number): number => {
    const share = Number.parseInt(hex.slice(from, from + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/** The contrast of two tokens; not a number when one does not exist. */
export const contrast = (
  tokens: ReadonlyMap<string, string>,
  text: string,
  ground: string,
): number => {
  const [a = NaN, b = NaN] = [text, ground].map((name) => luminance(tokens.get(name) ?? ''))
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}
