import { describe, expect, it } from 'vitest'
import { unrefused, fuzzySample, sharpSample } from '../../reference/drawn-samples.ts'
import { numbersOf, referenceDataPresent, referenceRows } from '../../reference/reference-case.ts'
import { bandwidthSelectors, type BandwidthSelector } from './bandwidth-selector.ts'
import type { DiscontinuityOptions } from './discontinuity-options.ts'
import {
  regressionDiscontinuity,
  type RegressionDiscontinuity,
} from './regression-discontinuity.ts'

const sharp = sharpSample()
const fuzzy = fuzzySample()

const estimate = (
  options: DiscontinuityOptions = {},
  { y, x }: { y: number[]; x: number[] } = sharp,
): RegressionDiscontinuity => unrefused(regressionDiscontinuity(y, x, options))

/** Conventional and corrected estimate, conventional and robust error. */
const figures = ({ conventional, robust }: RegressionDiscontinuity): number[] => [
  conventional.estimate,
  robust.estimate,
  conventional.se,
  robust.se,
]

const expectClose = (ours: readonly number[], published: readonly number[], share = 1e-9): void => {
  expect(ours).toHaveLength(published.length)
  published.forEach((value, i) => {
    expect(Math.abs((ours[i] ?? NaN) / value - 1)).toBeLessThan(share)
  })
}

// rdpackages/rdrobust, R/rdrobust/tests/testthat/test-numerical-contracts.R (2026).
describe('figures that rdrobust holds itself to', () => {
  it('fuzzy: estimates and errors of the ratio', () => {
    const result = estimate({ treatment: fuzzy.d, bandwidth: 0.3 }, fuzzy)
    expectClose(
      figures(result),
      [1.15411192106143, 1.30906992078803, 0.254478140749401, 0.353555726921529],
    )
  })

  it('two covariates and 40 clusters, CR1', () => {
    const { z1, z2, cluster } = sharp
    const result = estimate({ covariates: { z1, z2 }, clusters: cluster, bandwidth: 0.3 })
    expectClose(
      figures(result),
      [0.588602499100754, 0.563768246801708, 0.222366879403164, 0.296682179015828],
    )
    expect(result.warnings).toEqual([])
  })

  const senate = referenceRows('17-rdd-robust/senate.csv')
  const vote = (options: DiscontinuityOptions, covariates: readonly string[] = []) =>
    unrefused(
      regressionDiscontinuity(numbersOf(senate ?? [], 'vote'), numbersOf(senate ?? [], 'margin'), {
        ...options,
        covariates: Object.fromEntries(
          covariates.map((name) => [name, numbersOf(senate ?? [], name)]),
        ),
      }),
    )

  it('the Senate with a bandwidth of 15', () => {
    expect(senate !== null).toBe(referenceDataPresent())
    if (senate === null) return
    const result = vote({ bandwidth: 15 })
    expectClose(
      figures(result),
      [7.48728585809499, 9.08562818492005, 1.55973178848191, 2.24067206402775],
    )
    expect(result.within).toEqual({ left: 319, right: 288 })
    expect(result.rows).toEqual({ left: 595, right: 702 })
  })

  it('the Senate: a kink with the Epanechnikov kernel and HC3', () => {
    if (senate === null) return
    const result = vote({
      ...{ bandwidth: 15, order: 2, derivative: 1 },
      ...{ kernel: 'epanechnikov', variance: 'hc3' },
    })
    expectClose(
      figures(result),
      [1.91767244605116, 3.31534165956668, 0.779215462267211, 1.86452219485337],
    )
    expect(result.method).toContain('Sharp regression kink, local polynomial of order 2')
  })

  // Python/rdrobust/tests/test_numerical_contracts.py
  it('the Senate with three covariates and HC1: bandwidths and counts', () => {
    if (senate === null) return
    const names = ['termshouse', 'termssenate', 'population']
    const { hLeft, hRight, bLeft, bRight } = vote({ variance: 'hc1' }, names).bandwidths
    expectClose([hLeft, hRight, bLeft, bRight], [17.97689, 17.97689, 28.963712, 28.963712], 1e-7)
    const given = vote({ variance: 'hc1', bandwidth: 10, biasBandwidth: 20 }, names)
    expect(given.rows).toEqual({ left: 491, right: 617 })
    expect(given.distinct).toEqual({ left: 491, right: 580 })
    expect(given.within).toEqual({ left: 215, right: 181 })
    expect(given.withinBias).toEqual({ left: 336, right: 300 })
  })
})

