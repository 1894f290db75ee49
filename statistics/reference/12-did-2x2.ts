import { twoByTwo } from '../impact/difference-in-differences/two-by-two.ts'
import { numbersOf, referenceRows, type ReferenceCase } from './reference-case.ts'

/** Outcome, covariates, and the published effect with its classical standard error. */
const models: readonly (readonly [string, readonly string[], number, number])[] = [
  ['rprice', [], -11863.9032521126, 7456.64617325887],
  ['rprice', ['age', 'agesq'], -21920.2699510366, 6359.74539051935],
  [
    'rprice',
    ['age', 'agesq', 'intst', 'land', 'area', 'rooms', 'baths'],
    -14177.9341815923,
    4987.266737695,
  ],
  ['lrprice', [], -0.06264892726548, 0.08344078191187],
]

export const cases: readonly ReferenceCase[] = [
  {
    id: '12-did-2x2/kielmc',
    page: 'difference-in-differences',
    reference: 'Wooldridge, Introductory Econometrics',
    source: 'Example 13.3, Table 13.2 (data of Kiel & McClain 1995)',
    compare: () => {
      const rows = referenceRows('12-did-2x2/kielmc.csv')
      if (rows === null) return null
      return models.flatMap(([outcome, covariates, effect, error]) => {
        const result = twoByTwo(
          {
            outcome: numbersOf(rows, outcome),
            treated: numbersOf(rows, 'nearinc'),
            post: numbersOf(rows, 'y81'),
            covariates: Object.fromEntries(covariates.map((name) => [name, numbersOf(rows, name)])),
          },
          { se: 'classical' },
        )
        if (!result.ok) throw new Error(JSON.stringify(result.refusals))
        const { estimate, se } = result.value
        const quantity = `effect on ${outcome}, ${covariates.length} covariates`
        return [
          { quantity, published: [effect], ours: [estimate], tolerance: { rel: 1e-6 } },
          {
            quantity: `${quantity}: standard error`,
            published: [error],
            ours: [se],
            tolerance: { rel: 1e-6 },
          },
        ]
      })
    },
  },
]
