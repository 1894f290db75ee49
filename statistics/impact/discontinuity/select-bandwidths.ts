import type { BandwidthSelector, Bandwidths } from './bandwidth-selector.ts'
import type { Kernel } from './kernel.ts'
import { pilot, type Pilot, type PilotDesign } from './pilot.ts'
import type { Spread } from './residuals.ts'
import { rangeOf, type Side } from './side.ts'

export interface SelectionDesign {
  readonly kernel: Kernel
  readonly spread: Spread
  /** Order of the fit, of its bias, and the derivative at the cutoff. */
  readonly order: number
  readonly biasOrder: number
  readonly derivative: number
  readonly regularise: number
  /** The bandwidth with which it begins, from the spread of the running variable alone. */
  readonly first: number
  /** No bandwidth is smaller than this, left and right; 0 where nothing is asked. */
  readonly leastLeft: number
  readonly leastRight: number
  /** Rows, or clusters where there are any: by its size a coverage bandwidth is smaller. */
  readonly size: number
}

interface Sides {
  readonly left: Side
  readonly right: Side
}
interface Pilots {
  readonly left: Pilot
  readonly right: Pilot
}
type Family = 'rd' | 'sum' | 'two'
type Pair = readonly [left: number, right: number]
/** The bandwidths of one family: of the fit and of its bias. */
interface Chosen {
  readonly h: Pair
  readonly b: Pair
}

/**
 * The ten bandwidths of Calonico, Cattaneo & Titiunik (2014) and Calonico, Cattaneo & Farrell
 * (2018): in three steps, each with the bandwidth of the one before, for a derivative of order
 * q + 1, for the bias, and for the fit itself. Each is (variance ÷ bias²)^(1 ÷ (2 × order + 3)),
 * with the variance of the bias added to its square. Null where a polynomial cannot be fitted.
 */
export const selectBandwidths = (
  sides: Sides,
  design: SelectionDesign,
  selector: BandwidthSelector,
): Bandwidths | null => {
  const chosen = combined(sides, design, selector.slice(3))
  if (chosen === null) return null
  const { order: p, size } = design
  const shrink = selector.startsWith('cer') ? size ** (-p / ((3 + p) * (3 + 2 * p))) : 1
  const [hLeft, hRight] = chosen.h
  const [bLeft, bRight] = chosen.b
  const bandwidths = { hLeft: hLeft * shrink, hRight: hRight * shrink, bLeft, bRight }
  return Object.values(bandwidths).every((width) => width > 0 && width < Infinity)
    ? bandwidths
    : null
}

const combined = (sides: Sides, design: SelectionDesign, kind: string): Chosen | null => {
  const families: readonly Family[] =
    kind === 'comb1' ? ['rd', 'sum'] : kind === 'comb2' ? ['rd', 'sum', 'two'] : [kind as Family]
  const start = bothPilots(sides, design, {
    order: design.biasOrder + 1,
    derivative: design.biasOrder + 1,
    biasOrder: design.biasOrder + 2,
    regularise: 0,
    bandwidths: [rangeOf(sides.left), rangeOf(sides.right)],
  })
  if (start === null) return null
  const each = families.map((family) => bandwidthsOf(sides, design, family, start))
  const found = each.filter((one) => one !== null)
  if (found.length < each.length) return null
  const middle = (pick: (one: Chosen) => number): number => {
    const sorted = found.map(pick).sort((a, b) => a - b)
    return sorted[sorted.length === 3 ? 1 : 0] ?? NaN
  }
  return {
    h: [middle(({ h }) => h[0]), middle(({ h }) => h[1])],
    b: [middle(({ b }) => b[0]), middle(({ b }) => b[1])],
  }
}

const bandwidthsOf = (
  sides: Sides,
  design: SelectionDesign,
  family: Family,
  start: Pilots,
): Chosen | null => {
  const { order, biasOrder, derivative, regularise } = design
  const least = Math.max(design.leastLeft, design.leastRight)
  const floor: Pair = family === 'two' ? [design.leastLeft, design.leastRight] : [least, least]
  const first = within(sides, family, best(start, family, biasOrder + 1, regularise))
  const forBias = bothPilots(sides, design, {
    order: biasOrder,
    derivative: order + 1,
    biasOrder: biasOrder + 1,
    regularise,
    bandwidths: [Math.max(first[0], floor[0]), Math.max(first[1], floor[1])],
  })
  if (forBias === null) return null
  const b = within(sides, family, best(forBias, family, biasOrder, regularise))
  const forFit = bothPilots(sides, design, {
    order,
    derivative,
    biasOrder,
    regularise,
    bandwidths: b,
  })
  if (forFit === null) return null
  return { h: within(sides, family, best(forFit, family, order, regularise)), b }
}

/** The bandwidth that balances bias and variance: of the jump, of the sum, or of each side. */
const best = (pilots: Pilots, family: Family, order: number, regularise: number): Pair => {
  const { left, right } = pilots
  const balance = (variance: number, bias: number, regularisation: number): number =>
    (variance / (bias ** 2 + regularise * regularisation)) ** (1 / (2 * order + 3))
  if (family === 'two') {
    return [
      balance(left.variance, left.bias, left.regularisation),
      balance(right.variance, right.bias, right.regularisation),
    ]
  }
  const both = balance(
    left.variance + right.variance,
    family === 'rd' ? right.bias - left.bias : right.bias + left.bias,
    left.regularisation + right.regularisation,
  )
  return [both, both]
}

/** No bandwidth reaches beyond the data. */
const within = (sides: Sides, family: Family, pair: Pair): Pair => {
  const left = rangeOf(sides.left)
  const right = rangeOf(sides.right)
  const widest = Math.max(left, right)
  return family === 'two'
    ? [Math.min(pair[0], left), Math.min(pair[1], right)]
    : [Math.min(pair[0], widest), Math.min(pair[1], widest)]
}

interface Step extends Pick<PilotDesign, 'order' | 'derivative' | 'biasOrder' | 'regularise'> {
  /** Of the polynomial that gives the bias, left and right. */
  readonly bandwidths: Pair
}

const bothPilots = (sides: Sides, design: SelectionDesign, step: Step): Pilots | null => {
  const { kernel, spread, first: varianceBandwidth } = design
  const common = { ...step, kernel, spread, varianceBandwidth }
  const left = pilot(sides.left, { ...common, biasBandwidth: step.bandwidths[0] })
  const right = pilot(sides.right, { ...common, biasBandwidth: step.bandwidths[1] })
  return left === null || right === null ? null : { left, right }
}
