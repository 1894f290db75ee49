/** Above this many steps counting is not cheap any more. */
const mostSteps = 20_000_000

/**
 * How many sets of at most `most` of the values have a sum strictly more than `above`; the values
 * are whole and not negative. Null when counting would take long, or when the number is too large
 * to be exact.
 *
 * Counts the sets that do not pass, per size and sum (every sum up to the threshold), and
 * subtracts them from all sets: n × most × threshold steps, however many sets there are.
 */
export const countAnySets = (
  values: readonly number[],
  most: number,
  above: number,
): number | null => {
  const sizes = Math.min(most, values.length)
  const width = Math.max(0, above + 1)
  if (values.length * sizes * width > mostSteps) return null

  // failing[size × width + sum]: sets of that size with that sum, of the values seen so far.
  const failing = new Float64Array((sizes + 1) * width)
  if (width > 0) failing[0] = 1
  for (const value of values) {
    for (let size = sizes; size >= 1; size -= 1) {
      for (let sum = above; sum >= value; sum -= 1) {
        const at = size * width + sum
        failing[at] = (failing[at] ?? 0) + (failing[at - width - value] ?? 0)
      }
    }
  }
  let all = 1
  let ofThisSize = 1
  for (let size = 1; size <= sizes; size += 1) {
    ofThisSize = (ofThisSize * (values.length - size + 1)) / size
    all += ofThisSize
  }
  return all > Number.MAX_SAFE_INTEGER
    ? null
    : all - failing.reduce((total, count) => total + count, 0)
}
