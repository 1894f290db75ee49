/** A plot as data: what is drawn, in the units of its axes. `draw-figure.ts` makes it an SVG. */
export interface Figure {
  /** What it shows, as a heading: `Effect by years since the start`. */
  readonly title: string
  /** One or two sentences that say what is to be seen, for those who do not see it. */
  readonly description: string
  readonly x: Axis
  readonly y: Axis
  readonly marks: readonly Mark[]
}

export interface Axis {
  /** With its unit: `persons per 1,000 residents`. */
  readonly label: string
  /** For named positions (bars, forest plots): position 0, 1, 2 … in this order. */
  readonly categories?: readonly string[]
  /** The axis always holds these values, such as 0. */
  readonly include?: readonly number[]
}

/** `tone` says what a mark means; colours and line styles follow from it, never the other way. */
export type Tone = 'main' | 'other' | 'reference' | 'limit' | 'alert' | 'good'

export type Mark =
  | { readonly kind: 'line'; readonly label: string; readonly tone: Tone; readonly points: Points }
  | {
      readonly kind: 'dots'
      readonly label: string
      readonly tone: Tone
      readonly points: Points
      /** A name per dot, shown where there is room and always in the SVG's titles. */
      readonly names?: readonly string[]
    }
  | {
      /** Between `low` and `high`; along x. */
      readonly kind: 'band'
      readonly label: string
      readonly tone: Tone
      readonly x: readonly number[]
      readonly low: readonly number[]
      readonly high: readonly number[]
    }
  | {
      /** A bar with ends per position: vertical from y `low` to `high`, or horizontal along x. */
      readonly kind: 'interval'
      readonly label: string
      readonly tone: Tone
      readonly direction: 'vertical' | 'horizontal'
      readonly at: readonly number[]
      readonly low: readonly number[]
      readonly high: readonly number[]
    }
  | {
      readonly kind: 'bars'
      readonly label: string
      readonly tone: Tone
      /** Edges: one more than there are heights. */
      readonly edges: readonly number[]
      readonly heights: readonly number[]
    }
  | {
      /** A straight line over the whole plot at one value of an axis. */
      readonly kind: 'rule'
      readonly label: string
      readonly tone: Tone
      readonly axis: 'x' | 'y'
      readonly at: number
    }

/** x and y of each point; a NaN breaks a line and leaves out a dot. */
export interface Points {
  readonly x: readonly number[]
  readonly y: readonly number[]
}
