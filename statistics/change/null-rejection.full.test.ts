import { describe, expect, it } from 'vitest'
import { seeded } from '../numerics/random.ts'
import { linearForecast } from './linear-forecast.ts'
import { trend } from './trend.ts'

const runs = 2000
const time = Array.from({ length: 40 }, (_, i) => i)

/** Series of 40 values around no trend, each hanging on the one before by `memory`. */
const rejections = (lag: number, memory: number, seed: number): number => {
  const random = seeded(seed)
  let rejected = 0
  for (let run = 0; run < runs; run += 1) {
    let before = random.normal() / Math.sqrt(1 - memory ** 2)
    const y = time.map(() => {
      before = memory * before + random.normal()
      return before
    })
    const outcome = trend(time, y, { lag })
    if (outcome.ok && outcome.value.p < 0.05) rejected += 1
  }
  return rejected / runs
}

describe('2,000 series without a trend', () => {
  // Rates of R 4.2.2 (the covariance of sandwich, t with 38 degrees of freedom) in 20,000 series:
  // robust errors of so short a series are too small, there as here.
  it.each([
    [0, 0, 0.058],
    [3, 0, 0.1026],
    [3, 0.5, 0.1916],
  ])('are told to have one as often as by R: lag %d, memory %d', (lag, memory, reference) => {
    const error = Math.sqrt(reference * (1 - reference) * (1 / runs + 1 / 20_000))
    expect(Math.abs(rejections(lag, memory, 21) - reference)).toBeLessThan(3 * error)
  })
})

describe('2,000 lines led on', () => {
  it('have a prediction interval that holds as often as it says', () => {
    const random = seeded(22)
    let held = 0
    for (let run = 0; run < runs; run += 1) {
      const y = time.map((t) => 3 + 2 * t + random.normal())
      const outcome = linearForecast(time, y, [50])
      const next = 103 + random.normal()
      const [forecast] = outcome.ok ? outcome.value.forecasts : []
      if (forecast !== undefined && forecast.low <= next && next <= forecast.high) held += 1
    }
    expect(Math.abs(held / runs - 0.95)).toBeLessThan(3 * Math.sqrt((0.95 * 0.05) / runs))
  })
})
