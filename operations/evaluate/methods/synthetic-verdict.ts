import type { ImpactVerdict } from '@peil/statistics/impact/impact-verdict.ts'
import type { PlaceboTest } from '@peil/statistics/impact/synthetic/placebo-test.ts'
import type { SyntheticDid } from '@peil/statistics/impact/synthetic/synthetic-did.ts'
import { significant } from '../significant.ts'
import { verdictOf } from './impact-verdict-parts.ts'

/** What must hold for a comparison with a mixture of donors to show an effect. */
const assumptions = [
  'Without the measure, the treated would have gone on like the mixture of donors that moved like them before.',
  'Nothing else changed for the treated alone when the measure began, and they did not react before.',
  'The measure had no influence on the donors.',
] as const

/** A rank among placebos above this calls for caution. */
const rareEnough = 0.1

/** The verdict on an effect; refused where the donors visibly did not move like the treated. */
export const syntheticVerdict = (
  result: SyntheticDid,
  test: PlaceboTest | null,
): { readonly verdict: ImpactVerdict; readonly words: readonly string[] } => {
  const { estimate, se, low, high, level } = result
  const messages = (wanted: boolean): string[] =>
    result.warnings
      .filter(({ code }) => (code === 'weak-fit-before') === wanted)
      .map(({ message }) => message)
  return verdictOf({
    ...{ estimate, se, low, high, level, assumptions },
    against: messages(true),
    cautions: [
      ...messages(false),
      ...(test === null || test.pValue <= rareEnough
        ? []
        : [
            `Among the placebos such a gap is not rare: rank ${test.rank} of ${test.of} (p = ${significant(test.pValue)}).`,
          ]),
    ],
  })
}
