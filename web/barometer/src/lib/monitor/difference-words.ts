import { differenceFrom, type Difference } from '@peil/domain/indicator/difference-from.ts'
import type { AreaFigure, Figure } from '@peil/domain/indicator/figure.ts'
import type { Indicator } from '@peil/domain/programme/programme.ts'
import { m } from '#lib/paraglide/messages.js'

const sentence: Record<Difference, (inputs: { area: string }) => string> = {
  higher: m.difference_higher,
  lower: m.difference_lower,
  'no-clear-difference': m.difference_none,
}

/** How a figure stands beside an area's, and why that may be said; null when nothing may be. */
export const differenceWords = (
  indicator: Indicator,
  figure: Figure | null,
  area: AreaFigure | null,
  name: string,
): string | null => {
  const difference = differenceFrom(indicator, figure, area)
  return difference === null ? null : sentence[difference]({ area: name })
}
