import { describe, expect, test } from 'vitest'
import { agreementPage, kpiPage } from '../release/test-pages.ts'
import { testProgramme } from '../release/test-programme.ts'
import type { KpiAssessment } from '../release/release.ts'
import { compareParticipants, fewestCompared } from './compare-participants.ts'
import type { ComparedParticipants, KpiComparison } from './comparison.ts'

const flow = '5'
const plan = testProgramme.kpis.find(({ kind }) => kind === 'plan')?.id ?? ''

type Reach = readonly [reach: number, expected: number]

const row = (
  [reach, expected]: Reach,
  reachAt: 'interim' | 'final' = 'final',
  kpi = flow,
): KpiAssessment =>
  kpiPage(kpi, 100, { reach, expected, reachAt, status: reachAt === 'final' ? 'met' : 'behind' })

/** The comparison of KPI 5 over agreements with one such row each. */
const comparisonOf = (rows: readonly KpiAssessment[], kpi = flow): KpiComparison => {
  const pages = rows.map((one, i) => agreementPage('1', [String(10_001 + i)], [one]))
  const found = compareParticipants(testProgramme, pages).find((one) => one.kpi === kpi)
  if (found === undefined) throw new Error('not compared')
  return found
}
const comparedIn = ({ result }: KpiComparison): ComparedParticipants => {
  if (result.kind !== 'compared') throw new Error(result.reason)
  return result
}
const many = (n: number, reach: Reach): readonly Reach[] => Array.from({ length: n }, () => reach)
const finals = (reaches: readonly Reach[]): readonly KpiAssessment[] =>
  reaches.map((reach) => row(reach))

describe('participants beside each other', () => {
  test('have as ratio reach over expected, together from the sums, never an average', () => {
    const { ratio, places } = comparedIn(comparisonOf(finals([...many(9, [10, 10]), [200, 100]])))
    // (9 × 10 + 200) ÷ (9 × 10 + 100)
    expect(ratio).toBeCloseTo(290 / 190, 6)
    expect(places[0]?.ratio).toBe(1)
    expect(places[9]).toMatchObject({
      agreement: '2022/10010',
      reach: 200,
      expected: 100,
      ratio: 2,
    })
  })

  test('are within the funnel when all did the same, whatever their size', () => {
    const { places, betweenVariance } = comparedIn(
      comparisonOf(finals([...many(6, [5, 10]), ...many(6, [500, 1000])])),
    )
    expect(places.map(({ position }) => position)).toEqual(places.map(() => 'within'))
    expect(betweenVariance).toBe(0)
  })

  test('stand apart by size: the same ratio is chance for few and clear for many', () => {
    const crowd = many(30, [1000, 1000])
    const { places } = comparedIn(comparisonOf(finals([...crowd, [14, 10], [1400, 1000]])))
    expect(places.at(-2)?.position).toBe('within')
    expect(places.at(-1)?.position).toBe('far-above')
    const low = comparedIn(comparisonOf(finals([...crowd, [7, 10], [700, 1000]])))
    expect(low.places.at(-2)?.position).toBe('within')
    expect(low.places.at(-1)?.position).toBe('far-below')
  })

  test('are not singled out by the spread that all of them have', () => {
    const spread = Array.from({ length: 20 }, (_, i): Reach => [i % 2 === 0 ? 700 : 1300, 1000])
    const { places, betweenVariance } = comparedIn(comparisonOf(finals(spread)))
    expect(betweenVariance).toBeGreaterThan(0)
    expect(new Set(places.map(({ position }) => position))).toEqual(new Set(['within']))
  })

  test('are not below for having none where one was expected', () => {
    const { places } = comparedIn(comparisonOf(finals([...many(12, [20, 20]), [0, 1]])))
    expect(places.at(-1)).toMatchObject({ ratio: 0, position: 'within' })
  })

  test('have ranks that hold together: apart only where chance cannot explain it', () => {
    const same = comparedIn(comparisonOf(finals(many(10, [50, 50]))))
    expect(same.places.map(({ rankLow, rankHigh }) => [rankLow, rankHigh])).toEqual(
      same.places.map(() => [1, 10]),
    )
    const apart = comparedIn(comparisonOf(finals([...many(9, [1000, 1000]), [2000, 1000]])))
    expect(apart.rankLevel).toBe(0.9)
    expect(apart.places[9]).toMatchObject({ rankLow: 1, rankHigh: 1 })
    expect(apart.places[0]).toMatchObject({ rankLow: 2, rankHigh: 10 })
  })

  test('have limits along the sizes that occur, the outer ones around the inner ones', () => {
    const { limits, ratio } = comparedIn(comparisonOf(finals([...many(9, [10, 10]), [100, 100]])))
    expect(limits).toHaveLength(25)
    expect(limits[0]?.expected).toBeCloseTo(10, 6)
    expect(limits.at(-1)?.expected).toBeCloseTo(100, 6)
    for (const at of limits) {
      expect(at.low998).toBeLessThan(at.low95)
      expect(at.low95).toBeLessThan(ratio)
      expect(at.high95).toBeGreaterThan(ratio)
      expect(at.high998).toBeGreaterThan(at.high95)
    }
  })
})

