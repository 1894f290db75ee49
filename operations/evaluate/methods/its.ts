import {
  interruptedTimeSeries,
  type Interruption,
} from '@peil/statistics/change/interrupted-time-series.ts'
import { given, refused, type Outcome } from '@peil/statistics/outcome.ts'
import type { Figure } from '../figure.ts'
import type { Method, MethodInput } from '../method.ts'
import { numberOption, requiredNumber, requiredText } from '../option-values.ts'
import { significant, withUncertainty } from '../significant.ts'
import { lagSpec, levelSpec, timeSpecs } from './series-options.ts'
import { timeAxis } from './spc-figure.ts'
import { readSeries, timeOf, timeTyped, warningsInLabels, type Series } from './time-column.ts'

const partsOf = (result: Interruption, series: Series): Readonly<Record<string, unknown>> => ({
  level_change: result.levelChange,
  slope_change: result.slopeChange,
  slope_before: result.slopeBefore,
  slope_after: result.slopeAfter,
  start: result.start,
  effect_at_end: result.effectAtEnd,
  p: result.p,
  lag: result.lag,
  n_before: result.pointsBefore,
  n_after: result.pointsAfter,
  points: series.labels.map((_, i) => ({
    time: timeOf(series, i),
    observed: series.outcome[i],
    fitted: result.fitted[i],
    counterfactual: result.counterfactual[i],
  })),
})

const wordsOf = (result: Interruption, outcome: string, at: string): string[] => {
  const { levelChange, slopeChange, effectAtEnd } = result
  const told = (effect: typeof levelChange): string =>
    `${withUncertainty(effect.estimate, effect.se)} (${withUncertainty(effect.low, effect.se)} to ${withUncertainty(effect.high, effect.se)})`
  return [
    `At ${at} the level of ${outcome} changed by ${told(levelChange)}, its slope by ${told(slopeChange)} per unit of time.`,
    `At the end ${outcome} stood ${told(effectAtEnd)} from where the line before would have led.`,
    result.p < 0.05
      ? `Level and slope together changed by more than chance (p = ${significant(result.p)}). Why, this cannot tell: anything else of that moment is in it.`
      : `Level and slope together did not change by more than chance (p = ${significant(result.p)}).`,
  ]
}

const figureOf = (result: Interruption, series: Series, outcome: string, at: number): Figure => {
  const x = Array.from(series.time)
  const after = x.map((t) => t >= at)
  return {
    title: `${outcome} before and after the change`,
    description: `The level changed by ${significant(result.estimate)} (${significant(result.low)} to ${significant(result.high)}), the slope by ${significant(result.slopeChange.estimate)} per unit of time.`,
    x: timeAxis(series, 'time'),
    y: { label: outcome },
    marks: [
      {
        kind: 'dots',
        label: outcome,
        tone: 'main',
        points: { x, y: Array.from(series.outcome) },
        names: series.labels,
      },
      {
        kind: 'line',
        label: 'Line before',
        tone: 'main',
        points: { x, y: result.fitted.map((value, i) => (after[i] === true ? NaN : value)) },
      },
      {
        kind: 'line',
        label: 'Line after',
        tone: 'main',
        points: { x, y: result.fitted.map((value, i) => (after[i] === true ? value : NaN)) },
      },
      {
        kind: 'line',
        label: 'Line before, led on',
        tone: 'other',
        points: {
          x,
          y: result.counterfactual.map((value, i) => (after[i] === true ? value : NaN)),
        },
      },
      { kind: 'rule', label: 'Change', tone: 'reference', axis: 'x', at },
    ],
  }
}

/** A refusal of too few points, with dates instead of the places they stand for. */
const inLabels = (
  outcome: Outcome<never>,
  { labels, numeric, time }: Series,
  typed: string,
  at: number,
): Outcome<never> => {
  if (outcome.ok || numeric) return outcome
  const before = time.filter((place) => place < at).length
  const found =
    `${before} points before ${typed} and ${labels.length - before} from it on, ` +
    `between ${labels[0] ?? ''} and ${labels.at(-1) ?? ''}`
  return refused(
    ...outcome.refusals.map((refusal) =>
      refusal.code === 'too-few-points' ? { ...refusal, found } : refusal,
    ),
  )
}

export const itsMethod: Method = {
  name: 'its',
  about: 'whether level or slope of a series changed at a known time (Newey–West errors)',
  needsFile: true,
  options: [
    ...timeSpecs,
    { name: 'at', kind: 'text', required: true, about: 'the first time after the change' },
    lagSpec,
    levelSpec,
  ],
  evaluate: ({ table, options }: MethodInput) => {
    if (table === undefined) throw new Error('its needs a file')
    const outcome = requiredText(options, 'outcome')
    const read = readSeries(table, { time: requiredText(options, 'time'), outcome })
    if (!read.ok) return read
    const series = read.value
    const at = timeTyped(series, requiredText(options, 'at'), 'at')
    if (!at.ok) return at
    const lag = numberOption(options, 'lag')
    const judged = series.place(
      interruptedTimeSeries(series.time, series.outcome, {
        at: at.value,
        level: requiredNumber(options, 'level'),
        ...(lag !== undefined && { lag }),
      }),
    )
    if (!judged.ok) return inLabels(judged, series, requiredText(options, 'at'), at.value)
    const result = judged.value
    const { estimate, se, low, high, level, method, n } = result
    return given({
      ...{ estimate, se, low, high, level, method, n },
      warnings: [...series.warnings, ...warningsInLabels(series, result.warnings)],
      parts: partsOf(result, series),
      words: wordsOf(result, outcome, requiredText(options, 'at')),
      figure: figureOf(result, series, outcome, at.value),
    })
  },
}