// Computed a second time with plain matrices (numpy), without any step shared with this code.
describe('bandwidths', () => {
  const selected: Readonly<Record<BandwidthSelector, readonly number[]>> = {
    mserd: [0.3348698555, 0.3348698555, 0.5160379076, 0.5160379076],
    msetwo: [0.3730897932, 0.3247355151, 0.5835048734, 0.4891108477],
    msesum: [0.3503771839, 0.3503771839, 0.5101074421, 0.5101074421],
    msecomb1: [0.3348698555, 0.3348698555, 0.5101074421, 0.5101074421],
    msecomb2: [0.3503771839, 0.3348698555, 0.5160379076, 0.5101074421],
    cerrd: [0.2323119187, 0.2323119187, 0.5160379076, 0.5160379076],
    certwo: [0.258826539, 0.2252813424, 0.5835048734, 0.4891108477],
    cersum: [0.2430699405, 0.2430699405, 0.5101074421, 0.5101074421],
    cercomb1: [0.2323119187, 0.2323119187, 0.5101074421, 0.5101074421],
    cercomb2: [0.2430699405, 0.2323119187, 0.5160379076, 0.5101074421],
  }
  it.each(bandwidthSelectors)('%s', (selector) => {
    const result = estimate({ selector })
    const { hLeft, hRight, bLeft, bRight } = result.bandwidths
    expectClose([hLeft, hRight, bLeft, bRight], selected[selector], 1e-8)
    expect(result.selector).toBe(selector)
  })

  const { z1, z2, cluster } = sharp
  const coarse = { y: sharp.y, x: sharp.x.map((x) => Math.floor(x * 15) / 15) }
  const z = z1
  it.each([
    ['uniform, HC1', { kernel: 'uniform', variance: 'hc1' }, sharp, 0.2299571183, 0.4402933761],
    ['uniform, HC3', { kernel: 'uniform', variance: 'hc3' }, sharp, 0.2498630264, 0.4531404763],
    ['Epanechnikov', { kernel: 'epanechnikov' }, sharp, 0.3103392246, 0.5019396289],
    ['HC0', { variance: 'hc0' }, sharp, 0.3242028692, 0.507072022],
    ['HC2', { variance: 'hc2' }, sharp, 0.3268471129, 0.5094711837],
    ['CR1', { clusters: cluster }, sharp, 0.3701654486, 0.5433161534],
    ['CR2', { clusters: cluster, variance: 'hc2' }, sharp, 0.3714363382, 0.5446482318],
    ['CR3', { clusters: cluster, variance: 'hc3' }, sharp, 0.3751503086, 0.5484193187],
    ['CR1, coverage', { clusters: cluster, selector: 'cerrd' }, sharp, 0.2973318135, 0.5433161534],
    ['covariates', { covariates: { z1, z2 } }, sharp, 0.3625680069, 0.5666341679],
    ['fuzzy', { treatment: fuzzy.d }, fuzzy, 0.2655797211, 0.4528262663],
    ['fuzzy with z', { treatment: fuzzy.d, covariates: { z } }, fuzzy, 0.2609393496, 0.4475390496],
    ['a kink', { derivative: 1 }, sharp, 0.4671910951, 0.6589522903],
    ['a kink by lines', { derivative: 1, order: 1 }, sharp, 0.2834225871, 0.5160379076],
    ['orders 2 and 4', { order: 2, biasOrder: 4 }, sharp, 0.2996881156, 0.6941807381],
    ['constants', { order: 0 }, sharp, 0.09996336941, 0.3666852254],
    ['no regularisation', { regularise: 0 }, sharp, 0.627292656, 0.6237292418],
    ['half of it', { regularise: 0.5 }, sharp, 0.4568849619, 0.5785758155],
    ['mass points', {}, coarse, 0.2982871542, 0.5350015442],
    ['mass points, checked', { massPoints: 'check' }, coarse, 0.276499498, 0.5413777558],
    ['mass points, off', { massPoints: 'off' }, coarse, 0.276499498, 0.5413777558],
  ] as const)('%s', (_, options, sample, h, b) => {
    const { hLeft, hRight, bLeft, bRight } = estimate(options, sample).bandwidths
    expectClose([hLeft, hRight, bLeft, bRight], [h, h, b, b], 1e-8)
  })

  it('are taken as given: for both sides or for each, and b from h where it is not given', () => {
    expect(estimate({ bandwidth: 0.3 }).bandwidths).toEqual({
      ...{ hLeft: 0.3, hRight: 0.3 },
      ...{ bLeft: 0.3, bRight: 0.3 },
    })
    const apart = estimate({
      bandwidth: { left: 0.3, right: 0.4 },
      biasBandwidth: { left: 0.5, right: 0.6 },
    })
    expect(apart.bandwidths).toEqual({ hLeft: 0.3, hRight: 0.4, bLeft: 0.5, bRight: 0.6 })
    expect(apart.selector).toBe('given')
    const wider = estimate({ bandwidth: 0.3, biasBandwidth: 0.5, rho: 0.6 }).bandwidths
    expect([wider.bLeft, wider.bRight]).toEqual([0.5, 0.5])
    const chosen = estimate({ rho: 0.8 }).bandwidths
    expectClose(
      [chosen.hLeft, chosen.bLeft, chosen.bRight],
      [0.3348698555, 0.4185873194, 0.4185873194],
      1e-8,
    )
  })

  it('of a fuzzy design in which all on one side comply are those of the sharp one', () => {
    const treatment = sharp.x.map((x, i) => (x >= 0 && i % 4 !== 0 ? 1 : 0))
    const none = estimate({ treatment })
    expect(none.bandwidths).toEqual(estimate().bandwidths)
    const mirrored = { y: sharp.y, x: sharp.x.map((x) => -x) }
    expect(estimate({ treatment }, mirrored).bandwidths).toEqual(estimate({}, mirrored).bandwidths)
  })
})

