import { densityTest } from '../impact/discontinuity/density-test.ts'
import { numbersOf, referenceRows, type ReferenceCase } from './reference-case.ts'

export const cases: readonly ReferenceCase[] = [
  {
    id: '18-rd-density/senate',
    page: 'density-at-the-threshold',
    reference: 'rddensity (GitHub, 2026-07-24)',
    source: 'Cattaneo, Jansson & Ma (2018), Stata Journal 18(1)',
    compare: () => {
      const rows = referenceRows('18-rd-density/senate.csv')
      if (rows === null) return null
      const result = densityTest(numbersOf(rows, 'margin'))
      if (!result.ok) throw new Error(JSON.stringify(result.refusals))
      const { statistic, p, bandwidths, n, rows: sides, within } = result.value
      return [
        {
          quantity: 'T (jackknife)',
          published: [-0.8752730140858],
          ours: [statistic],
          tolerance: { abs: 1e-5 },
        },
        { quantity: 'p', published: [0.3814253737555], ours: [p], tolerance: { abs: 1e-5 } },
        {
          quantity: 'h left,right',
          published: [19.841108436435, 27.11878666365],
          ours: [bandwidths.left, bandwidths.right],
          tolerance: { rel: 1e-5 },
        },
        {
          quantity: 'N',
          published: [1390, 640, 750, 408, 460],
          ours: [n, sides.left, sides.right, within.left, within.right],
          tolerance: 'equal',
        },
      ]
    },
  },
]
