import type { CohortResult } from '@peil/statistics/impact/synthetic/cohort-result.ts'
import type { SyntheticDid } from '@peil/statistics/impact/synthetic/synthetic-did.ts'
import { twoSidedZ } from '@peil/statistics/numerics/normal.ts'
import type { Figure, Mark } from '../figure.ts'
import { significant, withUncertainty } from '../significant.ts'

export interface SyntheticNames {
  readonly time: string
  readonly outcome: string
}

/** One start: both lines over time. Several: the effect by times since the start. */
export const syntheticFigure = (result: SyntheticDid, names: SyntheticNames): Figure => {
  const [only, ...others] = result.cohorts
  return only !== undefined && others.length === 0
    ? linesFigure(result, only, names)
    : curveFigure(result, names)
}

const linesFigure = (result: SyntheticDid, cohort: CohortResult, names: SyntheticNames): Figure => {
  const x = cohort.series.map(({ time }) => time)
  const treated = cohort.series.map((point) => point.treated)
  // The gap has the level before the start taken off where the method does, so this line has it on.
  const synthetic = cohort.series.map((point) => point.treated - point.gap)
  const who = cohort.units.length === 1 ? (cohort.units[0] ?? '') : `${cohort.units.length} units`
  const effect = withUncertainty(Math.abs(result.estimate), result.se)
  const direction = result.estimate < 0 ? 'below' : 'above'
  return {
    title: `${names.outcome}: ${who} and its comparison`,
    description: `From ${significant(cohort.start)} on, ${names.outcome} of ${who} lies ${effect} ${direction} that of its comparison, on average.`,
    x: { label: names.time },
    y: { label: names.outcome },
    marks: [
      { kind: 'line', label: 'Comparison', tone: 'other', points: { x, y: synthetic } },
      { kind: 'line', label: who, tone: 'main', points: { x, y: treated } },
      { kind: 'rule', label: 'Start', tone: 'reference', axis: 'x', at: cohort.start },
    ],
  }
}

const curveFigure = (result: SyntheticDid, names: SyntheticNames): Figure => {
  const x = result.curve.map(({ since }) => since)
  const y = result.curve.map(({ effect }) => effect)
  const z = twoSidedZ(result.level)
  const known = result.curve.filter(({ se }) => se !== null)
  const limits: readonly Mark[] =
    known.length === 0
      ? []
      : [
          {
            kind: 'band',
            label: `${significant(result.level * 100)} % interval`,
            tone: 'limit',
            x: known.map(({ since }) => since),
            low: known.map(({ effect, se }) => effect - z * (se ?? NaN)),
            high: known.map(({ effect, se }) => effect + z * (se ?? NaN)),
          },
        ]
  return {
    title: `Effect on ${names.outcome} since the start`,
    description: `Mean of ${result.cohorts.length} starts, by times since the start; over all ${withUncertainty(result.estimate, result.se)}.`,
    x: { label: `times since the start (${names.time})` },
    y: { label: `effect on ${names.outcome}`, include: [0] },
    marks: [
      ...limits,
      { kind: 'line', label: 'Effect', tone: 'main', points: { x, y } },
      { kind: 'dots', label: 'Effect', tone: 'main', points: { x, y } },
      { kind: 'rule', label: 'No effect', tone: 'reference', axis: 'y', at: 0 },
    ],
  }
}
