import type { Warning } from '../../estimate.ts'
import type { Refusal } from '../../outcome.ts'

/** Below this many clusters, cluster-robust errors are too small (Cameron & Miller 2015). */
const fewClusters = 30

/** That cluster-robust errors rest on few clusters; nothing where rows are independent. */
export const fewClustersWarnings = (clusters: number | null): Warning[] =>
  clusters === null || clusters >= fewClusters
    ? []
    : [
        {
          code: 'few-clusters',
          message: `${clusters} clusters: with fewer than ${fewClusters}, standard errors come out too small.`,
        },
      ]

/** The refusal when the effects of units and times leave nothing to estimate coefficients from. */
export const notSeparable = (covariates: readonly string[]): Refusal => ({
  code: 'covariates-dependent',
  found: `coefficients that cannot be told from the effects of units and times${covariates.length === 0 ? '' : ` (covariates: ${covariates.join(', ')})`}`,
  expected:
    'covariates that change over time differently between units, and more rows than effects',
  whatToDo: 'Leave out covariates that stay the same within a unit, or add units.',
  about: { option: 'covariates' },
})
