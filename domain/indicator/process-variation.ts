import {
  controlChart,
  fewestPoints,
  type Assurance,
  type Variation,
} from '@peil/statistics/change/control-chart.ts'
import { runLength } from '@peil/statistics/change/special-causes.ts'
import type { Indicator } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Figure } from './figure.ts'

export type { Assurance, Variation } from '@peil/statistics/change/control-chart.ts'

/** Fewer periods in a row than this, and not every rule can hold: nothing is said. */
export const fewestPeriods = runLength

/** Fewer periods in a row than this, and the limits still move: what is said is provisional. */
export const firmPeriods = fewestPoints

/** What the run of periods up to the last one says about the latest figure. */
export type ProcessVariation =
  | { readonly kind: 'too-few'; readonly periods: number }
  | {
      readonly kind: 'judged'
      readonly periods: number
      readonly provisional: boolean
      readonly variation: Variation
      /** Null without a target. */
      readonly assurance: Assurance | null
    }

const improvement = { up: 'up', down: 'down', neither: 'none' } as const

/** The values since the last gap and the last break, up to the latest period. */
const lastRun = (
  { breaks = [] }: Pick<Indicator, 'breaks'>,
  periods: readonly CalendarDate[],
  row: readonly (Figure | null)[],
): readonly number[] => {
  const since = breaks.map(({ from }) => from).reduce((a, b) => (a > b ? a : b), '')
  const values = row.map((figure, at) =>
    (periods[at] ?? '') < since ? null : (figure?.value ?? null),
  )
  return values.slice(values.lastIndexOf(null) + 1).filter((value) => value !== null)
}

/**
 * Whether the latest figure of a place is more than the usual ups and downs, and whether its target
 * lies within them: an XmR chart over the periods since the last gap and the last break in the way
 * of counting. Null where nothing can be said: of offers, and when the latest figure is missing.
 */
export const processVariation = (
  indicator: Pick<Indicator, 'kind' | 'direction' | 'breaks' | 'target'>,
  periods: readonly CalendarDate[],
  row: readonly (Figure | null)[],
): ProcessVariation | null => {
  if (indicator.kind === 'offer') return null
  const values = lastRun(indicator, periods, row)
  if (values.length === 0) return null
  if (values.length < fewestPeriods) return { kind: 'too-few', periods: values.length }
  const { target } = indicator
  const chart = controlChart(values, {
    improvement: improvement[indicator.direction],
    ...(target === undefined ? {} : { target: target.value }),
  })
  if (!chart.ok) throw new Error('a run of finite values has a control chart')
  const { variation, assurance } = chart.value
  const provisional = values.length < firmPeriods
  return { kind: 'judged', periods: values.length, provisional, variation, assurance }
}
