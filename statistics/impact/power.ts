import { badLevel } from '../check-values.ts'
import { defaultLevel } from '../estimate.ts'
import { normalCdf, normalQuantile, twoSidedZ } from '../numerics/normal.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'

/** Chance of finding a true effect that a study is usually planned for (Cohen 1988). */
const usualPower = 0.8

export interface DetectableEffect {
  /** In the unit of the outcome, in either direction. */
  readonly effect: number
  readonly power: number
  readonly level: number
}

/**
 * How large must a true effect be for an estimate with this standard error to be told from zero, in
 * a share `power` of studies like this one? (z of the level + z of the power) × se: 2.80 se for 95 %
 * and 80 % (Bloom 1995). Computed from the standard error alone, never from the estimate found: power
 * "observed" at the estimate says nothing beyond its p-value (Hoenig & Heisey 2001). Refused: a
 * standard error that is not a positive number, level or power outside (0, 1).
 */
export const minimumDetectableEffect = (
  se: number,
  options: { readonly level?: number; readonly power?: number } = {},
): Outcome<DetectableEffect> => {
  const { level = defaultLevel, power = usualPower } = options
  const bad = [...badLevel(level), ...badPower(power), ...badError(se)]
  if (bad.length > 0) return refused(...bad)
  const effect = (twoSidedZ(level) + normalQuantile(power)) * se
  return given(Object.freeze({ effect, power, level }))
}

/** The chance that an estimate with this standard error is told from zero if this is the effect. */
export const powerAt = (
  effect: number,
  se: number,
  level: number = defaultLevel,
): Outcome<number> => {
  const bad = [...badLevel(level), ...badError(se)]
  if (bad.length > 0) return refused(...bad)
  const z = twoSidedZ(level)
  const distance = effect / se
  return given(normalCdf(distance - z) + normalCdf(-distance - z))
}

const badPower = (power: number): Refusal[] =>
  power > 0 && power < 1
    ? []
    : [
        {
          code: 'power-out-of-range',
          found: `power ${power}`,
          expected: 'a power between 0 and 1, both excluded, such as 0.8',
          whatToDo: 'Give the power as a share: 0.8 for 80 %.',
          about: { option: 'power' },
        },
      ]

const badError = (se: number): Refusal[] =>
  se > 0 && Number.isFinite(se)
    ? []
    : [
        {
          code: 'no-standard-error',
          found: `standard error ${se}`,
          expected: 'a standard error above zero',
          whatToDo: 'Use a method that gives a standard error, or data that vary.',
          about: { option: 'se' },
        },
      ]
