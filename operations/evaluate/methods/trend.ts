import { trend, type Trend } from '@peil/statistics/change/trend.ts'
import { given } from '@peil/statistics/outcome.ts'
import type { Method, MethodInput } from '../method.ts'
import { numberOption, requiredNumber, requiredText } from '../option-values.ts'
import { significant, withUncertainty } from '../significant.ts'
import { lagSpec, levelSpec, timeSpecs } from './series-options.ts'
import { timeAxis } from './spc-figure.ts'
import { readSeries, warningsInLabels } from './time-column.ts'

const wordsOf = (result: Trend, outcome: string): string[] => {
  const { estimate, se, low, high } = result
  const told = `${withUncertainty(estimate, se)} (${withUncertainty(low, se)} to ${withUncertainty(high, se)})`
  return [
    `Per unit of time ${outcome} changed by ${told}.`,
    low > 0 || high < 0
      ? `That is ${low > 0 ? 'a rise' : 'a fall'}, beyond what chance gives.`
      : 'That may be chance: the interval holds both a rise and a fall.',
  ]
}

export const trendMethod: Method = {
  name: 'trend',
  about: 'straight trend of a series, with an error that allows for autocorrelation',
  needsFile: true,
  options: [...timeSpecs, lagSpec, levelSpec],
  evaluate: ({ table, options }: MethodInput) => {
    if (table === undefined) throw new Error('trend needs a file')
    const outcome = requiredText(options, 'outcome')
    const read = readSeries(table, { time: requiredText(options, 'time'), outcome })
    if (!read.ok) return read
    const series = read.value
    const lag = numberOption(options, 'lag')
    const judged = series.place(
      trend(series.time, series.outcome, {
        level: requiredNumber(options, 'level'),
        ...(lag !== undefined && { lag }),
      }),
    )
    if (!judged.ok) return judged
    const result = judged.value
    const { estimate, se, low, high, level, method, n } = result
    const x = Array.from(series.time)
    return given({
      ...{ estimate, se, low, high, level, method, n },
      warnings: [...series.warnings, ...warningsInLabels(series, result.warnings)],
      parts: {
        p: result.p,
        lag: result.lag,
        start: result.start,
        unit: series.numeric ? 'time' : 'step',
      },
      words: wordsOf(result, outcome),
      figure: {
        title: `Trend of ${outcome}`,
        description: `The line changes by ${significant(estimate)} per unit of time (${significant(low)} to ${significant(high)}).`,
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
          { kind: 'line', label: 'Trend', tone: 'reference', points: { x, y: result.fitted } },
        ],
      },
    })
  },
}
