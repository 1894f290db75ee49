import { sampleDeviation } from '../../numerics/moments.ts'
import type { Bandwidths } from './bandwidth-selector.ts'
import type { DiscontinuityPlan, Width } from './discontinuity-options.ts'
import type { Sample } from './discontinuity-sample.ts'
import type { Kernel } from './kernel.ts'
import { selectBandwidths } from './select-bandwidths.ts'
import { distanceToDistinct, distinctValues, rangeOf, type Side } from './side.ts'

/** The normal-reference constant of each kernel for the first bandwidth. */
const constants: Readonly<Record<Kernel, number>> = {
  triangular: 2.576,
  uniform: 1.843,
  epanechnikov: 2.34,
}

/** Share of rows that repeat a running value from which it counts as having mass points. */
const manyRepeats = 0.2

/** Different values that a bandwidth holds at least where there are mass points. */
const leastDistinct = 10

/** Whether a side repeats its running values so often that it has mass points. */
export const hasMassPoints = ({ left, right }: Sample): boolean =>
  [left, right].some((side) => 1 - distinctValues(side) / side.distance.length >= manyRepeats)

/** The bandwidths as given, or as the selector chooses them; null where it cannot. */
export const chooseBandwidths = (sample: Sample, plan: DiscontinuityPlan): Bandwidths | null => {
  const { bandwidth, biasBandwidth, rho } = plan
  const chosen =
    bandwidth === undefined
      ? selected(sample, plan)
      : asGiven(bandwidth, biasBandwidth ?? bandwidth)
  return chosen === null || rho === undefined
    ? chosen
    : { ...chosen, bLeft: chosen.hLeft / rho, bRight: chosen.hRight / rho }
}

const asGiven = (fit: Width, bias: Width): Bandwidths => {
  const pair = (width: Width): { left: number; right: number } =>
    typeof width === 'number' ? { left: width, right: width } : width
  const h = pair(fit)
  const b = pair(bias)
  return { hLeft: h.left, hRight: h.right, bLeft: b.left, bRight: b.right }
}

const selected = (sample: Sample, plan: DiscontinuityPlan): Bandwidths | null => {
  // Where everybody on a side complies, the treatment says nothing about the bandwidth there.
  const left = withVaryingTreatment(sample.left, sample.right)
  const right = withVaryingTreatment(sample.right, sample.left)
  const floor = plan.massPoints === 'adjust' && hasMassPoints(sample)
  const leastLeft = floor ? distanceToDistinct(left, leastDistinct) : 0
  const leastRight = floor ? distanceToDistinct(right, leastDistinct) : 0
  const counted =
    plan.massPoints === 'adjust' ? distinctValues(left) + distinctValues(right) : sample.n
  const reference = constants[plan.kernel] * spreadOf(left, right) * counted ** (-1 / 5)
  const widest = Math.max(rangeOf(left), rangeOf(right))
  return selectBandwidths(
    { left, right },
    {
      kernel: plan.kernel,
      spread: plan,
      order: plan.order,
      biasOrder: plan.biasOrder,
      derivative: plan.derivative,
      regularise: plan.regularise,
      first: Math.max(Math.min(reference, widest), leastLeft, leastRight),
      leastLeft,
      leastRight,
      size: clustersOf(left) + clustersOf(right) || sample.n,
    },
    plan.selector,
  )
}

const withVaryingTreatment = (side: Side, other: Side): Side => {
  const constant = ({ treatment }: Side): boolean =>
    treatment?.every((value) => value === treatment[0]) ?? false
  return constant(side) || constant(other) ? { ...side, treatment: null } : side
}

/** The smaller of standard deviation and interquartile range ÷ 1.349, both sides together. */
const spreadOf = (left: Side, right: Side): number => {
  const all = Float64Array.from([...left.distance, ...right.distance])
  return Math.min(sampleDeviation(all), (quartile(all, 3) - quartile(all, 1)) / 1.349)
}

/** Quartile that averages where it falls between two values (type 2 of Hyndman & Fan 1996). */
const quartile = (sorted: Float64Array, quarter: number): number => {
  const place = (sorted.length * quarter) / 4
  const above = sorted[Math.floor(place)] ?? NaN
  return Number.isInteger(place) ? ((sorted[place - 1] ?? NaN) + above) / 2 : above
}

/** Number of clusters on a side; 0 without. */
export const clustersOf = (side: Side): number => new Set(side.cluster ?? []).size
