/** What a progress chart shows, all in the unit of one KPI. */
export interface Progress {
  readonly current: number
  readonly target: number
  readonly reach: number | null
  readonly expected: number | null
  /** Reach of earlier reports that still count. */
  readonly earlier: readonly number[]
}

/** Places along the scale, in percent to a tenth: short, and the same on every screen. */
export interface ProgressGeometry {
  readonly current: number
  readonly target: number
  readonly reach: number | null
  readonly expected: number | null
  readonly earlier: readonly number[]
}

/**
 * Where the marks of a progress chart stand. The scale runs from zero to the largest value, so a
 * reach beyond the target passes the target's line instead of stopping at it.
 */
export const progressGeometry = (progress: Progress): ProgressGeometry => {
  const { current, target, reach, expected, earlier } = progress
  const largest = Math.max(current, target, reach ?? 0, expected ?? 0, ...earlier, 1)
  const place = (value: number): number => Math.round((1000 * value) / largest) / 10
  return {
    current: place(current),
    target: place(target),
    reach: reach === null ? null : place(reach),
    expected: expected === null ? null : place(expected),
    earlier: earlier.map(place),
  }
}
