import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolTriangle,
  type SymbolType,
} from 'd3-shape'
import type { Tone } from '../figure.ts'
import { coordinate, element } from './svg.ts'

const shapes: Readonly<Record<Tone, { readonly type: SymbolType; readonly filled: boolean }>> = {
  main: { type: symbolCircle, filled: true },
  other: { type: symbolSquare, filled: false },
  reference: { type: symbolCircle, filled: false },
  limit: { type: symbolCross, filled: true },
  alert: { type: symbolTriangle, filled: true },
  good: { type: symbolDiamond, filled: true },
}

/** A dot of that tone at its place: each tone has its own shape. `size` is its area in pixels. */
export const dot = (
  tone: Tone,
  colour: string,
  { x, y }: { readonly x: number; readonly y: number },
  size: number,
  ...content: readonly string[]
): string => {
  const { type, filled } = shapes[tone]
  const d = symbol(type, size).digits(2)() ?? ''
  return element(
    'path',
    {
      d,
      transform: `translate(${coordinate(x)} ${coordinate(y)})`,
      fill: filled ? colour : '#ffffff',
      stroke: colour,
      'stroke-width': filled ? 0.75 : 1.5,
    },
    ...content,
  )
}
