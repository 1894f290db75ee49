import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TermsRow } from '../agreement/entries.ts'
import { euro } from '../release/test-programme.ts'
import { cents } from '../values/cents.ts'
import { fundingStatement, type FundingFacts } from './funding-statement.ts'

const terms = (kpi: string, awardedReach: number, more: Partial<TermsRow> = {}): TermsRow => ({
  kpi,
  currentReach: 0,
  awardedReach,
  unitPriceCents: euro(60),
  contributionCents: euro(60 * awardedReach),
  ownCashCents: null,
  ownInKindCents: null,
  ...more,
})

const statement = (rows: readonly TermsRow[], more: Partial<FundingFacts> = {}) =>
  fundingStatement({
    rows,
    incentiveCents: euro(0),
    advancePercent: 80,
    flemishPercent: 50,
    finalReach: new Map(),
    finalDue: false,
    ...more,
  })

describe('advance and balance', () => {
  test('80 and 20 percent', () => {
    expect(statement([terms('5', 100)])).toMatchObject({
      awardedCents: euro(6_000),
      advanceCents: euro(4_800),
      balanceCents: euro(1_200),
    })
  })

  test.each([
    [0, 0, 0],
    [1, 0, 1],
    [2, 1, 1],
    [3, 2, 1],
    [4, 3, 1],
    [5, 4, 1],
    [101, 80, 21],
  ])('%d cents: %d now, cut to whole cents, and %d later', (whole, now, later) => {
    const row = terms('5', 1, { contributionCents: cents(whole) })
    expect(statement([row])).toMatchObject({ advanceCents: now, balanceCents: later })
  })

  test('they make the whole whatever it is', () =>
    fc.assert(
      fc.property(
        fc.nat({ max: 10_000_000_000 }),
        fc.nat({ max: 100 }),
        (whole, advancePercent) => {
          const row = terms('5', 1, { contributionCents: cents(whole) })
          const { awardedCents, advanceCents, balanceCents } = statement([row], { advancePercent })
          expect(advanceCents + balanceCents).toBe(awardedCents)
          expect(advanceCents * 100).toBeLessThanOrEqual(whole * advancePercent)
          expect((advanceCents + 1) * 100).toBeGreaterThan(whole * advancePercent)
        },
      ),
      { seed: 20211026, numRuns: 500 },
    ))
})

describe('own contribution', () => {
  test('[C72] half and half: as much as is awarded is due', () => {
    const row = terms('5', 100, { ownCashCents: euro(2_000), ownInKindCents: euro(1_500) })
    expect(statement([row, terms('9a', 0)])).toMatchObject({
      ownDueCents: euro(6_000),
      ownCashCents: euro(2_000),
      ownInKindCents: euro(1_500),
      shortfallCents: euro(2_500),
    })
  })

  test('[C72] cash and in-kind count alike, over all KPIs together', () => {
    const rows = [
      terms('5', 50, { ownCashCents: euro(6_000) }),
      terms('9a', 50, { ownInKindCents: cents(99) }),
    ]
    expect(statement(rows)).toMatchObject({ ownDueCents: euro(6_000), shortfallCents: 0 })
  })

  test('[C57] one cent less is a shortfall of one cent; more is none', () => {
    const shown = (ownCashCents: number) =>
      statement([terms('5', 100, { ownCashCents: cents(ownCashCents) })]).shortfallCents
    expect(shown(599_999)).toBe(1)
    expect(shown(600_000)).toBe(0)
    expect(shown(600_001)).toBe(0)
  })

  test('other shares than half and half, cut to whole cents', () => {
    const due = (flemishPercent: number, contributionCents: number) =>
      statement([terms('5', 1, { contributionCents: cents(contributionCents) })], {
        flemishPercent,
      }).ownDueCents
    expect(due(80, 1_000)).toBe(250)
    expect(due(75, 100)).toBe(33)
    expect(due(100, 1_000)).toBe(0)
  })
})

describe('at risk', () => {
  const atRisk = (row: TermsRow, reach: number | null, finalDue = false) =>
    statement([row], {
      finalReach: reach === null ? new Map() : new Map([[row.kpi, reach]]),
      finalDue,
    }).atRiskCents

  test('not yet known is not zero: null before a final report or its due day', () => {
    expect(atRisk(terms('5', 100), null)).toBeNull()
    expect(atRisk(terms('5', 100), 100)).toBe(0)
    expect(atRisk(terms('5', 100), null, true)).toBe(euro(6_000))
  })

  test('price × what is missing of the target, from nothing to all that was awarded', () => {
    const row = terms('5', 100, { currentReach: 30 })
    expect(atRisk(row, 131)).toBe(0)
    expect(atRisk(row, 130)).toBe(0)
    expect(atRisk(row, 129)).toBe(euro(60))
    expect(atRisk(row, 31)).toBe(euro(60 * 99))
    expect(atRisk(row, 30)).toBe(euro(6_000))
    expect(atRisk(row, 29)).toBe(euro(6_000)) // what was there before was never paid for
    expect(atRisk(row, 0)).toBe(euro(6_000))
  })

  test('never more than an amended contribution', () => {
    const row = terms('5', 100, { contributionCents: cents(599_986) })
    expect(atRisk(row, 0)).toBe(599_986)
    expect(atRisk(row, 1)).toBe(euro(5_940))
    expect(atRisk(row, null, true)).toBe(599_986)
  })

  test('per KPI: a report that is in counts, one that is not due yet puts nothing at risk', () => {
    const rows = [terms('5', 100), terms('9a', 10), terms('9b', 0)]
    const finalReach = new Map([['5', 90]])
    expect(statement(rows, { finalReach }).atRiskCents).toBe(euro(600))
    expect(statement(rows, { finalReach, finalDue: true }).atRiskCents).toBe(euro(1_200))
    const unawarded = new Map([['9b', 3]])
    expect(statement(rows, { finalReach: unawarded }).atRiskCents).toBeNull()
  })

  test('from nothing to the whole award, whatever is reported', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            currentReach: fc.nat({ max: 50 }),
            awardedReach: fc.nat({ max: 50 }),
            less: fc.nat({ max: 3_000 }),
            reach: fc.option(fc.nat({ max: 120 })),
          }),
          { maxLength: 6 },
        ),
        fc.boolean(),
        (parts, finalDue) => {
          const rows = parts.map(({ currentReach, awardedReach, less }, index) => {
            const contributionCents = cents(Math.max(0, 6_000 * awardedReach - less))
            return terms(String(index), awardedReach, { currentReach, contributionCents })
          })
          const finalReach = new Map(
            parts.flatMap(({ reach }, index) => (reach === null ? [] : [[String(index), reach]])),
          )
          const { awardedCents, atRiskCents } = statement(rows, { finalReach, finalDue })
          expect(atRiskCents ?? 0).toBeGreaterThanOrEqual(0)
          expect(atRiskCents ?? 0).toBeLessThanOrEqual(awardedCents)
          if (finalDue) expect(atRiskCents).not.toBeNull()
          if (finalDue && finalReach.size === 0) expect(atRiskCents).toBe(awardedCents)
        },
      ),
      { seed: 20211026, numRuns: 500 },
    ))
})

test('[C114] the incentive of a cluster stands apart: no advance, no co-financing, no risk', () => {
  const apart = statement([terms('5', 100)], { incentiveCents: euro(10_000), finalDue: true })
  const without = statement([terms('5', 100)], { finalDue: true })
  expect(apart).toEqual({ ...without, incentiveCents: euro(10_000) })
  expect(apart.awardedCents).toBe(euro(6_000))
})
