import { badLevel } from '../check-values.ts'
import { defaultLevel, type Warning } from '../estimate.ts'
import { quantile } from '../numerics/moments.ts'
import { gammaQuantile } from '../numerics/gamma.ts'
import { poissonQuantile } from '../numerics/poisson-quantile.ts'
import { seeded, type Random } from '../numerics/random.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import { cannotBeSaid, type CannotBeSaid } from './cannot-be-said.ts'
import { notWhole, outOfRange } from './check-counts.ts'
import { defaultPaceVariation } from './probability-of-reaching-count.ts'
import { probabilityInWords, type ProbabilityWord } from './probability-in-words.ts'

/** What had been reached in total when a share of the period had passed. */
interface PathReport {
  readonly elapsed: number
  readonly reached: number
}

export interface PathInput {
  /** In any order; counts that do not fall. */
  readonly reports: readonly PathReport[]
  readonly target: number
  /** Shares of the period at which the path is wanted, after the last report; the end is added. */
  readonly at: readonly number[]
  readonly paceVariation?: number
  readonly level?: number
  readonly draws?: number
  readonly seed: number
}

/** The path at one share of the period: median and prediction interval of the total. */
interface PathPoint {
  readonly elapsed: number
  readonly estimate: number
  readonly low: number
  readonly high: number
  /** Chance that the target is reached by then. */
  readonly probability: number
}

export interface SimulatedPath {
  readonly kind: 'path'
  readonly points: readonly PathPoint[]
  /** By the end. */
  readonly probability: number
  readonly words: ProbabilityWord
  readonly level: number
  readonly draws: number
  readonly seed: number
  /** Reports that the path rests on. */
  readonly n: number
  readonly method: string
  readonly warnings: readonly Warning[]
}

/**
 * The path that a count may take from its last report to the end of the period, simulated with a
 * seed: the model of `probabilityOfReachingCount` step by step. Each draw takes a pace from what is
 * known of it (gamma R + ½ over e, divided by the luck of the period so far, a gamma of mean 1 and
 * shape e/τ²) and then a count for each step d: Poisson, its mean the pace × a gamma of mean d and
 * shape d/τ². Steps of one pace may be lucky or not by themselves; their sum has the variation of
 * the closed form.
 *
 * Cannot be said without a report after the beginning, or when the last one is so early that its
 * pace says nothing (e ≤ τ²). Refused: counts that are not whole or that fall, two reports of one
 * moment, shares outside 0..1 or before the last report.
 */
export const simulatePath = (input: PathInput): Outcome<SimulatedPath | CannotBeSaid> => {
  const refusals = refusalsOf(input)
  if (refusals.length > 0) return refused(...refusals)
  const { target, paceVariation = defaultPaceVariation, level = defaultLevel, draws = 2000 } = input
  const reports = input.reports.toSorted((a, b) => a.elapsed - b.elapsed)
  const last = reports.at(-1)
  if (last === undefined) return given(cannotBeSaid('no-report', 'Nothing was reported yet.'))
  if (last.elapsed === 0) {
    return given(cannotBeSaid('period-not-begun', 'The period had not begun at the last report.'))
  }
  if (last.elapsed <= paceVariation ** 2) {
    return given(
      cannotBeSaid('too-early', 'Too little of the period had passed to say anything of the pace.'),
    )
  }
  const moments = [...new Set([...input.at, 1])].toSorted((a, b) => a - b)
  const totals = drawPaths(last, moments, paceVariation, draws, seeded(input.seed))
  const tail = (1 - level) / 2
  const points = totals.map((values, i): PathPoint =>
    Object.freeze({
      elapsed: moments[i] ?? NaN,
      estimate: quantile(values, 0.5),
      low: quantile(values, tail),
      high: quantile(values, 1 - tail),
      probability: values.filter((value) => value >= target).length / draws,
    }),
  )
  const probability = points.at(-1)?.probability ?? NaN
  return given(
    Object.freeze({
      kind: 'path',
      points,
      probability,
      words: probabilityInWords(probability),
      level,
      draws,
      seed: input.seed,
      n: reports.length,
      method: 'simulated gamma-Poisson path with pace variation, Jeffreys prior',
      warnings: unevenWarning(reports, paceVariation),
    }),
  )
}

