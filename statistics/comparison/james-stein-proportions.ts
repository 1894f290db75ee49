import type { Outcome } from '../outcome.ts'
import { given, refused } from '../outcome.ts'
import type { CountForm, PlaceCounts } from './check-counts.ts'
import { countRefusals } from './check-counts.ts'
import type { JamesStein } from './james-stein.ts'
import { jamesStein } from './james-stein.ts'

/**
 * James-Stein shrinkage of shares of equally many trials n (Efron & Morris 1975): on the scale
 * arcsin(2p - 1), where each has the standard error 1 ÷ √n whatever it is, and back. `estimate` and
 * the places come as shares, their `se` by the delta method; `between` stays on that scale.
 *
 * Refused as `jamesStein`; counts as in `funnel`; trials that differ.
 */
export const jamesSteinProportions = (
  counts: PlaceCounts,
  {
    level = 0.95,
    counts: form = 'whole',
  }: { readonly level?: number; readonly counts?: CountForm } = {},
): Outcome<JamesStein> => {
  const wrong = countRefusals(counts, 'proportion', form, 4)
  if (wrong.length > 0) return refused(...wrong)
  const { names, numerators, denominators } = counts
  const trials = denominators[0] ?? NaN
  const row = Array.from(denominators).findIndex((n) => n !== trials)
  if (row >= 0) {
    return refused({
      code: 'trials-differ',
      found: `denominator ${denominators[row] ?? NaN} in row ${row + 1}, ${trials} in row 1`,
      expected: 'as many trials in every place',
      whatToDo: 'Use beta-binomial shrinkage, which takes places of any size.',
      about: { column: 'denominator', row: String(row + 1) },
    })
  }
  const outcome = jamesStein(
    {
      ...(names === undefined ? {} : { names }),
      estimates: Array.from(numerators, (x) => Math.asin((2 * x) / trials - 1)),
      standardErrors: Array.from(numerators, () => 1 / Math.sqrt(trials)),
    },
    { level },
  )
  if (!outcome.ok) return outcome
  const share = (angle: number): number =>
    (1 + Math.sin(Math.min(Math.max(angle, -Math.PI / 2), Math.PI / 2))) / 2
  return given(
    Object.freeze({
      ...outcome.value,
      estimate: share(outcome.value.estimate),
      method: `${outcome.value.method}, on the arcsine scale`,
      places: Object.freeze(
        outcome.value.places.map((place) =>
          Object.freeze({
            ...place,
            raw: share(place.raw),
            estimate: share(place.estimate),
            se: (place.se * Math.cos(place.estimate)) / 2,
            low: share(place.low),
            high: share(place.high),
          }),
        ),
      ),
    }),
  )
}
