import type { DrawnAxis, Frame } from './frame.ts'
import { small } from './frame.ts'
import { element, textElement } from './svg.ts'
import { fitText, textWidth } from './text-size.ts'
import { ink } from './tones.ts'

const line = (x1: number, y1: number, x2: number, y2: number, stroke: string): string =>
  element('line', { x1, y1, x2, y2, stroke, 'stroke-width': 1 })

const tilt = 35

/** Every how many-eth label has room, when each takes so many pixels. */
const stride = (axis: DrawnAxis, room: number): number => {
  const [first, second] = axis.ticks
  if (first === undefined || second === undefined) return 1
  const step = Math.abs(axis.scale(second.value) - axis.scale(first.value))
  return Math.max(1, Math.ceil(room / step))
}

/** Labels below the axis: level when all have room, else tilted, and then as many as have room. */
const xLabels = ({ x, bottom, left }: Frame): readonly string[] => {
  const widest = Math.max(0, ...x.ticks.map(({ text }) => textWidth(text, small)))
  const every = stride(x, x.isTilted ? 16 : widest + 10)
  return x.ticks.flatMap(({ value, text }, index) => {
    if (index % every !== 0) return []
    const at = x.scale(value)
    if (!x.isTilted) return [textElement({ x: at, y: bottom + 18, 'text-anchor': 'middle' }, text)]
    // A tilted name runs down to the left: it may take what lies between it and the edge.
    const length = Math.min(78, (at - left + 60) / Math.cos((tilt * Math.PI) / 180))
    const turn = `rotate(-${tilt} ${Math.round(at)} ${bottom + 14})`
    const place = { x: Math.round(at), y: bottom + 14, 'text-anchor': 'end', transform: turn }
    return [textElement(place, fitText(text, small, length))]
  })
}

/** Grid, axis lines, tick labels and the names of the axes. */
export const drawAxes = (frame: Frame): string => {
  const { x, y, left, right, top, bottom, height } = frame
  const grid = y.isCategorical
    ? x.ticks.map(({ value }) => line(x.scale(value), top, x.scale(value), bottom, ink.grid))
    : y.ticks.map(({ value }) => line(left, y.scale(value), right, y.scale(value), ink.grid))
  const marks = x.isCategorical
    ? []
    : x.ticks.map(({ value }) => line(x.scale(value), bottom, x.scale(value), bottom + 5, ink.axis))
  const yLabels = y.ticks.map(({ value, text }) =>
    textElement({ x: left - 8, y: y.scale(value) + 4, 'text-anchor': 'end' }, text),
  )
  const wide = right - 20
  return element(
    'g',
    { 'font-size': small, fill: ink.muted },
    ...grid,
    line(left, bottom, right, bottom, ink.axis),
    ...marks,
    ...xLabels(frame),
    ...yLabels,
    textElement({ x: 20, y: top - 10, fill: ink.text }, fitText(y.label, small, wide)),
    textElement(
      { x: right, y: height - 14, 'text-anchor': 'end', fill: ink.text },
      fitText(x.label, small, wide),
    ),
  )
}
