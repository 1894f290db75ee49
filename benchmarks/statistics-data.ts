import { numbersOf, referenceRows } from '@peil/statistics/reference/reference-case.ts'
import { seeded, type Random } from '@peil/statistics/numerics/random.ts'

/** Where the data of a measurement come from, for its line. */
type Origin = 'the published data' | 'invented data of the same size'

interface Panel {
  readonly origin: Origin
  readonly unit: readonly string[]
  readonly time: Float64Array
  readonly outcome: Float64Array
  readonly treated: Float64Array
}

/** 39 states by 31 years, one treated from 1989: Proposition 99, or a panel of its size. */
export const smokingPanel = (): Panel => {
  const rows = referenceRows('16-synthetic-did/california_prop99.csv', ';')
  if (rows !== null) {
    return {
      origin: 'the published data',
      unit: rows.map((row) => row['State'] ?? ''),
      time: numbersOf(rows, 'Year'),
      outcome: numbersOf(rows, 'PacksPerCapita'),
      treated: numbersOf(rows, 'treated'),
    }
  }
  const random = seeded(99)
  const cells = Array.from({ length: 39 }, (_, unit) => {
    let level = 120 + 20 * random.normal()
    return Array.from({ length: 31 }, (_, at) => {
      level += random.normal() * 3 - 1
      return {
        unit: `state ${unit}`,
        time: 1970 + at,
        outcome: level,
        treated: Number(unit === 0 && at > 18),
      }
    })
  }).flat()
  return {
    origin: 'invented data of the same size',
    unit: cells.map(({ unit }) => unit),
    time: Float64Array.from(cells, ({ time }) => time),
    outcome: Float64Array.from(cells, ({ outcome }) => outcome),
    treated: Float64Array.from(cells, ({ treated }) => treated),
  }
}

interface Counties {
  readonly origin: Origin
  readonly unit: Float64Array
  readonly time: Float64Array
  readonly outcome: Float64Array
  readonly firstTreated: Float64Array
  readonly population: Float64Array
}

/** 500 counties by 5 years, treated from 2004, 2006, 2007 or never. */
export const countyPanel = (): Counties => {
  const rows = referenceRows('13-did-staggered/mpdta.csv')
  if (rows !== null) {
    return {
      origin: 'the published data',
      unit: numbersOf(rows, 'countyreal'),
      time: numbersOf(rows, 'year'),
      outcome: numbersOf(rows, 'lemp'),
      firstTreated: numbersOf(rows, 'first_treat'),
      population: numbersOf(rows, 'lpop'),
    }
  }
  const random = seeded(13)
  const starts = [0, 0, 0, 2004, 2006, 2007]
  const cells = Array.from({ length: 500 }, (_, unit) => {
    const population = 3 + random.normal()
    const firstTreated = starts[random.index(starts.length)] ?? 0
    return Array.from({ length: 5 }, (_, at) => ({
      unit,
      time: 2003 + at,
      outcome: population + 0.1 * at + 0.2 * random.normal(),
      firstTreated,
      population,
    }))
  }).flat()
  const column = (name: 'unit' | 'time' | 'outcome' | 'firstTreated' | 'population') =>
    Float64Array.from(cells, (cell) => cell[name])
  return {
    origin: 'invented data of the same size',
    unit: column('unit'),
    time: column('time'),
    outcome: column('outcome'),
    firstTreated: column('firstTreated'),
    population: column('population'),
  }
}

interface Elections {
  readonly origin: Origin
  readonly outcome: Float64Array
  readonly running: Float64Array
}

/** 1,297 elections by their margin. */
export const elections = (): Elections => {
  const rows = referenceRows('17-rdd-robust/senate.csv')
  if (rows !== null) {
    return {
      origin: 'the published data',
      outcome: numbersOf(rows, 'vote'),
      running: numbersOf(rows, 'margin'),
    }
  }
  const random = seeded(17)
  const running = Float64Array.from({ length: 1297 }, () => 30 * random.normal() + 7)
  return {
    origin: 'invented data of the same size',
    running,
    outcome: running.map(
      (margin) => 45 + 0.4 * margin + (margin >= 0 ? 7 : 0) + 12 * random.normal(),
    ),
  }
}

/** Poisson counts by summing exponential gaps: enough for small means. */
const poisson = (mean: number, random: Random): number => {
  let events = 0
  for (let passed = -Math.log(random.uniform()); passed < mean; events += 1) {
    passed -= Math.log(random.uniform())
  }
  return events
}

/** Counts of 300 places on one indicator, a little more spread than chance. */
export const placeCounts = (
  indicator: number,
): { readonly numerators: Float64Array; readonly denominators: Float64Array } => {
  const random = seeded(indicator + 1)
  const denominators = Float64Array.from({ length: 300 }, () => 200 + random.index(20_000))
  const numerators = denominators.map((n) =>
    Math.round(n * Math.min(Math.max(0.3 + 0.03 * random.normal(), 0), 1)),
  )
  return { numerators, denominators }
}

/** Inner counts of a table of places by groups, small ones among them. */
export const groupCounts = (places: number, groups: number): readonly (readonly number[])[] => {
  const random = seeded(5)
  return Array.from({ length: places }, () =>
    Array.from({ length: groups }, () => poisson(2 + random.index(60), random)),
  )
}
