import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../numerics/random.ts'
import type { Outcome } from '../../outcome.ts'
import { twoByTwo, type TwoByTwo, type TwoByTwoOptions } from './two-by-two.ts'
import type { TwoByTwoColumns } from './two-by-two-checks.ts'

const valueOf = (outcome: Outcome<TwoByTwo>): TwoByTwo => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}
const estimate = (columns: TwoByTwoColumns, options?: TwoByTwoOptions): TwoByTwo =>
  valueOf(twoByTwo(columns, options))
const refusalsOf = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.refusals)

// Means: untreated 2 then 3, treated 5 then 9: the effect is 4 - 1 = 3.
const small: TwoByTwoColumns = {
  outcome: [1, 3, 2, 4, 4, 6, 8, 10],
  treated: [0, 0, 0, 0, 1, 1, 1, 1],
  post: [0, 0, 1, 1, 0, 0, 1, 1],
}

const random = seeded(3)
const drawn = (n: number): TwoByTwoColumns => {
  const rows = Array.from({ length: n }, (_, i) => {
    const treated = i % 2
    const post = i % 4 < 2 ? 0 : 1
    const x = random.normal()
    return {
      treated,
      post,
      x,
      outcome: treated + 2 * post + 1.5 * treated * post + x + random.normal(),
    }
  })
  return {
    outcome: rows.map(({ outcome }) => outcome),
    treated: rows.map(({ treated }) => treated),
    post: rows.map(({ post }) => post),
    covariates: { x: rows.map(({ x }) => x) },
    cluster: rows.map((_, i) => i % 40),
  }
}

