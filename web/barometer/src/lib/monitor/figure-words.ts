import type { AreaFigure, Extreme, Figure, FigureStatus } from '@peil/domain/indicator/figure.ts'
import type { Indicator } from '@peil/domain/programme/programme.ts'
import type { MissingKind } from '@peil/ui/missing-kind.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'

/** A value as the indicator says: a share in percent, an offer in a word, others as a number. */
export const valueText = ({ format }: Place, indicator: Indicator, value: number): string => {
  switch (indicator.kind) {
    case 'proportion':
      return format.share(value, indicator.decimals)
    case 'offer':
      return value === 1 ? m.offer_yes() : m.offer_no()
    default:
      return format.decimals(value, indicator.decimals)
  }
}

/** The interval in words, or null when the figure has none. */
export const intervalText = (
  place: Place,
  indicator: Indicator,
  { lower, upper }: Pick<Figure, 'lower' | 'upper'>,
): string | null =>
  lower === undefined || upper === undefined
    ? null
    : m.figure_interval({
        low: valueText(place, indicator, lower),
        high: valueText(place, indicator, upper),
      })

interface Absence {
  readonly kind: MissingKind
  readonly text: string
}

const absences: Partial<Record<FigureStatus, () => Absence>> = {
  'not-due': () => ({ kind: 'not-due', text: m.missing_not_due() }),
  'not-reported': () => ({ kind: 'not-reported', text: m.missing_not_reported() }),
  'not-applicable': () => ({ kind: 'not-applicable', text: m.missing_not_applicable() }),
}

/** Why there is no value, in words; null when there is one. */
export const absenceOf = (figure: Figure | null): Absence | null => {
  if (figure === null) return { kind: 'not-stated', text: m.figure_none() }
  if (figure.value !== null) return null
  if (figure.status?.startsWith('withheld:') === true)
    return { kind: 'withheld', text: m.figure_withheld() }
  const said = figure.status === undefined ? undefined : absences[figure.status]
  return said?.() ?? { kind: 'not-stated', text: m.figure_none() }
}

/** What else must be known about a figure, a word or two each: provisional, revised, merged. */
export const flagsOf = ({ status, carried, revisions }: Figure): readonly string[] => [
  ...(status === 'provisional' ? [m.flag_provisional()] : []),
  ...(status === 'estimated' ? [m.flag_estimated()] : []),
  ...(carried === true ? [m.flag_carried()] : []),
  ...(revisions === undefined
    ? []
    : [revisions.at(-1)?.kind === 'correction' ? m.flag_corrected() : m.flag_revised()]),
]

/** Everything about one figure on a line: `41 % (tussen 35 % en 47 %), voorlopig`. */
export const figureText = (place: Place, indicator: Indicator, figure: Figure | null): string => {
  const absence = absenceOf(figure)
  if (figure === null || figure.value === null) return absence?.text ?? m.figure_none()
  const interval = intervalText(place, indicator, figure)
  const value = valueText(place, indicator, figure.value)
  return [interval === null ? value : `${value} (${interval})`, ...flagsOf(figure)].join(', ')
}

/** The name of a municipality, also of one that is no more. */
export const nameOf = ({ index }: Place, nis: string): string =>
  index.municipalities.get(nis)?.name ?? index.vanished.get(nis)?.name ?? nis

/** A value and every place that holds it, each with its interval. */
const extremeText = (place: Place, indicator: Indicator, { value, areas }: Extreme): string => {
  const holders = areas.map(({ nis, ...ends }) => {
    const name = nameOf(place, nis)
    const interval = intervalText(place, indicator, ends)
    return interval === null ? name : `${name} (${interval})`
  })
  return m.figure_held_by({
    value: valueText(place, indicator, value),
    places: place.format.list(holders),
  })
}

/** What is said about a whole area, on a line. */
export const areaFigureText = (
  place: Place,
  indicator: Indicator,
  figure: AreaFigure | null,
): string => {
  if (figure === null) return m.figure_none()
  switch (figure.kind) {
    case 'supplied':
      return figureText(place, indicator, figure.figure)
    case 'range':
      return m.figure_range({
        lowest: extremeText(place, indicator, figure.lowest),
        highest: extremeText(place, indicator, figure.highest),
      })
    case 'benchmark': {
      const value = valueText(place, indicator, figure.value)
      return figure.areas === figure.of
        ? value
        : m.figure_counted_in({ value, n: figure.areas, of: figure.of })
    }
  }
}
