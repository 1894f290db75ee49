import { allGood, badLevel, unequalLengths } from '../check-values.ts'
import { defaultLevel, type Estimate } from '../estimate.ts'
import { sum } from '../numerics/moments.ts'
import { given, refused, type Outcome } from '../outcome.ts'
import { count, denominator } from './check-counts.ts'
import { badPer, countLimits, type RateOptions } from './rate.ts'

/** Populations of a place and events and populations of the standard, per stratum. */
export interface ReferenceStrata {
  readonly populations: ArrayLike<number>
  readonly referenceEvents: ArrayLike<number>
  readonly referencePopulations: ArrayLike<number>
}

/**
 * How many events would a place have if each of its strata had the rate of the standard?
 * Σ nᵢ Xᵢ ÷ Nᵢ. Populations of 0 or more, reference populations above 0, reference events whole.
 */
export const expectedEvents = ({
  populations,
  referenceEvents,
  referencePopulations,
}: ReferenceStrata): Outcome<number> => {
  const shape = unequalLengths({ populations, referenceEvents, referencePopulations })
  if (shape.length > 0) return refused(...shape)
  const checked = allGood(
    Array.from(populations).flatMap((population, i) => {
      const row = i + 1
      return [
        ...(population === 0 ? [] : denominator({ column: 'populations', row }, population)),
        ...count({ column: 'reference events', row }, referenceEvents[i] ?? NaN),
        ...denominator({ column: 'reference populations', row }, referencePopulations[i] ?? NaN),
      ]
    }),
  )
  if (!checked.ok) return checked
  return given(
    sum(
      Float64Array.from(
        populations,
        (population, i) =>
          (population * (referenceEvents[i] ?? NaN)) / (referencePopulations[i] ?? NaN),
      ),
    ),
  )
}

/**
 * How many times as many events does a place have as its make-up would lead one to expect? observed
 * ÷ expected (SMR, SIR); times the crude rate of the standard, given as `per`, it is the indirectly
 * standardised rate. Limits are those of the observed count divided likewise: exact below 10
 * events, Byar's from 10 on (PHE). Whole events of 0 or more, expected above 0; `n` is the number
 * of events. Two such ratios rest on different make-ups and are not comparable with each other.
 * Source: Breslow & Day (1987), ch. 2; PHE technical guide.
 */
export const standardisedRatio = (
  observed: number,
  expected: number,
  { level = defaultLevel, per = 1 }: Omit<RateOptions, 'limits'> = {},
): Outcome<Estimate> => {
  const checked = allGood([
    ...count({ column: 'observed' }, observed),
    ...denominator({ column: 'expected' }, expected),
    ...badLevel(level),
    ...badPer(per),
  ])
  if (!checked.ok) return checked
  const { low, high } = countLimits(observed, level)
  const scale = per / expected
  return given(
    Object.freeze({
      estimate: observed * scale,
      se: null,
      low: low * scale,
      high: high * scale,
      level,
      method: "Indirectly standardised ratio with exact (below 10 events) or Byar's limits",
      n: observed,
      warnings: [],
    }),
  )
}