describe('the estimate', () => {
  it('states itself in three ways, and reports the conventional one with the robust interval', () => {
    const result = estimate()
    expectClose(figures(result), [0.6861386032, 0.6298447211, 0.2246547316, 0.2669431175], 1e-8)
    expect(result.biasCorrected.estimate).toBe(result.robust.estimate)
    expect(result.biasCorrected.se).toBe(result.conventional.se)
    expect(result.estimate).toBe(result.conventional.estimate)
    expect(result.se).toBe(result.conventional.se)
    expect([result.low, result.high]).toEqual([result.robust.low, result.robust.high])
    expectClose(
      [result.robust.low, result.robust.high, result.robust.z, result.robust.p],
      [0.106645825, 1.1530436171, 2.3594717909, 0.0183009],
      1e-5,
    )
    expect(result.n).toBe(1500)
    expect(result.level).toBe(0.95)
    expect(result.method).toBe(
      'Sharp regression discontinuity, local polynomial of order 1, robust bias-corrected interval (Calonico, Cattaneo & Titiunik 2014)',
    )
    expect([result.firstStage, result.reducedForm]).toEqual([null, null])
    const [left = NaN] = result.lines.left
    const [right = NaN] = result.lines.right
    expect(right - left).toBeCloseTo(result.estimate, 12)
    expect([result.order, result.biasOrder, result.cutoff]).toEqual([1, 2, 0])
  })

  it('is narrower at a lower level', () => {
    const { low, high, robust } = estimate({ level: 0.9 })
    expectClose([robust.estimate - (low ?? NaN)], [1.644853627 * robust.se], 1e-8)
    expectClose([(high ?? NaN) - robust.estimate], [1.644853627 * robust.se], 1e-8)
  })

  it('of a fuzzy design is the jump of the outcome divided by that of the treatment', () => {
    const options = { bandwidth: 0.3, biasBandwidth: 0.5 }
    const result = estimate({ ...options, treatment: fuzzy.d }, fuzzy)
    const outcome = estimate(options, fuzzy)
    const treatment = estimate(options, { y: fuzzy.d, x: fuzzy.x })
    expect(result.reducedForm?.robust).toEqual(outcome.robust)
    expect(result.firstStage?.robust).toEqual(treatment.robust)
    expect(result.firstStage?.conventional).toEqual(treatment.conventional)
    expect(result.estimate).toBeCloseTo(outcome.estimate / treatment.estimate, 12)
    expect(result.method).toContain('Fuzzy regression discontinuity')
    // To the first order: the ratio moves by the bias of both.
    const [y, t] = [outcome.estimate, treatment.estimate]
    const byOutcome = (outcome.biasCorrected.estimate - y) / t
    const byTreatment = ((treatment.biasCorrected.estimate - t) * y) / t ** 2
    expect(result.robust.estimate).toBeCloseTo(y / t + byOutcome - byTreatment, 12)
  })

  it('with full compliance is the sharp one, and its first stage has no error', () => {
    const treatment = sharp.x.map((x) => (x >= 0 ? 1 : 0))
    const result = estimate({ treatment })
    expectClose(figures(result), figures(estimate()), 1e-9)
    expect(result.firstStage?.conventional.estimate).toBeCloseTo(1, 12)
    expect(result.warnings).toEqual([])
  })

  it('names a derivative of higher order', () => {
    expect(estimate({ derivative: 2, bandwidth: 0.5 }).method).toContain('regression derivative 2')
    expect(estimate({ derivative: 2, bandwidth: 0.5 }).order).toBe(3)
  })
})
