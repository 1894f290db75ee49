export interface SimplexSearch {
  /** Where the function is least, as far as found. */
  readonly at: Float64Array
  readonly value: number
  readonly evaluations: number
}

export interface SearchOptions {
  /** Length of the first steps along each axis. */
  readonly step: number
  readonly mostEvaluations: number
  /** The search ends when the corners differ by less than this share of the least value. */
  readonly tolerance: number
}

interface Corner {
  readonly at: Float64Array
  readonly value: number
}

/**
 * A local minimum of a function without derivatives (Nelder & Mead 1965): reflection, expansion,
 * contraction and shrinking with the usual factors 1, 2, ½, ½. The same start gives the same answer.
 */
export const nelderMead = (
  f: (x: Float64Array) => number,
  start: ArrayLike<number>,
  options: SearchOptions,
): SimplexSearch => {
  const n = start.length
  let evaluations = 0
  const corner = (at: Float64Array): Corner => {
    evaluations += 1
    return { at, value: f(at) }
  }
  const origin = Float64Array.from(start)
  let corners = [
    corner(origin),
    ...Array.from(origin, (_, j) => corner(origin.map((x, k) => (k === j ? x + options.step : x)))),
  ].sort(byValue)
  while (evaluations < options.mostEvaluations) {
    const best = cornerAt(corners, 0)
    const worst = cornerAt(corners, n)
    if (worst.value - best.value <= options.tolerance * Math.abs(best.value)) break
    const centre = origin.map(
      (_, k) => corners.slice(0, n).reduce((sum, { at }) => sum + (at[k] ?? NaN), 0) / n,
    )
    const beyond = (factor: number): Corner =>
      corner(centre.map((x, k) => x + factor * (x - (worst.at[k] ?? NaN))))
    const better = replacement(beyond, best, cornerAt(corners, n - 1), worst)
    corners =
      better === null
        ? [best, ...corners.slice(1).map(({ at }) => corner(between(at, best.at)))]
        : [...corners.slice(0, n), better]
    corners.sort(byValue)
  }
  const { at, value } = cornerAt(corners, 0)
  return { at, value, evaluations }
}

/** The corner that takes the place of the worst; null when none is better: shrink. */
const replacement = (
  beyond: (factor: number) => Corner,
  best: Corner,
  secondWorst: Corner,
  worst: Corner,
): Corner | null => {
  const reflected = beyond(1)
  if (reflected.value < best.value) {
    const expanded = beyond(2)
    return expanded.value < reflected.value ? expanded : reflected
  }
  if (reflected.value < secondWorst.value) return reflected
  const contracted = beyond(reflected.value < worst.value ? 0.5 : -0.5)
  return contracted.value < Math.min(reflected.value, worst.value) ? contracted : null
}

const between = (a: Float64Array, b: Float64Array): Float64Array =>
  a.map((x, k) => (x + (b[k] ?? NaN)) / 2)

const byValue = (a: Corner, b: Corner): number => a.value - b.value

const cornerAt = (corners: readonly Corner[], i: number): Corner => {
  const found = corners[i]
  if (found === undefined) throw new RangeError(`no corner ${i}`)
  return found
}
