import type { Mark, Tone } from '../figure.ts'
import { drawable } from './extent.ts'
import type { DrawnAxis, Frame } from './frame.ts'
import { element, textElement } from './svg.ts'
import { fitText, textWidth } from './text-size.ts'
import { ink } from './tones.ts'

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

interface NamedDot {
  readonly name: string
  readonly tone: Tone
  readonly x: number
  readonly y: number
}

const size = 11
const gap = 7
/** More names than this make no picture clearer; each dot has its name in its title anyway. */
const mostNames = 24

/** How far a name may reach out of the plot: not into the labels of its ticks. */
const beside = 22
const below = 4

/** With more dots than this, only the names of those that stand out are shown. */
const manyDots = 40
const standOut: readonly Tone[] = ['alert', 'good']

/** Which names go first when there is not room for all: what stands out. */
const first: readonly Tone[] = [...standOut, 'main', 'other', 'limit', 'reference']

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const boxOfDot = ({ x, y }: NamedDot): Box => ({
  left: x - 4,
  right: x + 4,
  top: y - 4,
  bottom: y + 4,
})

/** Right of the dot, left of it, above, below. */
const candidates = ({ name, x, y }: NamedDot): readonly Box[] => {
  const width = textWidth(name, size)
  const box = (left: number, middle: number): Box => ({
    left,
    right: left + width,
    top: middle - size / 2 - 1,
    bottom: middle + size / 2 + 1,
  })
  return [
    box(x + gap, y),
    box(x - gap - width, y),
    box(x - width / 2, y - 13),
    box(x - width / 2, y + 13),
  ]
}

/** Whether an axis says the name already: at that very place, or because it is the value itself. */
const isSaid = (name: string, { ticks, isCategorical }: DrawnAxis, value: number): boolean =>
  isCategorical
    ? ticks.some((tick) => tick.value === value && tick.text === name)
    : name !== '' && Number(name) === value

/** Bars of intervals are lines in the way of a name; its own dot stands on one, beside the name. */
const boxesOfIntervals = (marks: readonly Mark[], { x, y }: Frame): readonly Box[] =>
  marks.flatMap((mark) => {
    if (mark.kind !== 'interval') return []
    const { at, low, high, direction } = mark
    const [across, along] = direction === 'vertical' ? [x, y] : [y, x]
    return at.flatMap((value, index): readonly Box[] => {
      const ends = [low[index], high[index]].filter(drawable).map((end) => along.scale(end))
      if (ends.length < 2) return []
      const [from, to] = [Math.min(...ends), Math.max(...ends)]
      const middle = across.scale(value)
      const sides = { from: middle - 2, to: middle + 2 }
      return direction === 'vertical'
        ? [{ left: sides.from, right: sides.to, top: from, bottom: to }]
        : [{ left: from, right: to, top: sides.from, bottom: sides.to }]
    })
  })

const dotsOf = (marks: readonly Mark[], { x, y }: Frame): readonly NamedDot[] =>
  marks.flatMap((mark) => {
    if (mark.kind !== 'dots') return []
    const { points, names = [], tone } = mark
    // `3 rows` at many dots is a remark, not a name; it stands in the title of each.
    const areNames = new Set(names).size === names.length
    return points.x.flatMap((value, index) => {
      const height = points.y[index]
      if (!drawable(value) || !drawable(height)) return []
      const own = names[index] ?? ''
      const written = areNames && !isSaid(own, x, value) && !isSaid(own, y, height)
      const name = written ? fitText(own, size, 170) : ''
      return [{ name, tone, x: x.scale(value), y: y.scale(height) }]
    })
  })

/** The names of dots where they have room: never over a dot, an interval or another name, nor out of the frame. */
export const drawDotNames = (marks: readonly Mark[], frame: Frame): string => {
  const dots = dotsOf(marks, frame)
  const named = dots
    .filter(({ name, tone }) => name !== '' && (dots.length <= manyDots || standOut.includes(tone)))
    .toSorted((a, b) => first.indexOf(a.tone) - first.indexOf(b.tone))
  if (named.length === 0) return ''
  const taken = [...dots.map(boxOfDot), ...boxesOfIntervals(marks, frame)]
  const texts: string[] = []
  for (const dot of named) {
    if (texts.length === mostNames) break
    const box = candidates(dot).find(
      (one) =>
        one.left >= frame.left &&
        one.right <= frame.right + beside &&
        one.top >= frame.top &&
        one.bottom <= frame.bottom + below &&
        !taken.some((other) => overlaps(one, other)),
    )
    if (box === undefined) continue
    taken.push(box)
    texts.push(textElement({ x: box.left, y: box.bottom - 3 }, dot.name))
  }
  const halo = { stroke: '#ffffff', 'stroke-width': 3, 'paint-order': 'stroke' }
  return element('g', { class: 'names', 'font-size': size, fill: ink.text, ...halo }, ...texts)
}
