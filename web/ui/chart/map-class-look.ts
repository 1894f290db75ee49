import type { MapClass } from './value-classes.ts'

/** How a place of some class is drawn. The mark grows with the class, so colour is not needed. */
interface MapClassLook {
  readonly ground: string
  /** For the border of the ground. */
  readonly dash: string
  /** Side of the dark square in the middle, as a part of the tile's. */
  readonly mark: number
  /** Kept back: crossed out rather than empty. */
  readonly crossed: boolean
}

const sides = [0.1, 0.28, 0.46, 0.64, 0.82]

export const mapClassLook = (kind: MapClass): MapClassLook => {
  if (kind === 'missing') {
    return { ground: 'var(--peil-chart-paper)', dash: '2 2', mark: 0, crossed: false }
  }
  if (kind === 'withheld') {
    return { ground: 'var(--peil-chart-paper)', dash: 'none', mark: 0, crossed: true }
  }
  return {
    ground: `var(--peil-class-${kind})`,
    dash: 'none',
    mark: sides[kind - 1] ?? 0.82,
    crossed: false,
  }
}
