import { jamesStein } from '../comparison/james-stein.ts'
import { randomEffects } from '../comparison/random-effects.ts'
import type { Comparison, ReferenceCase } from './reference-case.ts'

// Hits of 18 players in their first 45 times at bat of 1970.
const hits = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7]
const atBats = 45

const battingCompared = (): readonly Comparison[] => {
  const root = Math.sqrt(atBats)
  const outcome = jamesStein({
    estimates: hits.map((hit) => root * Math.asin((2 * hit) / atBats - 1)),
    standardErrors: hits.map(() => 1),
  })
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  const { shrinkage, places } = outcome.value
  return [
    {
      quantity: 'shrinkage (k - 3) ÷ V',
      published: [0.7910257679019],
      ours: [shrinkage],
      tolerance: { abs: 1e-6 },
    },
    {
      quantity: 'estimates of the 18 players',
      published: [
        0.29, 0.286, 0.281, 0.277, 0.273, 0.273, 0.268, 0.264, 0.259, 0.259, 0.254, 0.254, 0.254,
        0.254, 0.254, 0.249, 0.244, 0.239,
      ],
      ours: places.map(({ estimate }) => (1 + Math.sin(estimate / root)) / 2),
      tolerance: { abs: 0.0006 },
    },
  ]
}

// Log risk ratios of tuberculosis after BCG vaccination in 13 trials, and their variances.
const logRatios = [
  -0.889311333920205, -1.58538865720143, -1.34807314829969, -1.44155119002131, -0.217547322211296,
  -0.786115585818864, -1.62089822359839, 0.0119523335238405, -0.469417648738149, -1.37134480347278,
  -0.339358828338391, 0.445913400571379, -0.0173139482168798,
]
const variances = [
  0.325584765003961, 0.194581121398144, 0.415367965367965, 0.0200100319022476, 0.0512101721696309,
  0.00690561845590876, 0.223017247572315, 0.00396157929781773, 0.056434210463249,
  0.0730247936130289, 0.0124122139715597, 0.532505845200153, 0.0714046596839863,
]

const bcgCompared = (): readonly Comparison[] => {
  const outcome = randomEffects({ estimates: logRatios, standardErrors: variances.map(Math.sqrt) })
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  const { estimate, se, between, i2, places } = outcome.value
  return [
    {
      quantity: 'mean and its standard error',
      published: [-0.7141172220732, 0.1787420895354],
      ours: [estimate, se],
      tolerance: { abs: 1e-4 },
    },
    { quantity: 'τ²', published: [0.3087602628624], ours: [between], tolerance: { abs: 1e-4 } },
    {
      quantity: 'I² in percent',
      published: [92.117346854562],
      ours: [i2],
      tolerance: { abs: 0.01 },
    },
    {
      quantity: 'best linear predictions of the 13 trials',
      published: [
        -0.7993909731859, -1.248573568693, -0.9844290132641, -1.39727718736, -0.2881904295096,
        -0.7845405241511, -1.240611733209, 0.002754440276731, -0.5072315485382, -1.24563556558,
        -0.3538419540923, -0.2883644709003, -0.1481913587448,
      ],
      ours: places.map((place) => place.estimate),
      tolerance: { abs: 1e-4 },
    },
  ]
}

export const cases: readonly ReferenceCase[] = [
  {
    id: '09-empirical-bayes/efron-morris-1975',
    page: 'shrinkage',
    reference: 'Efron & Morris (1975), 18 batting averages',
    source: 'Efron B, Morris C. JASA 1975;70:311-319, table 1',
    compare: battingCompared,
  },
  {
    id: '09-empirical-bayes/bcg-DL',
    page: 'shrinkage',
    reference: 'metafor, rma(method = "DL") and blup(), dat.bcg',
    source: 'metafor documentation; Colditz et al. (1994)',
    compare: bcgCompared,
  },
]
