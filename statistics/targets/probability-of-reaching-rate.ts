import { badLevel } from '../check-values.ts'
import { defaultLevel } from '../estimate.ts'
import { betaBinomialChances } from '../numerics/beta-binomial.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import { cannotBeSaid } from './cannot-be-said.ts'
import { notWhole, outOfRange } from './check-counts.ts'
import { probabilityInWords } from './probability-in-words.ts'
import type { TargetAnswer, TargetProbability } from './target-answer.ts'

export interface RateSoFar {
  /** Of `outOf`, how many; null when nothing was reported. */
  readonly reached: number | null
  /** The denominator so far. */
  readonly outOf: number
  /** The denominator that is still to come before the date. */
  readonly toCome: number
  /** The agreed rate, a share in 0..1, at the end over all. */
  readonly target: number
  /**
   * How much more the rate varies than if people were independent (Kish 1965): 2 when they come in
   * pairs who do the same. 1 is the pure beta-binomial predictive.
   */
  readonly designEffect?: number
  readonly level?: number
}

/** Assumed where nothing is known: people come in families, classes and groups. */
const defaultDesignEffect = 2

/**
 * The probability that a rate stands at its target or above at the date, given the numerator and
 * denominator so far and the denominator to come, in closed form.
 *
 * With x of n so far, design effect φ and Jeffreys' prior: the rate has a beta distribution with
 * a = ½ + x/φ, b = ½ + (n − x)/φ, and what is still to come, of m, is beta-binomial with mean
 * a/(a + b). For φ > 1 its variance is that of m/φ groups of φ alike, φm·p(1 − p)·(M + m/φ)/(M + 1)
 * with M = a + b, reached by a beta-binomial of another precision: M* = (m − V)/(V − 1),
 * V = φ(M + m/φ)/(M + 1). φ = 1 gives M* = M, the beta-binomial predictive (Gelman et al. 2013,
 * section 2.4). Where less than one group is to come, m ≤ φ, all of it goes one way.
 *
 * Cannot be said without a report or with nothing counted so far. Decided when nothing is to come
 * or when no possible remainder changes the verdict.
 */
export const probabilityOfReachingRate = (rate: RateSoFar): Outcome<TargetAnswer> => {
  const refusals = refusalsOf(rate)
  if (refusals.length > 0) return refused(...refusals)
  if (rate.reached === null) {
    return given(cannotBeSaid('no-report', 'Nothing was reported yet.'))
  }
  if (rate.outOf === 0) {
    return given(
      cannotBeSaid('nothing-counted-yet', 'Nobody was counted yet, so there is no rate.'),
    )
  }
  return given(judged(rate, rate.reached))
}

const refusalsOf = ({
  reached,
  outOf,
  toCome,
  target,
  designEffect = 1,
  level = defaultLevel,
}: RateSoFar): Refusal[] => [
  ...notWhole({ reached: reached ?? 0, outOf, toCome }),
  ...outOfRange({ target }, 0, 1),
  ...outOfRange({ designEffect }, 1, Number.MAX_SAFE_INTEGER),
  ...((reached ?? 0) > outOf
    ? [
        {
          code: 'numerator-above-denominator',
          found: `${String(reached)} reached out of ${outOf}`,
          expected: 'at most as many reached as there were',
          whatToDo: 'Check which column counts whom.',
          about: { column: 'reached' },
        },
      ]
    : []),
  ...badLevel(level),
]

const judged = (rate: RateSoFar, reached: number): TargetProbability => {
  const { outOf, toCome, target, level = defaultLevel } = rate
  const total = outOf + toCome
  // 0.07 × 100 is 7.000000000000001 in binary: a whole number must stay one.
  const needed = Math.ceil(target * total * (1 - 1e-12)) - reached
  const chances = chancesToCome(rate, reached)
  const probability = chanceFrom(needed, chances)
  const share = (count: number): number => (reached + count) / total
  const mean = meanOf(chances)
  const tail = (1 - level) / 2
  return Object.freeze({
    kind: 'probability',
    state: needed <= 0 ? 'reached' : needed > toCome ? 'missed' : 'open',
    probability,
    words: probabilityInWords(probability),
    estimate: share(quantileOf(chances, 0.5)),
    se: Math.sqrt(varianceOf(chances, mean)) / total,
    low: share(quantileOf(chances, tail)),
    high: share(quantileOf(chances, 1 - tail)),
    level,
    method: 'beta-binomial predictive with design effect, Jeffreys prior',
    n: outOf,
    warnings:
      rate.designEffect === undefined
        ? [
            {
              code: 'design-effect-assumed',
              message: `How alike people of one group are is not known; a design effect of ${defaultDesignEffect} is assumed.`,
            },
          ]
        : [],
  })
}

const chancesToCome = (rate: RateSoFar, reached: number): Float64Array => {
  const { outOf, toCome, designEffect = defaultDesignEffect } = rate
  const a = 0.5 + reached / designEffect
  const b = 0.5 + (outOf - reached) / designEffect
  const sum = a + b
  if (toCome <= designEffect) {
    const allOrNothing = new Float64Array(toCome + 1)
    allOrNothing[0] = b / sum
    allOrNothing[toCome] = toCome === 0 ? 1 : a / sum
    return allOrNothing
  }
  const inflation = (designEffect * sum + toCome) / (sum + 1)
  const precision = (toCome - inflation) / (inflation - 1)
  return betaBinomialChances(toCome, (precision * a) / sum, (precision * b) / sum)
}

/** Summed from the end, where the smallest chances are. */
const chanceFrom = (needed: number, chances: Float64Array): number => {
  if (needed <= 0) return 1
  let above = 0
  for (let k = chances.length - 1; k >= needed; k -= 1) above += chances[k] ?? NaN
  return Math.min(above, 1)
}

const meanOf = (chances: Float64Array): number =>
  chances.reduce((total, chance, count) => total + chance * count, 0)

const varianceOf = (chances: Float64Array, mean: number): number =>
  chances.reduce((total, chance, count) => total + chance * (count - mean) ** 2, 0)

/** The smallest count that is not exceeded with chance `p` or more. */
const quantileOf = (chances: Float64Array, p: number): number => {
  let below = 0
  for (let count = 0; count < chances.length - 1; count += 1) {
    below += chances[count] ?? NaN
    if (below >= p) return count
  }
  return chances.length - 1
}