describe('difference-in-differences of two groups in two times', () => {
  it('is the difference of differences of means', () => {
    const result = estimate(small)
    expect(result.estimate).toBeCloseTo(3, 12)
    expect(result.cells).toEqual([
      { treated: 0, post: 0, mean: 2, rows: 2 },
      { treated: 0, post: 1, mean: 3, rows: 2 },
      { treated: 1, post: 0, mean: 5, rows: 2 },
      { treated: 1, post: 1, mean: 9, rows: 2 },
    ])
    const [constant, treated, post, effect] = result.coefficients
    expect(constant?.estimate).toBeCloseTo(2, 12)
    expect(treated?.estimate).toBeCloseTo(3, 12)
    expect(post?.estimate).toBeCloseTo(1, 12)
    expect(effect?.name).toBe('treated:post')
    expect(effect?.estimate).toBe(result.estimate)
    expect(result).toMatchObject({ n: 8, df: 4, clusters: null, warnings: [], level: 0.95 })
  })

  it('has the errors of least squares', () => {
    // Each residual is ±1, so that s² = 8 / 4 = 2, and the effect's variance 2 (4 / 2).
    expect(estimate(small, { se: 'classical' }).se).toBeCloseTo(2, 12)
    // HC0 is the sum of e² / 4 over the cells: 4 · 2 / 4 = 2; times n / (n - k) = 2.
    expect(estimate(small, { se: 'hc1' }).se).toBeCloseTo(2, 12)
    expect(estimate(small).se).toBe(estimate(small, { se: 'hc1' }).se)
    // Clusters of the first and the second row of each cell: the scores cancel within each.
    const paired = { ...small, cluster: ['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd'] }
    expect(estimate(paired).se).toBeCloseTo(0, 12)
    // Clusters of low and high rows: every score adds up: ±1 each, (4 · ½)² · 2 = 8, times 2 · 7/4.
    const alike = { ...small, cluster: ['l', 'h', 'h', 'l', 'h', 'l', 'l', 'h'] }
    expect(estimate(alike).se).toBeCloseTo(Math.sqrt(8 * 2 * (7 / 4)), 12)
    expect(estimate(alike)).toMatchObject({ clusters: 2, df: 1 })
  })

  it('has classical errors from the spread of all, HC1 errors from that of each group', () => {
    // Five rows before and after in one group, two in the other; variances 2.5, 0 and 8, 18.
    const uneven: TwoByTwoColumns = {
      outcome: [1, 2, 3, 4, 5, 7, 7, 7, 7, 7, 1, 5, 2, 8],
      treated: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1],
      post: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 1, 1],
    }
    const classical = estimate(uneven, { se: 'classical' })
    const spread = (4 * 2.5 + 0 + 8 + 18) / 10
    expect(classical.se).toBeCloseTo(Math.sqrt(spread * (1 / 5 + 1 / 5 + 1 / 2 + 1 / 2)), 12)
    expect(classical.method).toBe(
      'Difference-in-differences by least squares, classical standard errors',
    )
    const robust = estimate(uneven)
    const means = (4 * 2.5) / 25 + 0 + 8 / 4 + 18 / 4
    expect(robust.se).toBeCloseTo(Math.sqrt((14 / 10) * means), 12)
    expect(robust.method).toContain('squares, heteroskedasticity-robust standard errors (HC1)')
    expect(robust.coefficients.map(({ name }) => name)).toEqual([
      ...['constant', 'treated', 'post', 'treated:post'],
    ])
  })

  it('has intervals and p-values of Student’s t', () => {
    const { estimate: effect, se, low, high, p } = estimate(small, { se: 'classical' })
    // t of 4 degrees of freedom at 97.5 %: 2.776445.
    expect(high - effect).toBeCloseTo(2.7764451051977987 * se, 9)
    expect(effect - low).toBeCloseTo(2.7764451051977987 * se, 9)
    // t = 1.5, df = 4: 0.208 two-sided.
    expect(p).toBeCloseTo(0.208, 3)
    expect(estimate(small, { level: 0.5 }).high).toBeLessThan(high)
  })

  it('warns of few clusters, on both sides of thirty', () => {
    const columns = drawn(120)
    const clusters = (count: number) =>
      estimate({ ...columns, cluster: Array.from(columns.post, (_, i) => i % count) }).warnings
    expect(clusters(30)).toEqual([])
    expect(clusters(29)).toEqual([
      {
        code: 'few-clusters',
        message: '29 clusters: with fewer than 30, standard errors come out too small.',
      },
    ])
    expect(estimate(columns, { se: 'hc1' }).clusters).toBeNull()
  })

  it('scales and shifts with the outcome, and not with the order of rows', () => {
    const columns = drawn(80)
    const base = estimate(columns)
    const order = Array.from(columns.post, (_, i) => (i * 7) % 80)
    const pick = <Value>(values: ArrayLike<Value> | undefined): Value[] =>
      order.map((i) => values?.[i] as Value)
    const shuffled = estimate({
      outcome: pick(columns.outcome),
      treated: pick(columns.treated),
      post: pick(columns.post),
      covariates: { x: pick(columns.covariates?.['x']) },
      cluster: pick(columns.cluster),
    })
    expect(shuffled.estimate).toBeCloseTo(base.estimate, 12)
    expect(shuffled.se).toBeCloseTo(base.se, 12)
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.constantFrom('classical' as const, 'hc1' as const, 'cluster' as const),
        (by, shift, se) => {
          const own = estimate(columns, { se })
          const moved = estimate(
            { ...columns, outcome: Array.from(columns.outcome, (y) => by * y + shift) },
            { se },
          )
          expect(moved.estimate / by).toBeCloseTo(own.estimate, 8)
          expect(moved.se / by).toBeCloseTo(own.se, 8)
          expect(moved.low).toBeLessThan(moved.estimate)
          expect(moved.high).toBeGreaterThan(moved.estimate)
        },
      ),
      { seed: 6, numRuns: 15 },
    )
  })

  it('narrows with more rows', () => {
    const se = (n: number) => estimate(drawn(n), { se: 'hc1' }).se
    expect(se(800)).toBeLessThan(se(80) / 2)
  })
})

