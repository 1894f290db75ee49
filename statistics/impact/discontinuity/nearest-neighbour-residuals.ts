import type { Rows, Side } from './side.ts'

/** Distances that differ by less than this share of the larger one count as equal. */
const sameDistance = Math.sqrt(Number.EPSILON)

/**
 * Residuals against the mean of the nearest neighbours in the running variable, by which no
 * polynomial can flatter itself (Abadie & Imbens 2006; Calonico, Cattaneo & Titiunik 2014): √(J ÷ (J + 1)) × (y - mean of its J neighbours). Rows with the same running value are always
 * neighbours, and neighbours at the same distance come together, so J may exceed `matches`.
 *
 * Values of the whole side; residuals of the rows of the window, which has no neighbours outside.
 * One pass: rows with equal running values share their neighbours, and these lie next to them.
 */
export const nearestNeighbourResiduals = (
  side: Side,
  rows: Rows,
  values: Float64Array,
  matches: number,
): Float64Array => {
  const residuals = new Float64Array(rows.to - rows.from)
  const enough = Math.min(matches, residuals.length - 1)
  for (let run = 0; run < side.runs.length - 1; run += 1) {
    const start = side.runs[run] ?? NaN
    if (start < rows.from || start >= rows.to) continue
    const near = neighbourhood(side, rows, run, enough)
    let total = 0
    for (let i = near.from; i < near.to; i += 1) total += values[i] ?? NaN
    const neighbours = near.to - near.from - 1
    const scale = Math.sqrt(neighbours / (neighbours + 1))
    for (let i = start; i < (side.runs[run + 1] ?? NaN); i += 1) {
      const value = values[i] ?? NaN
      residuals[i - rows.from] = scale * (value - (total - value) / neighbours)
    }
  }
  return residuals
}

/** The rows of a run with those around it, grown by whole runs until there are enough. */
const neighbourhood = (side: Side, rows: Rows, run: number, enough: number): Rows => {
  const { distance, runs } = side
  const here = distance[runs[run] ?? NaN] ?? NaN
  let left = run
  let right = run + 1
  const from = (): number => runs[left] ?? NaN
  const to = (): number => runs[right] ?? NaN
  while (to() - from() - 1 < enough) {
    const leftGap = from() <= rows.from ? Infinity : here - (distance[from() - 1] ?? NaN)
    const rightGap = to() >= rows.to ? Infinity : (distance[to()] ?? NaN) - here
    const slack = Math.max(leftGap, rightGap) * sameDistance
    const difference = leftGap - rightGap
    if (leftGap === Infinity || difference > slack) right += 1
    else if (rightGap === Infinity || -difference > slack) left -= 1
    else {
      left -= 1
      right += 1
    }
  }
  return { from: from(), to: to() }
}
