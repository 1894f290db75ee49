import { linearForecast } from '../change/linear-forecast.ts'
import { localLevel } from '../change/local-level.ts'
import { numbersOf, referenceRows, type Comparison, type ReferenceCase } from './reference-case.ts'

const cars = (): Comparison[] | null => {
  const rows = referenceRows('11-target-forecast/cars.csv')
  if (rows === null) return null
  const outcome = linearForecast(numbersOf(rows, 'speed'), numbersOf(rows, 'dist'), [5, 10, 21])
  const published = [
    [2.082949, -30.333587, 34.49948],
    [21.744993, -9.809601, 53.29959],
    [65.001489, 33.422574, 96.5804],
  ]
  return published.map((values, i) => {
    const { estimate, low, high } = (outcome.ok && outcome.value.forecasts[i]) || {}
    return {
      quantity: `distance at speed ${String([5, 10, 21][i])}, with 95 % prediction interval`,
      published: values,
      ours: [estimate ?? NaN, low ?? NaN, high ?? NaN],
      tolerance: { abs: 1e-5 },
    }
  })
}

const nile = (): Comparison[] | null => {
  const rows = referenceRows('11-target-forecast/nile.csv')
  if (rows === null) return null
  const outcome = localLevel(numbersOf(rows, 'flow'))
  const ahead = outcome.ok ? outcome.value.forecast(3) : outcome
  const forecasts = ahead.ok ? ahead.value : []
  return [
    {
      quantity: 'variance of the level, of the noise',
      published: [1469.14661923768, 15098.5771535974],
      ours: outcome.ok ? [outcome.value.levelVariance, outcome.value.noiseVariance] : [],
      tolerance: { rel: 0.002 },
    },
    {
      quantity: 'forecast 1 to 3 ahead',
      published: [798.368156515389, 798.368156515389, 798.368156515389],
      ours: forecasts.map(({ estimate }) => estimate),
      tolerance: { rel: 0.001 },
    },
    {
      quantity: 'standard error 1 to 3 ahead',
      published: [143.526550400214, 148.556444791274, 153.421523614715],
      ours: forecasts.map(({ se }) => se),
      tolerance: { rel: 0.002 },
    },
  ]
}

const page = 'forecast'

export const cases: readonly ReferenceCase[] = [
  {
    id: '11-target-forecast/cars-ols',
    page,
    reference: 'R 4.2.2, predict.lm',
    source: 'data(cars), dist ~ speed',
    compare: cars,
  },
  {
    id: '11-target-forecast/nile-local-level',
    page,
    reference: 'Durbin & Koopman 2001; R 4.2.2, StructTS',
    source: 'section 2.2.5',
    compare: nile,
  },
]
