import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents } from '../values/cents.ts'
import { awardByPriorityRounds, type Award } from './award-by-priority-rounds.ts'
import type { AwardRequest } from './award-request.ts'

const kpiOrder = ['2', '5', '9a', '9b', '12']
const seeded = { seed: 20221001, numRuns: 500 }

/** Small numbers on purpose: they make ties, zero remainders and exact fits frequent. */
const requestWith = (price: fc.Arbitrary<number>): fc.Arbitrary<AwardRequest> =>
  fc
    .record({
      applicant: fc.constantFrom('11001', '11002', '31005', '44021', '71016'),
      kpi: fc.constantFrom(...kpiOrder),
      requested: fc.integer({ min: 0, max: 12 }),
      priority: fc.integer({ min: 1, max: 4 }),
      price,
    })
    .map(({ price: unitPriceCents, priority, ...rest }) => ({
      ...rest,
      priority: rest.requested === 0 ? null : priority,
      unitPriceCents: cents(unitPriceCents),
    }))

const requestsWith = (price: fc.Arbitrary<number>): fc.Arbitrary<AwardRequest[]> =>
  fc.uniqueArray(requestWith(price), {
    selector: ({ applicant, kpi }) => `${applicant} ${kpi}`,
    maxLength: 25,
  })

const anyRequests = requestsWith(fc.integer({ min: 0, max: 30 }))
const anyBudget = fc.integer({ min: 0, max: 2_500 }).map(cents)

const cost = (requests: readonly AwardRequest[]): number =>
  requests.reduce((sum, { requested, unitPriceCents }) => sum + requested * unitPriceCents, 0)

const awardedTo = ({ rows }: Award, { applicant, kpi }: AwardRequest): number =>
  rows.find((row) => row.applicant === applicant && row.kpi === kpi)?.awarded ?? NaN

const priorities = [1, 2, 3, 4]
const rowsOfRound = (requests: readonly AwardRequest[], round: number): readonly AwardRequest[] =>
  requests.filter(({ priority }) => priority === round)

/** The round in which the money runs out and what is left at its beginning; null when it lasts. */
const shortRound = (requests: readonly AwardRequest[], budget: number) => {
  let left = budget
  for (const round of priorities) {
    const rows = rowsOfRound(requests, round)
    if (cost(rows) > left) return { round, rows, left }
    left -= cost(rows)
  }
  return null
}

const fullRounds = (requests: readonly AwardRequest[], award: Award): number => {
  const upTo = priorities.findIndex((round) =>
    rowsOfRound(requests, round).some((row) => awardedTo(award, row) < row.requested),
  )
  return upTo < 0 ? priorities.length : upTo
}

const holds = (check: (requests: AwardRequest[], award: Award, budget: number) => void): void =>
  fc.assert(
    fc.property(anyRequests, anyBudget, (requests, budget) =>
      check(requests, awardByPriorityRounds(requests, budget, kpiOrder), budget),
    ),
    seeded,
  )

describe('awardByPriorityRounds, whatever the requests and the budget', () => {
  test('[C71] never over budget, no row above its request, the sum is what the rows cost', () =>
    holds((requests, { rows, spentCents }, budget) => {
      expect(spentCents).toBeLessThanOrEqual(budget)
      expect(rows.reduce((sum, row) => sum + row.contributionCents, 0)).toBe(spentCents)
      expect(rows).toHaveLength(requests.length)
      for (const row of rows) {
        expect(row.awarded).toBeGreaterThanOrEqual(0)
        expect(row.awarded).toBeLessThanOrEqual(row.requested)
      }
    }))

  test('the order of the requests is irrelevant', () =>
    fc.assert(
      fc.property(
        anyRequests.chain((requests) =>
          fc.tuple(
            fc.constant(requests),
            fc.shuffledSubarray(requests, { minLength: requests.length }),
          ),
        ),
        anyBudget,
        ([requests, shuffled], budget) => {
          expect(awardByPriorityRounds(shuffled, budget, kpiOrder)).toEqual(
            awardByPriorityRounds(requests, budget, kpiOrder),
          )
        },
      ),
      seeded,
    ))

  test('a budget of at least the total cost funds everyone in full', () =>
    fc.assert(
      fc.property(anyRequests, fc.nat({ max: 100 }), (requests, more) => {
        const { rows } = awardByPriorityRounds(requests, cents(cost(requests) + more), kpiOrder)
        for (const row of rows) expect(row.awarded).toBe(row.requested)
      }),
      seeded,
    ))

  test('a larger budget never funds fewer rounds in full, nor costs a row more than one unit', () =>
    fc.assert(
      fc.property(anyRequests, anyBudget, fc.nat({ max: 500 }), (requests, budget, more) => {
        const smaller = awardByPriorityRounds(requests, budget, kpiOrder)
        const larger = awardByPriorityRounds(requests, cents(budget + more), kpiOrder)
        expect(fullRounds(requests, larger)).toBeGreaterThanOrEqual(fullRounds(requests, smaller))
        for (const row of requests) {
          expect(awardedTo(larger, row)).toBeGreaterThanOrEqual(awardedTo(smaller, row) - 1)
        }
      }),
      seeded,
    ))

  test('rounds before the short one are in full, rounds after it get nothing', () =>
    holds((requests, award, budget) => {
      const short = shortRound(requests, budget)
      for (const row of requests) {
        if (row.priority === null || row.priority === short?.round) continue
        const before = short === null || row.priority < short.round
        expect(awardedTo(award, row)).toBe(before ? row.requested : 0)
      }
    }))

  test('in the short round shares are rounded down, then one pass gives all it can pay', () =>
    holds((requests, award, budget) => {
      const short = shortRound(requests, budget)
      if (short === null) return
      const roundCost = cost(short.rows)
      const shares = short.rows
        .map((row) => ({
          row,
          down: Math.floor((short.left * row.requested) / roundCost),
          remainder: (short.left * row.requested) % roundCost,
        }))
        .sort(
          (a, b) =>
            b.remainder - a.remainder ||
            Number(a.row.applicant) - Number(b.row.applicant) ||
            kpiOrder.indexOf(a.row.kpi) - kpiOrder.indexOf(b.row.kpi),
        )
      let left = shares.reduce((sum, { down, row }) => sum - down * row.unitPriceCents, short.left)
      expect(left).toBeGreaterThanOrEqual(0)
      for (const { row, down } of shares) {
        const paid = row.unitPriceCents <= left
        expect(awardedTo(award, row)).toBe(down + (paid ? 1 : 0))
        if (paid) left -= row.unitPriceCents
      }
      // What is left over would not have paid for the dearest unit of the round.
      expect(left).toBeLessThan(Math.max(...short.rows.map((row) => row.unitPriceCents)))
    }))

  test('with equal prices every row is less than one unit from its exact share', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }).chain((price) => requestsWith(fc.constant(price))),
        anyBudget,
        (requests, budget) => {
          const short = shortRound(requests, budget)
          if (short === null) return
          const award = awardByPriorityRounds(requests, budget, kpiOrder)
          for (const row of short.rows) {
            const exact = (short.left * row.requested) / cost(short.rows)
            expect(Math.abs(awardedTo(award, row) - exact)).toBeLessThan(1)
          }
        },
      ),
      seeded,
    ))
})
