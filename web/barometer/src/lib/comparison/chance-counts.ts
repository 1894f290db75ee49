import { chanceWords, type ChanceWord } from '@peil/domain/measurement/comparison.ts'
import type { KpiAssessment } from '@peil/domain/release/release.ts'

/** How many of these KPIs have a chance in each word, the best first; words without any are left out. */
export const chanceCounts = (
  kpis: readonly Pick<KpiAssessment, 'outlook'>[],
): readonly { readonly word: ChanceWord; readonly n: number }[] =>
  chanceWords
    .map((word) => ({
      word,
      n: kpis.filter(({ outlook }) => outlook.kind === 'chance' && outlook.word === word).length,
    }))
    .filter(({ n }) => n > 0)
