import type { Figure } from '../figure.ts'

interface BoundedCell {
  readonly row: string
  readonly column: string
  readonly low: number
  readonly high: number
  readonly protected: boolean
}

/** Cells that a plot has room for. */
const drawn = 40

/**
 * The bounds of withheld cells, one above the other. True values are not drawn: the plot shows what
 * anybody can work out, and no more.
 */
export const boundsFigure = (title: string, cells: readonly BoundedCell[]): Figure => {
  const shown = cells.slice(0, drawn)
  const finite = shown.flatMap(({ low, high }) => [low, high]).filter(Number.isFinite)
  const most = finite.reduce((all, limit) => Math.max(all, limit), 0)
  const least = finite.reduce((all, limit) => Math.min(all, limit), 0)
  const interval = (safe: boolean, label: string) => {
    const own = [...shown.keys()].filter((at) => shown[at]?.protected === safe)
    return {
      kind: 'interval' as const,
      label,
      tone: safe ? ('main' as const) : ('alert' as const),
      direction: 'horizontal' as const,
      at: own,
      low: own.map((at) => Math.max(shown[at]?.low ?? NaN, least)),
      high: own.map((at) => Math.min(shown[at]?.high ?? NaN, most)),
    }
  }
  const unsafe = cells.filter((cell) => !cell.protected).length
  return {
    title,
    description: `${cells.length} withheld cells, each with the least and the greatest value it can have; ${unsafe === 0 ? 'none is' : `${unsafe} are`} known too closely.${cells.length > drawn ? ` The first ${drawn} are drawn.` : ''}`,
    x: { label: 'value of the cell', include: [0] },
    y: {
      label: 'withheld cell',
      categories: shown.map(({ row, column }) => `${row} / ${column}`),
    },
    marks: [interval(true, 'protected'), interval(false, 'known too closely')].filter(
      (mark) => mark.at.length > 0,
    ),
  }
}
