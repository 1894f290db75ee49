import { figureOfSums, statusOfSum } from '@peil/domain/indicator/figure-of-sums.ts'
import type { AreaSet, Indicator } from '@peil/domain/programme/programme.ts'
import type { Observation } from '@peil/observations/dataset.ts'

/** Figures of one indicator and period, as the municipalities after a merger would send them. */
export const carryFigures = (
  indicator: Indicator,
  figures: readonly Observation[],
  { municipalities }: AreaSet,
): readonly Observation[] => {
  const byArea = new Map(figures.map((figure) => [figure.area, figure]))
  return municipalities.flatMap(({ nis, predecessors }) => {
    const parts = (predecessors.length === 0 ? [nis] : predecessors).map((code) => byArea.get(code))
    const [first] = parts
    if (first === undefined) return []
    if (parts.length === 1) return [{ ...first, area: nis }]
    const { indicator: id, period, source } = first
    const known = parts.filter((part) => part !== undefined)
    const sums = figureOfSums(indicator, known)
    if (sums === null) return []
    return [{ indicator: id, area: nis, period, source, ...sums, ...statusOfSum(known) }]
  })
}