describe('who is compared', () => {
  test('from ten reports on, below that nothing is said', () => {
    expect(fewestCompared).toBe(10)
    expect(comparisonOf(finals(many(10, [5, 5]))).result.kind).toBe('compared')
    expect(comparisonOf(finals(many(9, [5, 5]))).result).toEqual({
      kind: 'not-said',
      reason: 'too-few-reports',
    })
  })

  test('by final reports once ten are in, by interim reports until then', () => {
    const interim = Array.from({ length: 10 }, () => row([5, 5], 'interim'))
    const final = (n: number) => finals(many(n, [6, 5]))
    const early = comparedIn(comparisonOf([...interim, ...final(9)]))
    expect(early).toMatchObject({ moment: 'interim', ratio: 1 })
    expect(early.places).toHaveLength(10)
    const late = comparedIn(comparisonOf([...interim, ...final(10)]))
    expect(late).toMatchObject({ moment: 'final', ratio: 1.2 })
  })

  test('only with a report: who has none is left out, not counted as zero', () => {
    const silent = kpiPage(flow, 100)
    const comparison = comparisonOf([...finals(many(10, [5, 5])), silent])
    expect(comparison.participants).toBe(11)
    expect(comparedIn(comparison).places).toHaveLength(10)
    expect(comparisonOf([silent, silent]).result).toEqual({
      kind: 'not-said',
      reason: 'no-reports',
    })
  })

  test('not who withdrew, nor who has no target', () => {
    const gone = kpiPage(flow, 100, { status: 'withdrawn' })
    const asked = kpiPage(flow, null)
    expect(comparisonOf([...finals(many(10, [5, 5])), gone, asked]).participants).toBe(10)
    expect(compareParticipants(testProgramme, [agreementPage('1', ['10001'], [asked])])).toEqual([])
  })

  test('not by a plan, nor when nobody reached anything', () => {
    const plans = Array.from({ length: 12 }, () => row([1, 1], 'final', plan))
    expect(comparisonOf(plans, plan).result).toEqual({ kind: 'not-said', reason: 'plan' })
    expect(comparisonOf(finals(many(12, [0, 5]))).result).toEqual({
      kind: 'not-said',
      reason: 'nothing-reached',
    })
  })

  test('per call, in the order of the programme', () => {
    const pages = [
      agreementPage('2', ['10001'], [row([5, 5])]),
      agreementPage('1', ['10001'], [row([5, 5]), row([1, 1], 'final', plan)]),
    ]
    const order = testProgramme.kpis.map(({ id }) => id).filter((id) => id === flow || id === plan)
    expect(compareParticipants(testProgramme, pages).map(({ call, kpi }) => [call, kpi])).toEqual([
      ...order.map((kpi) => [testProgramme.calls[0]?.id, kpi]),
      [testProgramme.calls[1]?.id, flow],
    ])
  })
})
