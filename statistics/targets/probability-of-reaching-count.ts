import { badLevel } from '../check-values.ts'
import { defaultLevel, type Warning } from '../estimate.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import { cannotBeSaid } from './cannot-be-said.ts'
import { notWhole, outOfRange } from './check-counts.ts'
import { chanceOfAtLeast, countQuantile, type CountToCome } from './count-to-come.ts'
import { probabilityInWords } from './probability-in-words.ts'
import type { TargetAnswer, TargetProbability } from './target-answer.ts'

export interface CountSoFar {
  /** Reached in total at the reference day; null when nothing was reported: that is not zero. */
  readonly reached: number | null
  readonly target: number
  /** Share of the period that had passed at the reference day, 0..1. */
  readonly elapsed: number
  /** What stood there before the period and stays, part of `reached` and `target` (a stock). */
  readonly base?: number
  /**
   * How much what one place reaches in a whole period varies beyond chance, as a share of its pace
   * (a coefficient of variation); `paceVariationBetweenPlaces` and `paceVariationWithinPeriods`
   * estimate it. 0 is the pure gamma-Poisson predictive, which is too sure of itself for people
   * who come in groups.
   */
  readonly paceVariation?: number
  /** The pace of other places, as a share of their planned pace. Without it: Jeffreys. */
  readonly others?: PaceOfOthers
  readonly level?: number
}

/** Gamma prior of reached ÷ planned: its mean, and its spread between places as a share of it. */
interface PaceOfOthers {
  readonly mean: number
  readonly variation: number
}

/**
 * Assumed where no other places tell: a place whose pace is 100 a year reaches, by the luck of
 * groups and dates alone, between 70 and 130 in two years out of three.
 */
export const defaultPaceVariation = 0.3

/**
 * The probability that a count reaches its target by the end of the period, given what was reached
 * so far, in closed form.
 *
 * Model: with pace λ a year, the count in a share d of the period is Poisson with mean λd·G, G a gamma
 * variable of mean 1 and variance τ²/d (τ the pace variation). With R counted in the share e and
 * Jeffreys' prior, `chanceOfAtMost` has centre (R + ½)(1 − e)/e, counted R + ½, pace so far e/τ²
 * and pace to come (1 − e)/τ². For τ = 0 that is the gamma-Poisson predictive, a negative binomial
 * (Gelman et al. 2013, section 2.6). With the pace of others (mean μ, variation υ): a = 1/υ²,
 * b = 1/(υ²μT), φ = 1 + τ²μT, T what the target adds; counted s = a + R/φ, centre
 * s(1 − e)/(b + e/φ): the conjugate prior, its data discounted by their dispersion.
 * The probability is P(to come ≥ target − reached).
 *
 * Cannot be said without a report, before the period has begun, or so early that the pace so far
 * says nothing (e ≤ τ²: what is to come would have no mean) unless others tell. Decided, not predicted, once
 * the target is reached or the period is over. Counts that are not whole are refused.
 */
export const probabilityOfReachingCount = (count: CountSoFar): Outcome<TargetAnswer> => {
  const refusals = refusalsOf(count)
  if (refusals.length > 0) return refused(...refusals)
  const { reached, target, elapsed } = count
  if (reached === null) {
    return given(cannotBeSaid('no-report', 'Nothing was reported yet.'))
  }
  if (elapsed === 0) {
    return given(cannotBeSaid('period-not-begun', 'The period had not begun at the reference day.'))
  }
  if (elapsed === 1) return given(decided(count, reached, 'figure at the end of the period'))
  const soon = (count.paceVariation ?? defaultPaceVariation) ** 2
  if (elapsed <= soon && count.others === undefined) {
    if (reached >= target) return given(decided(count, reached, 'target already reached'))
    return given(
      cannotBeSaid('too-early', 'Too little of the period had passed to say anything of the pace.'),
    )
  }
  return given(predicted(count, reached))
}

const refusalsOf = ({
  reached,
  target,
  elapsed,
  base = 0,
  paceVariation = 0,
  others,
  level = defaultLevel,
}: CountSoFar): Refusal[] => [
  ...notWhole({ reached: reached ?? 0, base }),
  ...notWhole({ target }, 1),
  ...outOfRange({ elapsed }, 0, 1),
  ...outOfRange({ paceVariation }, 0, 100),
  ...(others === undefined
    ? []
    : outOfRange(
        { 'mean of others': others.mean, 'variation of others': others.variation },
        0.001,
        1000,
      )),
  ...badLevel(level),
]

const decided = (count: CountSoFar, reached: number, method: string): TargetProbability => {
  const met = reached >= count.target
  const over = count.elapsed === 1
  return Object.freeze({
    kind: 'probability',
    state: met ? 'reached' : 'missed',
    probability: met ? 1 : 0,
    words: probabilityInWords(met ? 1 : 0),
    estimate: reached,
    se: over ? 0 : null,
    low: reached,
    high: over ? reached : null,
    level: count.level ?? defaultLevel,
    method,
    n: 1,
    warnings: [],
  })
}

const predicted = (count: CountSoFar, reached: number): TargetProbability => {
  const { target, level = defaultLevel, base = 0 } = count
  const coming = comingOf(count, Math.max(reached - base, 0))
  const met = reached >= target
  const probability = chanceOfAtLeast(target - reached, coming)
  const tail = (1 - level) / 2
  return Object.freeze({
    kind: 'probability',
    state: met ? 'reached' : 'open',
    probability,
    words: probabilityInWords(probability),
    estimate: reached + countQuantile(0.5, coming),
    se: null,
    low: reached + countQuantile(tail, coming),
    high: reached + countQuantile(1 - tail, coming),
    level,
    method:
      count.others === undefined
        ? 'gamma-Poisson predictive with pace variation, Jeffreys prior'
        : 'gamma-Poisson predictive with pace variation, prior from other places',
    n: 1,
    warnings: warningsOf(count, reached),
  })
}

/** What is to come, given what came in the period so far. */
const comingOf = (count: CountSoFar, came: number): CountToCome => {
  const { target, elapsed, base = 0, paceVariation = defaultPaceVariation, others } = count
  const left = 1 - elapsed
  const passing = paceVariation ** 2
  const paceToCome = left / passing
  if (others === undefined) {
    const counted = came + 0.5
    return { centre: (counted * left) / elapsed, counted, paceSoFar: elapsed / passing, paceToCome }
  }
  const planned = others.mean * Math.max(target - base, 1)
  const dispersion = 1 + passing * planned
  const prior = others.variation ** -2
  const counted = prior + came / dispersion
  const centre = (counted * left) / (prior / planned + elapsed / dispersion)
  return { centre, counted, paceSoFar: Infinity, paceToCome }
}

const warningsOf = (count: CountSoFar, reached: number): Warning[] => [
  ...(count.paceVariation === undefined
    ? [
        {
          code: 'pace-variation-assumed',
          message: `How much the pace varies is not known from other places; ${defaultPaceVariation} is assumed.`,
        },
      ]
    : []),
  ...(reached < (count.base ?? 0)
    ? [
        {
          code: 'below-base',
          message: 'Less was reached than stood there before; the loss counts as nothing added.',
        },
      ]
    : []),
  ...(reached <= (count.base ?? 0)
    ? [
        {
          code: 'nothing-added',
          message: 'Nothing was added yet: an action that starts late looks like one that fails.',
        },
      ]
    : []),
]
