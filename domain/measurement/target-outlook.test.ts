import { describe, expect, test } from 'vitest'
import { call, firstPeriod } from '../release/test-programme.ts'
import { statuses } from './status.ts'
import { targetOutlook, type OutlookFacts } from './target-outlook.ts'

const facts: OutlookFacts = {
  kind: 'flow',
  period: firstPeriod,
  reporting: call('2022', '1', 2022).reporting,
  paceVariation: 0,
}
const kpi = (reach: number | null, target = 100) =>
  ({ status: 'on-course', target, reach, currentReach: 40 }) as const

describe('the outlook on a target', () => {
  test('is a chance while an interim report is judged, and says why not in every other status', () => {
    const said = statuses.map((status) => {
      const outlook = targetOutlook({ ...kpi(60), status }, facts)
      return [status, outlook.kind === 'chance' ? 'chance' : outlook.reason]
    })
    expect(Object.fromEntries(said)).toEqual({
      'not-applicable': 'nothing-agreed',
      withdrawn: 'nothing-agreed',
      'not-started': 'not-started',
      met: 'decided',
      missed: 'decided',
      overdue: 'report-overdue',
      'not-due': 'no-report',
      'below-interim': 'chance',
      behind: 'chance',
      'on-course': 'chance',
    })
  })

  test('is the negative binomial of the gamma-Poisson model, by hand', () => {
    // Half of the period (182 of 365 days) has passed; 1 of 2 is reached, Jeffreys prior, no extra
    // variation: what is to come is negative binomial, size 1.5, p = 182/365, and the target is
    // missed only when nothing comes: 1 − (182/365)^1.5.
    const outlook = targetOutlook(kpi(1, 2), facts)
    expect(outlook).toMatchObject({ kind: 'chance', level: 0.95, low: 1 })
    expect(outlook.kind === 'chance' && outlook.chance).toBeCloseTo(1 - (182 / 365) ** 1.5, 5)
  })

  test('is surer of much than of little, and less sure when the pace varies', () => {
    const chance = (reach: number, paceVariation: number | undefined): number => {
      const outlook = targetOutlook(kpi(reach, 100), { ...facts, paceVariation })
      if (outlook.kind !== 'chance') throw new Error(outlook.reason)
      return outlook.chance
    }
    expect(chance(70, 0)).toBeGreaterThan(chance(60, 0))
    expect(chance(70, 0)).toBeGreaterThan(chance(70, 0.5))
    expect(chance(30, 0)).toBeLessThan(chance(30, 0.5))
    // Without knowledge of the pace, the method's own assumption.
    expect(chance(70, undefined)).toBe(chance(70, 0.3))
  })

  test('counts of a stock only what was added', () => {
    const flow = targetOutlook(kpi(60), facts)
    const stock = targetOutlook(kpi(60), { ...facts, kind: 'stock' })
    expect(flow.kind === 'chance' && flow.word).toBe('very-likely')
    // 20 of 60 added when half the time has passed.
    expect(stock.kind === 'chance' && stock.word).toBe('nearly-impossible')
  })

  test('is not given for a plan, which is not half there', () => {
    expect(targetOutlook(kpi(0), { ...facts, kind: 'plan' })).toEqual({
      kind: 'not-said',
      reason: 'plan',
    })
  })

  test('cannot be said of a report on a day before the period', () => {
    const early = { ...facts.reporting.interim, referenceDay: '2022-09-30' }
    const reporting = { interim: early } as OutlookFacts['reporting']
    expect(targetOutlook(kpi(60), { ...facts, reporting })).toEqual({
      kind: 'not-said',
      reason: 'too-few-data',
    })
  })

  test('takes a reach that is no count for a fault of Peil', () => {
    expect(() => targetOutlook(kpi(1.5), facts)).toThrow(/1\.5/)
  })
})
