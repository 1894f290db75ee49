import {
  impactVerdict,
  type ImpactEvidence,
  type ImpactVerdict,
} from '@peil/statistics/impact/impact-verdict.ts'

/** What must hold for a comparison over time to show an effect. */
export const parallelTrends = [
  'Without the measure, the treated units would have changed as much as their controls.',
  'Treated units did not react before their start, beyond the anticipation allowed for.',
  'The measure had no influence on the controls.',
  'Who is treated was not decided by what was about to happen to the outcome.',
] as const

/** The verdict, and how it stands in the JSON and in the text. */
export const verdictOf = (
  evidence: ImpactEvidence,
): { readonly verdict: ImpactVerdict; readonly words: readonly string[] } => {
  const verdict = impactVerdict(evidence)
  return {
    verdict,
    words: [
      verdict.sentence,
      ...verdict.cautions.map((caution) => `With caution: ${caution}`),
      ...verdict.assumptions.map((assumption) => `Assumed: ${assumption}`),
    ],
  }
}
