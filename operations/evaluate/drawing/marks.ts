import { area, line } from 'd3-shape'
import type { Mark } from '../figure.ts'
import { drawable } from './extent.ts'
import type { Frame } from './frame.ts'
import { tickText } from './frame.ts'
import { dot } from './shapes.ts'
import { coordinate, element, escapeText } from './svg.ts'
import type { Look } from './tones.ts'

type Of<Kind extends Mark['kind']> = Extract<Mark, { readonly kind: Kind }>

interface Place {
  readonly x: number
  readonly y: number
}

const stroke = ({ colour, dash, width }: Look) => ({
  stroke: colour,
  'stroke-width': width,
  'stroke-dasharray': dash,
})

const drawLine = ({ points, tone }: Of<'line'>, look: Look, { x, y }: Frame): string => {
  const places = points.x.map((value, index) => {
    const height = points.y[index]
    return drawable(value) && drawable(height) ? { x: x.scale(value), y: y.scale(height) } : null
  })
  const path = line<Place | null>(
    (place) => place?.x ?? 0,
    (place) => place?.y ?? 0,
  )
    .defined((place) => place !== null)
    .digits(2)(places)
  // A point between two gaps is no line; it would not be seen.
  const lone = places.filter(
    (place, index): place is Place =>
      place !== null &&
      (places[index - 1] ?? null) === null &&
      (places[index + 1] ?? null) === null,
  )
  return [
    element('path', { d: path ?? '', fill: 'none', ...stroke(look), 'stroke-linejoin': 'round' }),
    ...lone.map((place) => dot(tone, look.colour, place, 30)),
  ].join('')
}

const drawBand = (mark: Of<'band'>, look: Look, { x, y }: Frame): string => {
  const places = mark.x.map((value, index) => {
    const low = mark.low[index]
    const high = mark.high[index]
    return drawable(value) && drawable(low) && drawable(high)
      ? { x: x.scale(value), low: y.scale(low), high: y.scale(high) }
      : null
  })
  const path = area<(typeof places)[number]>(
    (place) => place?.x ?? 0,
    (place) => place?.low ?? 0,
    (place) => place?.high ?? 0,
  )
    .defined((place) => place !== null)
    .digits(2)(places)
  return element('path', {
    d: path ?? '',
    fill: look.colour,
    'fill-opacity': 0.14,
    stroke: look.colour,
    'stroke-opacity': 0.55,
    'stroke-width': 1,
    'stroke-dasharray': look.dash,
  })
}

const drawInterval = (mark: Of<'interval'>, look: Look, { x, y }: Frame): string => {
  const { colour, width } = look
  const vertical = mark.direction === 'vertical'
  const [along, across] = vertical ? [x, y] : [y, x]
  const cap = 4
  const path = mark.at.flatMap((value, index) => {
    const low = mark.low[index]
    const high = mark.high[index]
    if (!drawable(value) || !drawable(low) || !drawable(high)) return []
    const at = coordinate(along.scale(value))
    const ends = [low, high].map((end) => coordinate(across.scale(end)))
    const caps = ends.map((end) =>
      vertical ? `M${at - cap},${end}H${at + cap}` : `M${end},${at - cap}V${at + cap}`,
    )
    const [from = 0, to = 0] = ends
    return [`${vertical ? `M${at},${from}V${to}` : `M${from},${at}H${to}`}${caps.join('')}`]
  })
  return element('path', {
    d: path.join(''),
    fill: 'none',
    stroke: colour,
    'stroke-width': Math.min(2, width),
  })
}

const drawBars = (mark: Of<'bars'>, { colour }: Look, { x, y }: Frame): string =>
  mark.heights
    .map((height, index) => {
      const from = mark.edges[index]
      const to = mark.edges[index + 1]
      if (!drawable(height) || !drawable(from) || !drawable(to)) return ''
      const sides = [x.scale(from), x.scale(to)]
      const ends = [y.scale(0), y.scale(height)]
      return element('rect', {
        x: Math.min(...sides),
        y: Math.min(...ends),
        width: Math.abs(x.scale(to) - x.scale(from)),
        height: Math.abs(y.scale(height) - y.scale(0)),
        fill: colour,
        'fill-opacity': mark.tone === 'main' ? 0.45 : 0.25,
        stroke: colour,
        'stroke-width': 1,
      })
    })
    .join('')

const drawRule = ({ axis, at }: Of<'rule'>, look: Look, frame: Frame): string => {
  if (!drawable(at)) return ''
  const { left, right, top, bottom } = frame
  const place = frame[axis].scale(at)
  const ends =
    axis === 'x'
      ? { x1: place, y1: top, x2: place, y2: bottom }
      : { x1: left, y1: place, x2: right, y2: place }
  return element('line', { ...ends, ...stroke({ ...look, width: 1.5 }) })
}

/** Fewer, larger dots or many small ones: area in pixels. */
const dotSize = (count: number): number => (count > 400 ? 14 : count > 80 ? 30 : 52)

const drawDots = (mark: Of<'dots'>, { colour }: Look, { x, y }: Frame): string => {
  const { points, names, tone } = mark
  const size = dotSize(points.x.length)
  const said = (axis: Frame['x'], value: number): string =>
    (axis.isCategorical ? axis.ticks[value]?.text : undefined) ??
    tickText(value, (number) => number.toLocaleString('en-GB', { maximumSignificantDigits: 4 }))
  return points.x
    .map((value, index) => {
      const height = points.y[index]
      if (!drawable(value) || !drawable(height)) return ''
      const place = { x: x.scale(value), y: y.scale(height) }
      const name = names?.[index]
      const title = `${name === undefined ? '' : `${name}: `}${said(x, value)}, ${said(y, height)}`
      return dot(tone, colour, place, size, element('title', {}, escapeText(title)))
    })
    .join('')
}

/** What lies below stands first. */
const layers: readonly Mark['kind'][] = ['band', 'bars', 'rule', 'interval', 'line', 'dots']

const drawMark = (mark: Mark, look: Look, frame: Frame): string => {
  switch (mark.kind) {
    case 'line':
      return drawLine(mark, look, frame)
    case 'dots':
      return drawDots(mark, look, frame)
    case 'band':
      return drawBand(mark, look, frame)
    case 'interval':
      return drawInterval(mark, look, frame)
    case 'bars':
      return drawBars(mark, look, frame)
    case 'rule':
      return drawRule(mark, look, frame)
  }
}

/** All marks, each in a group that says its kind and tone. */
export const drawMarks = (
  marks: readonly Mark[],
  looks: ReadonlyMap<Mark, Look>,
  frame: Frame,
): string =>
  marks
    .toSorted((a, b) => layers.indexOf(a.kind) - layers.indexOf(b.kind))
    .map((mark) => {
      const look = looks.get(mark)
      const drawn = look === undefined ? '' : drawMark(mark, look, frame)
      return element('g', { class: `${mark.kind} ${mark.tone}` }, drawn)
    })
    .join('')
