import type { IndicatorFigures } from './figure.ts'

/**
 * The place of the latest period in which at least a share of these municipalities have a figure
 * that is shown; -1 when there is none.
 */
export const latestCovered = (
  { periods, municipalities }: IndicatorFigures,
  codes: readonly string[],
  share: number,
): number =>
  periods.findLastIndex((_, at) => {
    const shown = codes.filter((nis) => (municipalities[nis]?.[at]?.value ?? null) !== null)
    return codes.length > 0 && shown.length >= share * codes.length
  })
