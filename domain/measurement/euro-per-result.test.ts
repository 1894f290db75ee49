import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents } from '../values/cents.ts'
import { euroPerResult, type PaidRow } from './euro-per-result.ts'

const flow = { id: '5', unit: 'opportunity', kind: 'flow' } as const
const stock = { id: '22', unit: 'buddy', kind: 'stock' } as const
const hours = { id: '9a', unit: 'hour', kind: 'flow' } as const

const row = (applicant: string, euro: number, reach: number | null, more: Partial<PaidRow> = {}) =>
  ({
    kpi: '5',
    applicant,
    period: '1',
    currentReach: 10,
    contributionCents: cents(euro * 100),
    reach,
    reachAt: reach === null ? null : 'final',
    ...more,
  }) satisfies PaidRow

/** The worked example of the method page: money 1,000 to 3,000 euro, results 20 to 60. */
const five = [
  row('1', 1000, 30),
  row('2', 2000, 60),
  row('3', 3000, 60),
  row('4', 2000, 40),
  row('5', 2000, 70),
]

const ratio = (rows: readonly PaidRow[]) => {
  const answer = euroPerResult([flow, stock, hours], rows)
  if (answer.kind !== 'ratio') throw new Error(answer.reason)
  return answer
}

describe('euro per result', () => {
  test('[C80] is the contribution over what was reached above the current reach', () => {
    // 10,000 euro; 20 + 50 + 50 + 30 + 60 = 210 results.
    expect(ratio(five)).toMatchObject({
      contributionCents: 1_000_000,
      results: 210,
      applicants: 5,
      centsPerResult: 4762,
      unreported: { rows: 0, contributionCents: 0 },
    })
  })

  test('has the interval of the differences between applicants, turned around', () => {
    // By hand: r = 0.021 per euro; residuals -1, 8, -13, -12, 18, whose squares sum to 702;
    // se = √(5/4 × 702) ÷ 10,000 = 0.00296226; t(4) = 2.776445; 0.0127755 to 0.0292245 per euro.
    const { lowCents, highCents, level } = ratio(five)
    expect([lowCents, highCents, level]).toEqual([3422, 7828, 0.95])
  })

  test('needs five applicants for an interval: four have none', () => {
    expect(ratio(five).lowCents).not.toBeNull()
    const four = ratio(five.slice(0, 4))
    expect([four.applicants, four.lowCents, four.highCents]).toEqual([4, null, null])
    // The same applicant in another year is not another applicant.
    const again = ratio([...five.slice(0, 4), row('4', 2000, 70, { period: '2' })])
    expect([again.applicants, again.lowCents]).toEqual([4, null])
  })

  test('has no upper limit where there may be no results at all', () => {
    const uneven = ratio([
      ...five.slice(1).map(({ applicant }) => row(applicant, 2000, 10)),
      row('9', 2000, 300),
    ])
    expect(uneven.lowCents).toBeGreaterThan(0)
    expect(uneven.highCents).toBeNull()
  })

  test('leaves rows without final report out, and says how much money they are', () => {
    const some = ratio([...five, row('6', 4000, null), row('7', 500, 900, { reachAt: 'interim' })])
    expect(some).toMatchObject({
      ...ratio(five),
      unreported: { rows: 2, contributionCents: 450_000 },
    })
  })

  test('counts what fell below the current reach against the rest', () => {
    expect(ratio([row('1', 1000, 30), row('2', 1000, 5)]).results).toBe(15)
  })
})

describe('no amount is said', () => {
  const reason = (...rows: readonly PaidRow[]) => {
    const answer = euroPerResult([flow, stock, hours], rows)
    return answer.kind === 'not-said' ? answer.reason : answer
  }

  test('when nothing was awarded, or those who report were awarded nothing', () => {
    expect(reason()).toBe('nothing-awarded')
    expect(reason(row('1', 0, 20))).toBe('nothing-awarded')
    expect(reason(row('1', 0, 20), row('2', 100, null))).toBe('nothing-awarded')
    expect(reason(row('1', 100, 20, { contributionCents: null }))).toBe('nothing-awarded')
  })

  test('[C57] when hours would be added to opportunities', () => {
    expect(reason(row('1', 100, 20), row('2', 100, 20, { kpi: '9a' }))).toBe('units-differ')
  })

  test('[C57] when a stock would be added over periods; within one it is said', () => {
    const first = row('1', 100, 20, { kpi: '22' })
    expect(reason(first, { ...first, period: '2' })).toBe('not-a-flow')
    expect(reason(first, { ...first, applicant: '2' })).toMatchObject({ results: 20 })
    expect(reason(row('1', 100, 20), row('1', 100, 20, { period: '2' }))).toMatchObject({
      results: 20,
    })
  })

  test('without final report, which is not the same as without results', () => {
    expect(reason(row('1', 100, null), row('2', 100, 20, { reachAt: 'interim' }))).toBe(
      'no-final-report',
    )
    expect(reason(row('1', 100, 10))).toBe('nothing-added')
    expect(reason(row('1', 100, 11))).toMatchObject({ results: 1, centsPerResult: 10_000 })
    expect(reason(row('1', 100, 9))).toBe('nothing-added')
  })
})

test('the amount lies within its interval, and money twice as much is twice the amount', () => {
  const reports = fc.array(
    fc.record({ euro: fc.integer({ min: 50, max: 5000 }), more: fc.integer({ min: 1, max: 500 }) }),
    { minLength: 5, maxLength: 30 },
  )
  fc.assert(
    fc.property(reports, (list) => {
      const rows = (times: number) =>
        list.map(({ euro, more }, at) => row(String(at), euro * times, 10 + more))
      const once = ratio(rows(1))
      expect(once.lowCents).toBeLessThanOrEqual(once.centsPerResult)
      if (once.highCents !== null) {
        expect(once.highCents).toBeGreaterThanOrEqual(once.centsPerResult)
      }
      expect(Math.abs(ratio(rows(2)).centsPerResult - 2 * once.centsPerResult)).toBeLessThan(2)
      expect(ratio(rows(1).toReversed())).toEqual(once)
    }),
    { seed: 2211 },
  )
})
