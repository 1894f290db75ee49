/** Why a chart has nothing to draw: kept back by a rule, or not there. They look different. */
export type Absence = 'withheld' | 'missing'

/** One figure of a chart. What it says in words is handed in: charts hold no language. */
export interface ChartFigure {
  readonly value: number | null
  /** Ends of the interval, when there is one. */
  readonly lower?: number | undefined
  readonly upper?: number | undefined
  /** May still change, or was estimated: drawn hollow. */
  readonly provisional?: boolean | undefined
  /** Computed from municipalities that merged: drawn with a ring. */
  readonly carried?: boolean | undefined
  /** Why `value` is null; `missing` when left out. */
  readonly absence?: Absence | undefined
  /** Everything about it in one sentence: what the pointer, the keys and a screen reader get. */
  readonly text: string
}

/** A number with the place where it is drawn. */
export interface Tick {
  readonly value: number
  readonly at: number
}

/** Rounds places to hundredths: short, and the same on every machine. */
export const tidy = (place: number): number => {
  const rounded = Math.round(place * 100) / 100
  return rounded === 0 ? 0 : rounded
}
