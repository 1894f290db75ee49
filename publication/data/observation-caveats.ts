import type { Figure } from '@peil/domain/indicator/figure.ts'
import { words } from './data-table.ts'
import type { DefinedFigures } from './indicator-rows.ts'

export const observationCaveatsMeaning = words(
  'Waar men op moet letten: break (eerste periode die anders geteld is, zie breaks van de indicator), carried (berekend uit de gemeenten die hier samengingen), revised (herzien), corrected (rechtgezet); zie revisions.',
  'What to mind: break (first period that is counted another way, see breaks of the indicator), carried (computed from the municipalities that merged into this one), revised, corrected; see revisions.',
)

/** Per period of an indicator: whether it is the first after the way of counting changed. */
export const breaksPerPeriod = ({ definition, figures }: DefinedFigures): readonly boolean[] =>
  figures.periods.map((period, at) => {
    const before = figures.periods[at - 1]
    if (before === undefined) return false
    return (definition.breaks ?? []).some(({ from }) => before < from && from <= period)
  })

/** What to mind about a figure, as codes. */
export const observationCaveats = (figure: Figure, afterBreak: boolean): string => {
  const kinds = new Set(figure.revisions?.map(({ kind }) => kind))
  const caveats = [
    ...(afterBreak ? ['break'] : []),
    ...(figure.carried === true ? ['carried'] : []),
    ...(kinds.has('revision') ? ['revised'] : []),
    ...(kinds.has('correction') ? ['corrected'] : []),
  ]
  return caveats.join(';')
}
