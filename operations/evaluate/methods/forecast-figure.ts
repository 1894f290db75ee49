import type { Figure } from '../figure.ts'
import { significant } from '../significant.ts'
import type { TimedForecast } from './forecast.ts'
import type { Series } from './time-column.ts'

/** The series and what is to come, with its interval. */
export const forecastFigure = (
  series: Series,
  forecasts: readonly TimedForecast[],
  outcome: string,
  target: number | undefined,
): Figure => {
  const last = forecasts.at(-1)
  const x = forecasts.map(({ time }) => time)
  return {
    title: `Forecast of ${outcome}`,
    description: `After ${series.time.length} values of ${outcome}, the last forecast${series.numeric ? ` (${significant(last?.time ?? NaN)})` : ''} is ${significant(last?.estimate ?? NaN)} (${significant(last?.low ?? NaN)} to ${significant(last?.high ?? NaN)}).`,
    x: { label: series.numeric ? 'time' : `step, 0 is ${series.labels[0] ?? ''}` },
    y: { label: outcome, ...(target !== undefined && { include: [target] }) },
    marks: [
      {
        kind: 'dots',
        label: outcome,
        tone: 'main',
        points: { x: Array.from(series.time), y: Array.from(series.outcome) },
        names: series.labels,
      },
      {
        kind: 'interval',
        label: 'Prediction interval',
        tone: 'limit',
        direction: 'vertical',
        at: x,
        low: forecasts.map(({ low }) => low),
        high: forecasts.map(({ high }) => high),
      },
      {
        kind: 'dots',
        label: 'Forecast',
        tone: 'other',
        points: { x, y: forecasts.map(({ estimate }) => estimate) },
      },
      ...(target === undefined
        ? []
        : [{ kind: 'rule', label: 'Target', tone: 'good', axis: 'y', at: target } as const]),
    ],
  }
}
