import type { Mark } from '../figure.ts'
import { small } from './frame.ts'
import { dot } from './shapes.ts'
import { element, textElement } from './svg.ts'
import { fitText, textWidth } from './text-size.ts'
import type { Look } from './tones.ts'
import { ink } from './tones.ts'

const swatch = 28
const rowHeight = 19

interface Entry {
  readonly mark: Mark
  readonly x: number
  readonly row: number
}

interface Legend {
  readonly entries: readonly Entry[]
  readonly height: number
}

/** One entry per label and look, in rows that fill the width. Marks without a label have none. */
export const layOutLegend = (marks: readonly Mark[], width: number): Legend => {
  const entries: Entry[] = []
  const known = new Set<string>()
  let x = 0
  let row = 0
  for (const mark of marks) {
    const key = `${mark.kind} ${mark.tone} ${mark.label}`
    if (mark.label === '' || known.has(key)) continue
    known.add(key)
    const wide = swatch + 6 + textWidth(fitText(mark.label, small, width - swatch), small) + 20
    if (x > 0 && x + wide - 20 > width) {
      x = 0
      row += 1
    }
    entries.push({ mark, x, row })
    x += wide
  }
  return { entries, height: entries.length === 0 ? 0 : (row + 1) * rowHeight }
}

const sample = ({ kind, tone }: Mark, { colour, dash, width }: Look): string => {
  const line = { stroke: colour, 'stroke-width': width, 'stroke-dasharray': dash }
  switch (kind) {
    case 'dots':
      return dot(tone, colour, { x: swatch / 2, y: -4 }, 52)
    case 'line':
    case 'rule':
      return element('line', { x1: 0, y1: -4, x2: swatch, y2: -4, ...line })
    case 'interval':
      return element('path', {
        d: `M4,-4H${swatch - 4}M4,-8V0M${swatch - 4},-8V0`,
        fill: 'none',
        stroke: colour,
        'stroke-width': Math.min(2, width),
      })
    case 'band':
    case 'bars':
      return element('rect', {
        x: 0,
        y: -10,
        width: swatch,
        height: 11,
        fill: colour,
        'fill-opacity': kind === 'band' ? 0.14 : tone === 'main' ? 0.45 : 0.25,
        stroke: colour,
        'stroke-width': 1,
        'stroke-dasharray': kind === 'band' ? dash : undefined,
      })
  }
}

export const drawLegend = (
  { entries }: Legend,
  looks: ReadonlyMap<Mark, Look>,
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
): string =>
  element(
    'g',
    { class: 'legend', 'font-size': small, fill: ink.text },
    ...entries.map(({ mark, x, row }) => {
      const look = looks.get(mark)
      return element(
        'g',
        {
          transform: `translate(${Math.round(left + x)} ${Math.round(top + row * rowHeight + 13)})`,
        },
        look === undefined ? '' : sample(mark, look),
        textElement({ x: swatch + 6, y: 0 }, fitText(mark.label, small, width - swatch - 6)),
      )
    }),
  )
