import { funnel } from '@peil/statistics/comparison/funnel.ts'
import { attack } from '@peil/statistics/disclosure/attack.ts'
import { crossCell, crossRelations } from '@peil/statistics/disclosure/cross-table.ts'
import { suppress } from '@peil/statistics/disclosure/suppress.ts'
import { staggeredAdoption } from '@peil/statistics/impact/difference-in-differences/staggered-adoption.ts'
import { regressionDiscontinuity } from '@peil/statistics/impact/discontinuity/regression-discontinuity.ts'
import { syntheticControl } from '@peil/statistics/impact/synthetic/synthetic-control.ts'
import { syntheticDid } from '@peil/statistics/impact/synthetic/synthetic-did.ts'
import type { Outcome } from '@peil/statistics/outcome.ts'
import { secondsOf, type Measurement } from './measurement.ts'
import {
  countyPanel,
  elections,
  groupCounts,
  placeCounts,
  smokingPanel,
} from './statistics-data.ts'

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusals.map(({ found }) => found).join('; '))
  return outcome.value
}

/** The middle of five runs after one that is not counted: what a second question costs. */
const warm = async (work: () => unknown): Promise<number> => {
  work()
  const times: number[] = []
  for (let run = 0; run < 5; run += 1) times.push(await secondsOf(() => void work()))
  return times.sort((a, b) => a - b)[2] ?? NaN
}

const atMost = (what: string, value: number, limit: number, note: string): Measurement => ({
  what,
  value,
  unit: 's',
  limit: { kind: 'at-most', value: limit },
  note,
})

/** The methods of impact evaluation; the R packages' times stand beside them, on two cores. */
export const measureImpact = async (): Promise<readonly Measurement[]> => {
  const { origin: smoking, ...panel } = smokingPanel()
  const { origin: county, ...counties } = countyPanel()
  const { origin: senate, outcome, running } = elections()
  const placebos = (estimator: 'sdid' | 'sc') => () =>
    valueOf(syntheticDid(panel, { estimator, se: 'placebo' }))
  const [sdid, sc] = [await warm(placebos('sdid')), await warm(placebos('sc'))]
  // One treated unit among 38: all placebos are gone through, so 200 of them cost 200/38 as much.
  const twoHundred = 200 / 38
  const staggered = () =>
    valueOf(
      staggeredAdoption(
        { ...counties, covariates: { population: counties.population } },
        { method: 'dr', aggregate: 'dynamic', draws: 999, seed: 1, se: 'bootstrap' },
      ),
    )
  return [
    atMost('synthetic DiD with its 38 placebo refits', sdid, 1, `${smoking}; R 9.8 s`),
    atMost('synthetic DiD with 200 refits', sdid * twoHundred, 2.5, 'scaled from 38; R 49 s'),
    atMost('synthetic control with its 38 placebo refits', sc, 1, smoking),
    atMost('synthetic control with 200 refits', sc * twoHundred, 2.5, 'scaled from 38; R 56 s'),
    atMost(
      'synthetic control by placebos in space',
      await warm(() => valueOf(syntheticControl(panel))),
      1,
      smoking,
    ),
    atMost(
      'staggered DiD, doubly robust, 999 draws',
      await warm(staggered),
      0.1,
      `${county}; R 0.052 s without draws`,
    ),
    atMost(
      'regression discontinuity',
      await warm(() => valueOf(regressionDiscontinuity(outcome, running))),
      0.015,
      `${senate}; R 0.059 s`,
    ),
  ]
}

const indicators = 400

/** Fair comparison of many places on many indicators. */
export const measureFunnels = async (): Promise<readonly Measurement[]> => {
  const all = Array.from({ length: indicators }, (_, indicator) => placeCounts(indicator))
  const funnels = () => {
    for (const counts of all)
      valueOf(funnel(counts, { kind: 'proportion', overdispersion: 'tau2' }))
  }
  return [
    atMost(
      `funnels with overdispersion: 300 places × ${indicators} indicators`,
      await warm(funnels),
      0.3,
      'R 0.05 s for one',
    ),
  ]
}

/** Withholding in a table of 300 places by 25 groups with margins, and the attack on it. */
export const measureDisclosure = async (): Promise<readonly Measurement[]> => {
  const counts = groupCounts(300, 25)
  const side = (name: string, n: number) => ({
    name,
    parents: new Map(Array.from({ length: n }, (_, i) => [`${name}${i}`, 'Total'] as const)),
  })
  const sides = [side('place', counts.length), side('group', counts[0]?.length ?? 0)]
  const sums = new Map<string, number>()
  counts.forEach((row, place) => {
    row.forEach((value, group) => {
      for (const first of [`place${place}`, 'Total']) {
        for (const second of [`group${group}`, 'Total']) {
          const id = crossCell([first, second])
          sums.set(id, (sums.get(id) ?? 0) + value)
        }
      }
    })
  })
  const cells = [...sums].map(([id, value]) => ({
    id,
    value,
    ...(value > 0 && value < 4 && { sensitive: { lower: 2, upper: 2 } }),
  }))
  const relations = crossRelations(sides)
  let withheld = 0
  const seconds = await secondsOf(async () => {
    const suppressed = valueOf(await suppress(cells, relations, { method: 'heuristic' }))
    const hidden = suppressed.cells.filter(({ status }) => status !== 'published')
    const shown = suppressed.cells.filter(({ status }) => status === 'published')
    const known = Object.fromEntries(shown.map(({ id, value }) => [id, value]))
    withheld = hidden.length
    const attacked = valueOf(
      await attack(
        [{ name: 'this release', known, relations }],
        hidden.map(({ id, value, lower, upper }) => ({ cell: id, value, lower, upper })),
      ),
    )
    if (!attacked.passes) throw new Error('the pattern does not hold')
  })
  return [
    atMost(
      'withhold in a table of 300 × 25 with margins, and attack it',
      seconds,
      5,
      `${withheld} of ${cells.length} cells withheld`,
    ),
  ]
}
