import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import { indirectlyStandardisedRate } from './indirectly-standardised-rate.ts'
import { standardisedRatio } from './standardised-ratio.ts'

const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}

const reference = { referenceEvents: [10, 30], referencePopulations: [1000, 500] }
const strata = { ...reference, populations: [200, 50] }

describe('indirectly standardised rate', () => {
  // 5 events are expected; the standard has 40 among 1,500.
  it('is the ratio times the crude rate of the standard', () => {
    const ours = valueOf(indirectlyStandardisedRate(8, strata, { per: 1000, level: 0.9 }))
    const ratio = valueOf(standardisedRatio(8, 5, { level: 0.9 }))
    const crude = (40 / 1500) * 1000
    expect(ours.estimate).toBeCloseTo(1.6 * crude, 11)
    expect(ours.low).toBeCloseTo((ratio.low ?? NaN) * crude, 11)
    expect(ours.high).toBeCloseTo((ratio.high ?? NaN) * crude, 11)
    expect(ours).toMatchObject({ se: null, level: 0.9, n: 8, warnings: [] })
    expect(ours.method).toBe(
      "Indirectly standardised rate with exact (below 10 events) or Byar's limits",
    )
    expect(Object.isFrozen(ours)).toBe(true)
  })

  it('is the crude rate where a place is the standard itself', () => {
    const own = { ...reference, populations: reference.referencePopulations }
    expect(valueOf(indirectlyStandardisedRate(40, own)).estimate).toBeCloseTo(40 / 1500, 14)
  })

  it('is refused with what stands in the way', () => {
    const about = (outcome: Outcome<unknown>) =>
      outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.about)
    expect(about(indirectlyStandardisedRate(1.5, strata))).toEqual([{ column: 'observed' }])
    const bad = { ...strata, referencePopulations: [1000, 0] }
    expect(about(indirectlyStandardisedRate(1, bad))).toEqual([
      { column: 'reference populations', row: '2' },
    ])
    expect(about(indirectlyStandardisedRate(1, { ...strata, referenceEvents: [0, 0] }))).toEqual([
      { column: 'expected' },
    ])
  })
})
