import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolTriangle,
  symbolWye,
} from 'd3-shape'
import type { SymbolType } from 'd3-shape'

/** How one of several series is told from the others: by shape and dash, and by colour too. */
interface SeriesLook {
  /** Path of its mark, around 0 0. */
  readonly mark: string
  /** For `stroke-dasharray`. */
  readonly dash: string
  readonly colour: string
}

const path = (type: SymbolType, area: number): string => symbol(type, area).digits(2)() ?? ''

const shapes = [
  { mark: path(symbolCircle, 50), dash: 'none' },
  { mark: path(symbolSquare, 46), dash: '7 4' },
  { mark: path(symbolTriangle, 46), dash: '2 3' },
  { mark: path(symbolDiamond, 46), dash: '9 3 2 3' },
  { mark: path(symbolCross, 50), dash: '14 4' },
  { mark: path(symbolWye, 50), dash: '5 2 2 2 2 2' },
] as const

/** The look of the series at a position; from the seventh on they repeat. */
export const seriesLook = (position: number): SeriesLook => {
  const at = position % shapes.length
  const shape = shapes[at] ?? shapes[0]
  return { ...shape, colour: `var(--peil-series-${at + 1})` }
}
