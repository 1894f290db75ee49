export interface ShareSegment<Key extends string> {
  readonly key: Key
  /** Start and width in percent of the whole. */
  readonly start: number
  readonly width: number
}

/** Splits a bar of 100 over counts, in the given order; nothing when the sum is zero. */
export const shareSegments = <Key extends string>(
  counts: readonly { readonly key: Key; readonly count: number }[],
): readonly ShareSegment<Key>[] => {
  const sum = counts.reduce((total, { count }) => total + count, 0)
  if (sum === 0) return []
  let before = 0
  return counts.flatMap(({ key, count }) => {
    const start = (100 * before) / sum
    before += count
    return count === 0 ? [] : [{ key, start, width: (100 * count) / sum }]
  })
}