/** A gamma variable of this mean and shape, by inversion; the mean itself where it does not vary. */
const drawGamma = (mean: number, shape: number, random: Random): number =>
  shape === Infinity ? mean : gammaQuantile(random.uniform(), shape, shape / mean)

/** Totals of each draw, by moment. */
const drawPaths = (
  last: PathReport,
  moments: readonly number[],
  paceVariation: number,
  draws: number,
  random: Random,
): Float64Array[] => {
  const totals = moments.map(() => new Float64Array(draws))
  for (let draw = 0; draw < draws; draw += 1) {
    const luck = drawGamma(1, last.elapsed / paceVariation ** 2, random)
    const pace = drawGamma((last.reached + 0.5) / last.elapsed, last.reached + 0.5, random) / luck
    let total = last.reached
    let before = last.elapsed
    moments.forEach((moment, i) => {
      const step = moment - before
      if (step > 0) {
        const mean = pace * drawGamma(step, step / paceVariation ** 2, random)
        total += poissonQuantile(random.uniform(), mean)
      }
      before = moment
      const values = totals[i]
      if (values !== undefined) values[draw] = total
    })
  }
  return totals
}

/** Largest share of what was reached that one stretch may bring beyond its length, times its luck. */
const unevenFrom = 3

/** Whether some stretch between reports brought far more or less than its share. */
const unevenWarning = (reports: readonly PathReport[], paceVariation: number): Warning[] => {
  const last = reports.at(-1)
  if (last === undefined) return []
  const uneven = reports.some(({ elapsed, reached }) => {
    const share = elapsed / last.elapsed
    const expected = last.reached * share
    const chance = share * (1 - share) * (last.reached + (paceVariation * last.reached) ** 2)
    return Math.abs(reached - expected) > unevenFrom * Math.sqrt(chance)
  })
  return uneven
    ? [
        {
          code: 'uneven-pace',
          message: 'What was reached came unevenly; the path takes its pace as even.',
        },
      ]
    : []
}

const refusalsOf = (input: PathInput): Refusal[] => {
  const { reports, target, at, paceVariation = 0, level = defaultLevel, draws = 1, seed } = input
  const range = [
    ...reports.flatMap(({ reached, elapsed }) => [
      ...notWhole({ reached }),
      ...outOfRange({ elapsed }, 0, 1),
    ]),
    ...notWhole({ target, draws }, 1),
    ...notWhole({ seed }),
    ...outOfRange({ paceVariation }, 0, 100),
    ...badLevel(level),
  ]
  if (range.length > 0) return range
  const ordered = reports.toSorted((a, b) => a.elapsed - b.elapsed)
  const falls = ordered.findIndex((report, i) => {
    const before = ordered[i - 1]
    return (
      before !== undefined && (report.reached < before.reached || report.elapsed === before.elapsed)
    )
  })
  const last = ordered.at(-1)?.elapsed ?? 0
  return [
    ...(falls === -1 ? [] : [notRising(ordered[falls - 1], ordered[falls])]),
    ...at.flatMap((moment) => outOfRange({ at: moment }, last, 1)),
  ]
}

const notRising = (before: PathReport | undefined, report: PathReport | undefined): Refusal => ({
  code: 'count-falls',
  found: `${String(before?.reached)} at ${String(before?.elapsed)}, then ${String(report?.reached)} at ${String(report?.elapsed)}`,
  expected: 'one report for each moment, and totals that do not fall',
  whatToDo: 'Report totals since the beginning of the period, or correct the report.',
  about: { column: 'reached' },
})
