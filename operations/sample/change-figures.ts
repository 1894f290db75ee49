import { roundFigure } from '@peil/domain/indicator/round-figure.ts'
import type { Indicator, Programme } from '@peil/domain/programme/programme.ts'
import type { Observation } from '@peil/observations/dataset.ts'
import type { FiguresPlan } from './figures-plan.ts'

type Change = FiguresPlan['revision'] | FiguresPlan['correction']

/** Figures as they are first sent, and those that later take the place of some of them. */
export interface ChangingFigures {
  readonly first: readonly Observation[]
  readonly revised: readonly Observation[]
  readonly corrected: readonly Observation[]
}

const changedBy =
  ({ indicator, year }: Change) =>
  (figure: Observation): boolean =>
    figure.indicator === indicator && figure.period.startsWith(`${year}-`) && figure.value !== null

/** A proportion moved by so much on the scale of log odds. */
const moved = (figure: Observation, change: number): Observation => {
  const { numerator, denominator } = figure
  if (numerator === undefined || denominator === undefined) {
    throw new Error('the sample revises what has a numerator and denominator')
  }
  if (numerator === 0 || numerator === denominator) return figure
  const odds = (numerator / (denominator - numerator)) * Math.exp(change)
  const counted = Math.round((denominator * odds) / (1 + odds))
  return { ...figure, value: roundFigure(counted / denominator), numerator: counted }
}

/** Whether a municipality was never merged, so that what happened to its figures still shows. */
const isLasting =
  ({ areaSets }: Programme) =>
  ({ area }: Observation): boolean =>
    areaSets.every(({ municipalities }) =>
      municipalities.some(({ nis, predecessors }) => nis === area && predecessors.length === 0),
    )

/** The municipality whose mistake is plain and not enormous: the smallest count of twenty or more. */
const mistaken = (figures: readonly Observation[]): Observation => {
  const [smallest] = figures
    .filter(({ value }) => value !== null && value >= 20)
    .sort((a, b) => (a.value ?? 0) - (b.value ?? 0) || (a.area < b.area ? -1 : 1))
  if (smallest === undefined) throw new Error('the sample has no count to correct')
  return smallest
}

const kindOf = (programme: Programme, { indicator }: Change): Indicator['kind'] | undefined =>
  programme.indicators.find(({ id }) => id === indicator)?.kind

/** One indicator of which a year is revised, and one figure that was sent wrongly. */
export const changeFigures = (
  programme: Programme,
  { revision, correction }: FiguresPlan,
  figures: readonly Observation[],
): ChangingFigures => {
  if (kindOf(programme, revision) !== 'proportion' || kindOf(programme, correction) !== 'count') {
    throw new Error('the sample revises a proportion and corrects a count')
  }
  const right = mistaken(figures.filter(changedBy(correction)).filter(isLasting(programme)))
  const wrong = { ...right, value: (right.value ?? 0) * correction.factor }
  return {
    first: figures.map((figure) => (figure === right ? wrong : figure)),
    revised: figures.filter(changedBy(revision)).map((figure) => moved(figure, revision.change)),
    corrected: [right],
  }
}
