import type { PlaceboTest } from '@peil/statistics/impact/synthetic/placebo-test.ts'
import type { SyntheticDid } from '@peil/statistics/impact/synthetic/synthetic-did.ts'
import { significant, withUncertainty } from '../significant.ts'

/** Donors that are named. */
const mostNamed = 4

/** The estimate in plain sentences. */
export const syntheticWords = (result: SyntheticDid, outcome: string): string[] => {
  const { estimate, se } = result
  const treated = result.cohorts.reduce((sum, { units }) => sum + units.length, 0)
  const who = treated === 1 ? (result.cohorts[0]?.units[0] ?? '') : `${treated} treated units`
  const size = withUncertainty(Math.abs(estimate), se)
  const direction = estimate < 0 ? 'lower' : 'higher'
  return [
    `From the start on, ${outcome} was ${size} ${direction} in ${who} than in its comparison, a mixture of untreated units (of ${result.controls.length}).`,
    ...donorWords(result),
  ]
}

/** The rank among the placebos. */
export const rankWords = (test: PlaceboTest): string =>
  `Of ${test.of} units, treated and placebos, ${test.rank === 1 ? 'none has a gap that grew as much as that of the treated' : `the treated is number ${test.rank} by how much its gap grew`} (p = ${significant(test.pValue)}).`

const donorWords = (result: SyntheticDid): string[] => {
  const [only, ...others] = result.cohorts
  if (only === undefined || others.length > 0) return []
  const donors = only.unitWeights
    .filter(({ weight }) => weight > 0.005)
    .toSorted((a, b) => b.weight - a.weight)
  const named = donors
    .slice(0, mostNamed)
    .map(({ unit, weight }) => `${unit} ${Math.round(weight * 100)} %`)
  const rest = donors.length > mostNamed ? ` and ${donors.length - mostNamed} more` : ''
  return [`The mixture: ${named.join(', ')}${rest}.`]
}
