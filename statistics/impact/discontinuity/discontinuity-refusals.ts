import type { Refusal } from '../../outcome.ts'
import type { Bandwidths } from './bandwidth-selector.ts'
import { clustersOf } from './choose-bandwidths.ts'
import type { DiscontinuityPlan } from './discontinuity-options.ts'
import type { Sample } from './discontinuity-sample.ts'
import type { JumpResult } from './jump.ts'
import { distinctValues, type Side } from './side.ts'

/** Rows with which a bandwidth can be chosen from the data. */
const leastRows = 20

/** The refusals of a sample on which this plan cannot be carried out. */
export const unfitSample = (sample: Sample, plan: DiscontinuityPlan): Refusal[] => [
  ...constantOutcome(sample),
  ...constantTreatment(sample),
  ...tooFewRows(sample, plan),
  ...tooFewValues(sample, plan),
  ...tooFewClusters(sample, plan),
]

const constant = (sides: readonly (Float64Array | null)[]): boolean => {
  const values = sides.flatMap((side) => Array.from(side ?? []))
  return values.length > 0 && values.every((value) => value === values[0])
}

const constantOutcome = ({ left, right }: Sample): Refusal[] =>
  constant([left.outcome]) && constant([right.outcome])
    ? [
        {
          code: 'outcome-constant',
          found: `outcome ${left.outcome[0] ?? NaN} in every row below the cutoff and ${right.outcome[0] ?? NaN} in every row above it`,
          expected: 'an outcome that differs between rows',
          whatToDo: 'Give the outcome itself, not a rule that follows from the running variable.',
          about: { column: 'outcome' },
        },
      ]
    : []

const constantTreatment = ({ left, right }: Sample): Refusal[] =>
  constant([left.treatment, right.treatment])
    ? [
        {
          code: 'no-first-stage',
          found: `treatment ${left.treatment?.[0] ?? NaN} in every row`,
          expected: 'a treatment that changes at the cutoff',
          whatToDo: 'Give the column that says who took the treatment up.',
          about: { column: 'treatment' },
        },
      ]
    : []

/** A jump this small beside the treatment itself is rounding. */
const noJump = 1e-10

/** The refusal of a ratio whose denominator is nothing. */
export const treatmentDoesNotJump = (sample: Sample, result: JumpResult): Refusal[] => {
  const { treatment } = sample.left
  if (result.firstStage === null || treatment === null) return []
  const largest = [...treatment, ...(sample.right.treatment ?? [])].reduce(
    (most, value) => Math.max(most, Math.abs(value)),
    0,
  )
  const jump = result.firstStage.conventional.estimate
  return Math.abs(jump) > noJump * largest
    ? []
    : [
        {
          code: 'no-first-stage',
          found: `a jump of the treatment of ${jump} at the cutoff`,
          expected: 'a treatment that changes at the cutoff',
          whatToDo:
            'Check the cutoff and the treatment column; without a jump there is no effect to tell.',
          about: { column: 'treatment' },
        },
      ]
}

const tooFewRows = (sample: Sample, plan: DiscontinuityPlan): Refusal[] =>
  plan.bandwidth === undefined && sample.n < leastRows
    ? [
        {
          code: 'too-few-rows',
          found: `${sample.n} rows`,
          expected: `at least ${leastRows} rows to choose a bandwidth from`,
          whatToDo: 'Give --bandwidth, chosen before looking at the outcome, or more rows.',
          about: { column: 'running' },
        },
      ]
    : []

const bothSides = (sample: Sample): readonly (readonly [string, Side])[] => [
  ['below', sample.left],
  ['above', sample.right],
]

const tooFewValues = (sample: Sample, plan: DiscontinuityPlan): Refusal[] => {
  // A selector fits a polynomial of two orders more, whose coefficients must all exist.
  const need = plan.biasOrder + (plan.bandwidth === undefined ? 3 : 1)
  return bothSides(sample).flatMap(([where, side]) =>
    distinctValues(side) >= need
      ? []
      : [
          {
            code: 'too-few-values',
            found: `${distinctValues(side)} different running values ${where} the cutoff`,
            expected: `at least ${need} on each side`,
            whatToDo:
              'Use a running variable that is measured more finely, a lower order, or rows further from the cutoff.',
            about: { column: 'running', side: where },
          },
        ],
  )
}

const tooFewClusters = (sample: Sample, plan: DiscontinuityPlan): Refusal[] =>
  bothSides(sample).flatMap(([where, side]) =>
    side.cluster === null || clustersOf(side) > plan.biasOrder + 1
      ? []
      : [
          {
            code: 'too-few-clusters',
            found: `${clustersOf(side)} clusters ${where} the cutoff`,
            expected: `at least ${plan.biasOrder + 2} on each side`,
            whatToDo:
              'Leave the clusters out only if the errors of their rows do not hang together.',
            about: { column: 'cluster', side: where },
          },
        ],
  )

export const bandwidthNotFound = (sample: Sample): Refusal => ({
  code: 'bandwidth-not-found',
  found: `${distinctValues(sample.left)} different running values below the cutoff and ${distinctValues(sample.right)} above it, too few of them or too little variation of the outcome close to it`,
  expected: 'enough different values near the cutoff, on both sides, to choose a bandwidth from',
  whatToDo: 'Give --bandwidth, chosen before looking at the outcome, or more rows near the cutoff.',
  about: { column: 'running' },
})

export const tooFewWithin = (
  within: { readonly left: number; readonly right: number },
  { hLeft, hRight }: Bandwidths,
  plan: DiscontinuityPlan,
): Refusal => ({
  code: 'too-few-within-bandwidth',
  found: `${within.left} rows within ${hLeft} below the cutoff, ${within.right} rows within ${hRight} above it`,
  expected: `more than ${plan.order + 1} different running values within the bandwidth on each side, and more than ${plan.biasOrder + 1} within that of the bias`,
  whatToDo: 'Give a wider bandwidth, or more rows near the cutoff.',
  about: { column: 'running' },
})
