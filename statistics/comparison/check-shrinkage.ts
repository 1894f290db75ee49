import { badLevel } from '../check-values.ts'
import { sum } from '../numerics/moments.ts'
import type { Refusal } from '../outcome.ts'
import type { CountForm, PlaceCounts } from './check-counts.ts'
import { countRefusals } from './check-counts.ts'

/** Places must have something in common that they can be pulled towards. */
const edgeRefusals = (
  { numerators, denominators }: PlaceCounts,
  kind: 'proportion' | 'rate',
): Refusal[] => {
  const total = sum(numerators)
  const edge = total === 0 || (kind === 'proportion' && total === sum(denominators))
  return edge
    ? [
        {
          code: 'nothing-varies',
          found: total === 0 ? 'every count is 0' : 'every count is its denominator',
          expected: 'at least one count between',
          whatToDo: 'There is nothing to shrink: give the counts with their own intervals.',
          about: { column: 'numerator' },
        },
      ]
    : []
}

/** Everything that makes counts unfit for shrinkage: three places or more are needed. */
export const shrinkageRefusals = (
  counts: PlaceCounts,
  kind: 'proportion' | 'rate',
  form: CountForm,
  level: number,
): Refusal[] => {
  const wrong = [...countRefusals(counts, kind, form, 3), ...badLevel(level)]
  return wrong.length > 0 ? wrong : edgeRefusals(counts, kind)
}

/** The refusal of places that are so far apart that they have nothing in common. */
export const nothingInCommon: Refusal = {
  code: 'nothing-in-common',
  found: 'places that are all or nothing',
  expected: 'places whose true values spread around a common one',
  whatToDo: 'Give the counts with their own intervals; shrinkage has nothing to hold on to.',
  about: { column: 'numerator' },
}
