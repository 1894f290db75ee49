import type { Comparison } from './reference-case.ts'

type Figure = number | string

const allowed = (published: number, tolerance: Comparison['tolerance']): number => {
  if (tolerance === 'equal') return 0
  return 'abs' in tolerance ? tolerance.abs : tolerance.rel * Math.abs(published)
}

const differs = (
  published: Figure,
  ours: Figure | undefined,
  tolerance: Comparison['tolerance'],
): boolean => {
  if (typeof published === 'string' || typeof ours !== 'number') return published !== ours
  return !(Math.abs(ours - published) <= allowed(published, tolerance))
}

/** What stands outside its tolerance, in words; empty when all is as published. */
export const deviations = ({
  quantity,
  published,
  ours,
  tolerance,
}: Comparison): readonly string[] => {
  if (published.length === 0) return [`${quantity}: nothing is compared`]
  if (published.length !== ours.length) {
    return [`${quantity}: ${ours.length} figures instead of ${published.length}`]
  }
  return published.flatMap((figure, index) =>
    differs(figure, ours[index], tolerance)
      ? [`${quantity} [${index + 1}]: published ${figure}, ours ${String(ours[index])}`]
      : [],
  )
}

const figureText = (figure: Figure): string =>
  typeof figure === 'string' ? figure : String(Number(figure.toPrecision(8)))

const listText = (figures: readonly Figure[]): string =>
  figures.length > 6 ? `${figures.length} figures` : figures.map(figureText).join(', ')

// Smaller ones are the last digits of a double, which no table should hold.
const noticeable = 1e-9

const differenceText = ({ published, ours }: Comparison): string => {
  const differences = published.flatMap((figure, index) => {
    const own = ours[index]
    return typeof figure === 'number' && typeof own === 'number' ? [Math.abs(own - figure)] : []
  })
  if (differences.length === 0) return 'none'
  const largest = Math.max(...differences)
  if (largest === 0) return '0'
  if (largest < noticeable) return `< ${noticeable}`
  return `${differences.length > 1 ? 'at most ' : ''}${Number(largest.toPrecision(1))}`
}

/** The cells of a row: quantity, published, ours, difference. */
export const comparisonCells = (comparison: Comparison): readonly string[] => [
  comparison.quantity,
  listText(comparison.published),
  listText(comparison.ours),
  differenceText(comparison),
]