describe('refusals', () => {
  it('name the row that is neither 0 nor 1', () => {
    const [refusal] = refusalsOf(
      twoByTwo({ ...small, post: [0, 0, 2, 1, 0, 0, 1, 1] }, { names: { post: 'after' } }),
    )
    expect(refusal).toEqual({
      code: 'not-0-or-1',
      found: 'after, row 3: 2',
      expected: '0 or 1',
      whatToDo: 'Write 0 or 1 in after in row 3.',
      about: { column: 'after', row: '3' },
    })
    expect(refusalsOf(twoByTwo({ ...small, treated: [0, 0, 0, 0.5, 1, 1, 1, 1] }))[0]?.found).toBe(
      'treated, row 4: 0.5',
    )
  })

  it('name the cell without rows: one group only, one time only', () => {
    const cells = (part: Partial<TwoByTwoColumns>) =>
      refusalsOf(twoByTwo({ ...small, ...part })).map(({ code, found }) => [code, found])
    expect(cells({ treated: [1, 1, 1, 1, 1, 1, 1, 1] })).toEqual([
      ['cell-empty', 'no row with treated = 0 and post = 0'],
      ['cell-empty', 'no row with treated = 0 and post = 1'],
    ])
    const [empty] = refusalsOf(twoByTwo({ ...small, treated: [1, 1, 1, 1, 1, 1, 1, 1] }))
    expect(empty).toMatchObject({
      expected: 'rows of both groups in both times',
      whatToDo: 'Add the rows of the group or time that is missing.',
      about: { column: 'treated' },
    })
    expect(cells({ post: [0, 0, 0, 0, 0, 0, 0, 0] })).toEqual([
      ['cell-empty', 'no row with treated = 0 and post = 1'],
      ['cell-empty', 'no row with treated = 1 and post = 1'],
    ])
  })

  it('name values that are missing, empty tables, lengths and levels', () => {
    const codes = (part: Partial<TwoByTwoColumns>, options?: TwoByTwoOptions) =>
      refusalsOf(twoByTwo({ ...small, ...part }, options)).map(({ code }) => code)
    expect(codes({ outcome: [1, 3, 2, NaN, 4, 6, 8, 10] })).toEqual(['value-not-finite'])
    expect(codes({ treated: [0, 0, 0, 0, 1, NaN, 1, 1] })).toEqual(['value-not-finite'])
    expect(codes({ covariates: { x: [1, 2, 3, 4, 5, 6, 7, Infinity] } })).toEqual([
      'value-not-finite',
    ])
    expect(codes({ outcome: [], treated: [], post: [] })).toEqual(['no-rows'])
    expect(codes({ outcome: [2, 2, 2, 2, 2, 2, 2, 2] })).toEqual(['outcome-constant'])
    expect(codes({ post: [0, 1] })).toEqual(['lengths-differ'])
    expect(codes({ cluster: ['a'] })).toEqual(['lengths-differ'])
    expect(codes({}, { level: 95 })).toEqual(['level-out-of-range'])
  })

  it('ask for two clusters', () => {
    const cluster = Array.from(small.post, () => 'all')
    expect(refusalsOf(twoByTwo({ ...small, cluster }, { names: { cluster: 'town' } }))[0]).toEqual({
      code: 'one-cluster',
      found: '1 clusters in town',
      expected: 'two or more clusters',
      whatToDo: 'Name a column with more clusters, or choose other standard errors.',
      about: { column: 'town' },
    })
    expect(refusalsOf(twoByTwo(small, { se: 'cluster' }))[0]?.found).toBe('0 clusters in cluster')
  })

  it('refuse covariates that follow from the others, and more coefficients than rows', () => {
    const refused = (covariates: Record<string, number[]>, rows = small) =>
      refusalsOf(twoByTwo({ ...rows, covariates }))[0]
    expect(refused({ level: [5, 5, 5, 5, 5, 5, 5, 5] })).toEqual({
      code: 'covariates-dependent',
      found: '5 coefficients that 8 rows cannot tell apart',
      expected: 'more rows than coefficients, and covariates that do not follow from each other',
      whatToDo: 'Leave out a covariate that is constant or follows from the others.',
      about: { option: 'covariates' },
    })
    const four = { outcome: [1, 2, 3, 5], treated: [0, 0, 1, 1], post: [0, 1, 0, 1] }
    expect(refusalsOf(twoByTwo(four))[0]?.found).toBe(
      '4 coefficients that 4 rows cannot tell apart',
    )
  })
})
