import type { Forecast } from '@peil/statistics/change/forecast.ts'
import { linearForecast } from '@peil/statistics/change/linear-forecast.ts'
import { localLevel } from '@peil/statistics/change/local-level.ts'
import type { Warning } from '@peil/statistics/estimate.ts'
import { normalCdf } from '@peil/statistics/numerics/normal.ts'
import { studentsTCdf } from '@peil/statistics/numerics/students-t.ts'
import { given, refused, type Outcome } from '@peil/statistics/outcome.ts'
import { probabilityInWords } from '@peil/statistics/targets/probability-in-words.ts'
import type { Method, MethodInput, OptionValues } from '../method.ts'
import {
  choiceOption,
  listOption,
  numberOption,
  requiredNumber,
  requiredText,
} from '../option-values.ts'
import { parseNumber } from '../parse-number.ts'
import { significant, withUncertainty } from '../significant.ts'
import { forecastFigure } from './forecast-figure.ts'
import { levelSpec, timeSpecs } from './series-options.ts'
import { readSeries, stepWarnings, type Series } from './time-column.ts'

/** A forecast with the time it is for. */
export interface TimedForecast extends Forecast {
  readonly time: number
}

interface Forecasted {
  readonly forecasts: readonly TimedForecast[]
  readonly method: string
  readonly n: number
  readonly parts: Readonly<Record<string, unknown>>
  readonly warnings: readonly Warning[]
  /** Chance of being at or below, in standard errors from the forecast. */
  readonly chanceBelow: (distance: number) => number
}

const models = ['local-level', 'linear'] as const

/** The step that most neighbours are apart. */
const usualStep = ({ time }: Series): number =>
  Array.from(time.subarray(1), (value, i) => value - (time[i] ?? NaN)).toSorted((a, b) => a - b)[
    Math.floor((time.length - 1) / 2)
  ] ?? 1

const timesAhead = (series: Series, ahead: number): number[] =>
  Array.from({ length: ahead }, (_, i) => (series.time.at(-1) ?? NaN) + (i + 1) * usualStep(series))

const byLevel = (series: Series, ahead: number, level: number): Outcome<Forecasted> => {
  const model = series.place(localLevel(series.outcome))
  if (!model.ok) return model
  const forecasts = model.value.forecast(ahead, level)
  if (!forecasts.ok) return forecasts
  const times = timesAhead(series, ahead)
  return given({
    forecasts: forecasts.value.map((forecast, i) => ({ time: times[i] ?? NaN, ...forecast })),
    method: model.value.method,
    n: model.value.n,
    parts: {
      level_variance: model.value.levelVariance,
      noise_variance: model.value.noiseVariance,
      log_likelihood: model.value.logLikelihood,
      last_level: model.value.last,
    },
    warnings: [...model.value.warnings, ...stepWarnings(series)],
    chanceBelow: normalCdf,
  })
}

const byLine = (series: Series, at: readonly number[], level: number): Outcome<Forecasted> => {
  const line = series.place(linearForecast(series.time, series.outcome, at, level))
  if (!line.ok) return line
  const { forecasts, method, n, df, slope, intercept, residualError } = line.value
  return given({
    forecasts: forecasts.map((forecast, i) => ({ time: at[i] ?? NaN, ...forecast })),
    method,
    n,
    parts: { slope, intercept, residual_se: residualError, df },
    warnings: [],
    chanceBelow: (distance) => studentsTCdf(distance, df),
  })
}

const placesAsked = (options: OptionValues): Outcome<readonly number[]> => {
  const texts = listOption(options, 'at')
  const values = texts.map((text) => parseNumber(text, false) ?? NaN)
  const bad = texts.find((_, i) => !Number.isFinite(values[i]))
  if (bad === undefined) return given(values)
  return refused({
    code: 'option-not-readable',
    found: `--at ${bad}`,
    expected: 'numbers, separated by commas',
    whatToDo: 'Give --at such values.',
    about: { option: 'at' },
  })
}

const forecastOf = (series: Series, options: OptionValues): Outcome<Forecasted> => {
  const level = requiredNumber(options, 'level')
  const ahead = Math.max(requiredNumber(options, 'ahead'), 1)
  const at = placesAsked(options)
  if (!at.ok) return at
  if (choiceOption(options, 'model', models) === 'linear') {
    return byLine(series, at.value.length > 0 ? at.value : timesAhead(series, ahead), level)
  }
  if (at.value.length === 0) return byLevel(series, ahead, level)
  return refused({
    code: 'option-not-for-model',
    found: '--at with --model local-level',
    expected: '--at with --model linear only',
    whatToDo: 'Say with --ahead how many steps to look ahead.',
    about: { option: 'at' },
  })
}

const targetParts = (
  { forecasts, chanceBelow }: Forecasted,
  target: number | undefined,
): Readonly<Record<string, unknown>> => {
  const last = forecasts.at(-1)
  if (target === undefined || last === undefined) return {}
  const probability = chanceBelow((last.estimate - target) / last.se)
  return { target, probability, probability_words: probabilityInWords(probability).code }
}

const wordsOf = (result: Forecasted, outcome: string, target: number | undefined): string[] => {
  const last = result.forecasts.at(-1)
  if (last === undefined) return []
  const { estimate, se, low, high, time } = last
  const parts = targetParts(result, target)
  return [
    `${outcome} is expected at ${withUncertainty(estimate, se)} (${withUncertainty(low, se)} to ${withUncertainty(high, se)}) at ${significant(time)}.`,
    ...(target === undefined
      ? []
      : [
          `That it reaches ${significant(target)} by then is ${probabilityInWords(Number(parts['probability'])).english} (${significant(Number(parts['probability']))}).`,
        ]),
  ]
}

export const forecastMethod: Method = {
  name: 'forecast',
  about: 'where a series will stand, with prediction interval, and whether it reaches a target',
  needsFile: true,
  options: [
    ...timeSpecs,
    {
      name: 'model',
      kind: 'choice',
      choices: models,
      default: 'local-level',
      about: 'a level that moves by chance, or a straight line led on',
    },
    { name: 'ahead', kind: 'whole', default: '1', about: 'steps to look ahead' },
    {
      name: 'at',
      kind: 'text',
      about: 'with --model linear: times to predict, separated by commas',
    },
    { name: 'target', kind: 'number', about: 'what should be reached at the last of them' },
    levelSpec,
  ],
  evaluate: ({ table, options }: MethodInput) => {
    if (table === undefined) throw new Error('forecast needs a file')
    const outcome = requiredText(options, 'outcome')
    const linear = choiceOption(options, 'model', models) === 'linear'
    const read = readSeries(table, {
      time: requiredText(options, 'time'),
      outcome,
      keepMissing: !linear,
      repeats: linear,
    })
    if (!read.ok) return read
    const result = forecastOf(read.value, options)
    if (!result.ok) return result
    const target = numberOption(options, 'target')
    const last = result.value.forecasts.at(-1)
    return given({
      estimate: last?.estimate ?? null,
      se: last?.se ?? null,
      low: last?.low ?? null,
      high: last?.high ?? null,
      level: requiredNumber(options, 'level'),
      method: result.value.method,
      n: result.value.n,
      warnings: [...read.value.warnings, ...result.value.warnings],
      parts: {
        forecasts: result.value.forecasts,
        ...targetParts(result.value, target),
        ...result.value.parts,
      },
      words: wordsOf(result.value, outcome, target),
      figure: forecastFigure(read.value, result.value.forecasts, outcome, target),
    })
  },
}
