import {
  bandwidthSelectors,
  type BandwidthSelector,
} from '../impact/discontinuity/bandwidth-selector.ts'
import type { DiscontinuityOptions } from '../impact/discontinuity/discontinuity-options.ts'
import {
  regressionDiscontinuity,
  type RegressionDiscontinuity,
} from '../impact/discontinuity/regression-discontinuity.ts'
import { numbersOf, referenceRows, type Comparison, type ReferenceCase } from './reference-case.ts'

const file = '17-rdd-robust/senate.csv'
const shared = {
  page: 'regression-discontinuity',
  reference: 'rdrobust 3.0.0 (CRAN) and 4.0.0 (GitHub)',
  source: 'rdrobust illustration, rdpackages/rdrobust, R/rdrobust_illustration.r',
}

interface Published {
  readonly name: string
  readonly call: Omit<DiscontinuityOptions, 'covariates'> & { covariates?: readonly string[] }
  /** Estimate and standard error. */
  readonly conventional: readonly number[]
  readonly robust: readonly number[]
  readonly interval: readonly number[]
  readonly p: number
  readonly h: readonly number[]
  readonly b: readonly number[]
  readonly within: readonly number[]
}

const published: readonly Published[] = [
  {
    name: 'senate-default',
    call: {},
    conventional: [7.414130801972, 1.458716023826],
    robust: [7.506502470586, 1.741258414608],
    interval: [4.093698690178, 10.919306250994],
    p: 1.625443145023e-5,
    h: [17.754397221169, 17.754397221169],
    b: [28.028087151156, 28.028087151156],
    within: [360, 323],
  },
  {
    name: 'senate-default_uniform',
    call: { kernel: 'uniform' },
    conventional: [7.202474976216, 1.612891457169],
    robust: [7.593472899307, 1.852108312207],
    interval: [3.963407311914, 11.2235384867],
    p: 4.133151693349e-5,
    h: [11.596867304386, 11.596867304386],
    b: [22.944183903347, 22.944183903347],
    within: [271, 235],
  },
  {
    name: 'senate-fixed_h16.79369_b27.43745',
    call: { bandwidth: 16.79369, biasBandwidth: 27.43745 },
    conventional: [7.425304341122, 1.49535629339],
    robust: [7.526532691314, 1.763699067595],
    interval: [4.069746039261, 10.983319343367],
    p: 1.977024325119e-5,
    h: [16.79369, 16.79369],
    b: [27.43745, 27.43745],
    within: [343, 310],
  },
  {
    name: 'senate-covs_class_th_ts',
    call: { covariates: ['class', 'termshouse', 'termssenate'] },
    conventional: [6.849875389943, 1.406723675125],
    robust: [6.988432516587, 1.663565595607],
    interval: [3.727903863277, 10.248961169897],
    p: 2.658843848152e-5,
    h: [18.033363376911, 18.033363376911],
    b: [28.988228674839, 28.988228674839],
    within: [315, 283],
  },
  {
    name: 'senate-certwo_hc3',
    call: { selector: 'certwo', variance: 'hc3' },
    conventional: [8.054727823028, 1.731731874531],
    robust: [8.11368812265, 1.889268909552],
    interval: [4.410789102817, 11.816587142483],
    p: 1.749944467212e-5,
    h: [11.26063660099, 12.837712883828],
    b: [27.00455976651, 29.985128530536],
    within: [265, 255],
  },
  {
    name: 'senate-h12_15_b18_20',
    call: { bandwidth: { left: 12, right: 15 }, biasBandwidth: { left: 18, right: 20 } },
    conventional: [8.096299892377, 1.658704028494],
    robust: [8.681166069099, 2.027361681775],
    interval: [4.707610189183, 12.654721949014],
    p: 1.85219607359e-5,
    h: [12, 15],
    b: [18, 20],
    within: [279, 288],
  },
  {
    name: 'senate-cerrd_class_sr0_rho1',
    call: { selector: 'cerrd', regularise: 0, rho: 1, covariates: ['class'] },
    conventional: [7.176715325015, 1.208351910757],
    robust: [7.522624294752, 1.725892453347],
    interval: [4.139937245002, 10.905311344501],
    p: 1.308453356506e-5,
    h: [27.206698239331, 27.206698239331],
    b: [27.206698239331, 27.206698239331],
    within: [454, 428],
  },
]

