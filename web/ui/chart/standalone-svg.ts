import { lightColours } from './light-colours.ts'

/** A chart as a file of its own, which says by itself what it shows and where it comes from. */
export interface StandaloneChart {
  /** What a chart component renders to when it is given `fileWidth` as its width. */
  readonly drawing: string
  readonly language: string
  readonly title: string
  /** What the chart shows, for those who do not see it. */
  readonly description: string
  /** Written below the chart, each on lines of its own: source, licence, version, caveats, reply. */
  readonly notes: readonly string[]
}

/** Width of the drawing within a file, in pixels. */
export const fileWidth = 720

const margin = 24
const text = {
  title: { size: 19, line: 26, letters: 72 },
  note: { size: 13, line: 19, letters: 108 },
}

/** Makes the file. The same chart gives the same text; nothing in it can run or load anything. */
export const standaloneSvg = (chart: StandaloneChart): string => {
  const drawing = chart.drawing
    .replaceAll(/<!--[^]*?-->/g, '')
    .replaceAll(/var\(--peil-([a-z0-9-]+)\)/g, (_, name: string) => colour(name))
    // Marks for the styles and the script of a page mean nothing here.
    .replaceAll(forbidden, '\ufffd')
    .replaceAll(/ (?:class|data-[a-z]+)(?:="[^"]*")?(?=[\s>/])/g, '')
    .trim()
  const height = Number(/^<svg[^>]* height="([\d.]+)"/.exec(drawing)?.[1])
  if (!Number.isFinite(height)) throw new Error('a drawing begins with <svg and has a height')
  const title = wrap(chart.title, text.title.letters)
  const notes = chart.notes.flatMap((note) => wrap(note, text.note.letters))
  const chartTop = margin + title.length * text.title.line + 8
  const notesTop = chartTop + height + 18
  const whole = Math.ceil(notesTop + notes.length * text.note.line + margin)
  const width = fileWidth + 2 * margin
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" lang="${escape(chart.language)}" xml:lang="${escape(chart.language)}" role="img" aria-labelledby="title desc" font-family="Arial, Helvetica, sans-serif">`,
    `<title id="title">${escape(chart.title)}</title>`,
    `<desc id="desc">${escape([chart.description, ...chart.notes].join(' '))}</desc>`,
    `<rect width="${width}" height="${whole}" fill="${colour('chart-paper')}"/>`,
    lines(title, margin + 18, text.title, `font-weight="bold" fill="${colour('chart-ink')}"`),
    `<g transform="translate(${margin} ${chartTop})">${drawing}</g>`,
    lines(notes, notesTop + 13, text.note, `fill="${colour('chart-text')}"`),
    '</svg>\n',
  ].join('\n')
}

const colour = (name: string): string => {
  const value = lightColours[name]
  if (value === undefined) throw new Error(`there is no colour ${name} for charts`)
  return value
}

const lines = (
  parts: readonly string[],
  top: number,
  { size, line }: { readonly size: number; readonly line: number },
  look: string,
): string => {
  const spans = parts.map(
    (part, index) => `<tspan x="${margin}" y="${top + index * line}">${escape(part)}</tspan>`,
  )
  return `<text font-size="${size}" ${look}>${spans.join('')}</text>`
}

/** Breaks a text between words; a word longer than a line is broken too. */
const wrap = (whole: string, letters: number): readonly string[] => {
  const broken: string[] = []
  let current = ''
  for (const word of whole.split(/\s+/).flatMap((one) => cut(one, letters))) {
    if (current !== '' && current.length + 1 + word.length > letters) {
      broken.push(current)
      current = word
    } else {
      current = current === '' ? word : `${current} ${word}`
    }
  }
  return current === '' ? broken : [...broken, current]
}

const cut = (word: string, letters: number): readonly string[] =>
  word.length <= letters ? [word] : [word.slice(0, letters), ...cut(word.slice(letters), letters)]

/** What XML may not hold at all: control characters and halves of pairs. */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (plain: string): string =>
  plain.replaceAll(forbidden, '\ufffd').replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign)