/** Left and right of the fit, left and right of the bias. */
const selected: Readonly<Record<BandwidthSelector, readonly number[]>> = {
  mserd: [17.754397221169, 17.754397221169, 28.028087151156, 28.028087151156],
  msetwo: [16.169820203359, 18.126462334963, 27.103890176803, 29.343551242353],
  msesum: [18.365466109802, 18.365466109802, 31.318536268164, 31.318536268164],
  msecomb1: [17.754397221169, 17.754397221169, 28.028087151156, 28.028087151156],
  msecomb2: [17.754397221169, 18.126462334963, 28.028087151156, 29.343551242353],
  cerrd: [12.406775774469, 12.406775774469, 28.028087151156, 28.028087151156],
  certwo: [11.299473087002, 12.666774938779, 27.103890176803, 29.343551242353],
  cersum: [12.833790816972, 12.833790816972, 31.318536268164, 31.318536268164],
  cercomb1: [12.406775774469, 12.406775774469, 28.028087151156, 28.028087151156],
  cercomb2: [12.406775774469, 12.666774938779, 28.028087151156, 29.343551242353],
}

/** U.S. Senate elections 1914 to 2010: the vote by the margin of the election before. */
const senate = (call: Published['call']): RegressionDiscontinuity | null => {
  const rows = referenceRows(file)
  if (rows === null) return null
  const covariates = call.covariates?.map((name) => [name, numbersOf(rows, name)] as const)
  const result = regressionDiscontinuity(numbersOf(rows, 'vote'), numbersOf(rows, 'margin'), {
    ...call,
    covariates: covariates === undefined ? undefined : Object.fromEntries(covariates),
  })
  if (!result.ok) throw new Error(JSON.stringify(result.refusals))
  return result.value
}

const share = { rel: 1e-5 }

const compare = (expected: Published): readonly Comparison[] | null => {
  const ours = senate(expected.call)
  if (ours === null) return null
  const { conventional, biasCorrected, robust, bandwidths, within } = ours
  const pair = (
    quantity: string,
    figures: readonly number[],
    mine: readonly number[],
    tolerance: Comparison['tolerance'] = share,
  ): Comparison => ({ quantity, published: figures, ours: mine, tolerance })
  return [
    pair('tau conventional, se', expected.conventional, [conventional.estimate, conventional.se]),
    pair('tau bias-corrected, robust se', expected.robust, [biasCorrected.estimate, robust.se]),
    pair('robust 95% CI', expected.interval, [robust.low, robust.high]),
    pair('robust p', [expected.p], [robust.p], { abs: 1e-6 }),
    pair('h left,right', expected.h, [bandwidths.hLeft, bandwidths.hRight]),
    pair('b left,right', expected.b, [bandwidths.bLeft, bandwidths.bRight]),
    pair('N within h left,right', expected.within, [within.left, within.right], 'equal'),
  ]
}

const selections = (): readonly Comparison[] | null => {
  const all: Comparison[] = []
  for (const selector of bandwidthSelectors) {
    const ours = senate({ selector })
    if (ours === null) return null
    const { hLeft, hRight, bLeft, bRight } = ours.bandwidths
    all.push({
      quantity: `${selector}: h left,right, b left,right`,
      published: selected[selector],
      ours: [hLeft, hRight, bLeft, bRight],
      tolerance: share,
    })
  }
  return all
}

export const cases: readonly ReferenceCase[] = [
  ...published.map((expected) => ({
    id: `17-rdd-robust/${expected.name}`,
    ...shared,
    compare: () => compare(expected),
  })),
  {
    id: '17-rdd-robust/senate-rdbwselect-all',
    ...shared,
    source: 'rdbwselect(all = TRUE)',
    compare: selections,
  },
]
