import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { peopleReached, type PeopleRow } from './people-reached.ts'

const row = (kpi: string, reach: number, ...shared: [string, number][]): PeopleRow => ({
  kpi,
  reach,
  sharedWith: shared.map(([other, people]) => ({ kpi: other, people })),
})

describe('peopleReached', () => {
  test('null without rows: not reported is not zero', () => {
    expect(peopleReached([])).toBeNull()
    expect(peopleReached([row('5', 0)])).toEqual({ people: 0, countedTwice: 0 })
  })

  test('[C80] each pair is subtracted once, whichever side names it', () => {
    const once = { people: 130, countedTwice: 20 }
    expect(peopleReached([row('5', 100, ['9a', 20]), row('9a', 50)])).toEqual(once)
    expect(peopleReached([row('5', 100), row('9a', 50, ['5', 20])])).toEqual(once)
    expect(peopleReached([row('9a', 50, ['5', 20]), row('5', 100)])).toEqual(once)
  })

  test('[C80] a pair named from both sides is subtracted once', () => {
    const rows = [row('5', 100, ['9a', 20]), row('9a', 50, ['5', 20])]
    expect(peopleReached(rows)).toEqual({ people: 130, countedTwice: 20 })
  })

  test('different pairs are each subtracted', () => {
    const rows = [row('5', 100, ['9a', 20], ['9b', 5]), row('9a', 50, ['9b', 3]), row('9b', 10)]
    expect(peopleReached(rows)).toEqual({ people: 132, countedTwice: 28 })
  })

  test('a pair with a KPI that is not counted in people, or has no report, does not count', () => {
    const rows = [row('5', 100, ['2', 20]), row('9a', 50, ['5', 3])]
    expect(peopleReached(rows)).toEqual({ people: 147, countedTwice: 3 })
  })

  test('ids that run together stay apart', () => {
    const rows = [row('1', 10, ['11', 1]), row('11', 10, ['1', 1]), row('111', 10, ['11', 2])]
    expect(peopleReached(rows)).toEqual({ people: 27, countedTwice: 3 })
  })

  test('ten people who are the same under three KPIs are ten, not none', () => {
    const rows = [row('5', 10, ['9a', 10], ['9b', 10]), row('9a', 10, ['9b', 10]), row('9b', 10)]
    expect(peopleReached(rows)).toEqual({ people: 10, countedTwice: 20 })
  })
})

/** Who takes part in what, so that the truth is known; every pair that overlaps is reported. */
const anyParticipation = fc.array(fc.subarray(['5', '9a', '9b', '24a']), { maxLength: 40 })

const rowsOf = (participation: readonly (readonly string[])[]): readonly PeopleRow[] =>
  ['5', '9a', '9b', '24a'].map((kpi) => {
    const own = participation.filter((kpis) => kpis.includes(kpi))
    const others = ['5', '9a', '9b', '24a'].filter((other) => other > kpi)
    return {
      kpi,
      reach: own.length,
      sharedWith: others.map((other) => ({
        kpi: other,
        people: own.filter((kpis) => kpis.includes(other)).length,
      })),
    }
  })

describe('peopleReached, where the truth is known', () => {
  test('[C80] never more people than there are, never fewer than the largest reach', () =>
    fc.assert(
      fc.property(anyParticipation, (participation) => {
        const rows = rowsOf(participation)
        const reached = peopleReached(rows)
        const truth = participation.filter((kpis) => kpis.length > 0).length
        expect(reached?.people).toBeLessThanOrEqual(truth)
        expect(reached?.people).toBeGreaterThanOrEqual(Math.max(...rows.map(({ reach }) => reach)))
      }),
      { seed: 20211026, numRuns: 500 },
    ))

  test('[C80] exactly the people there are when nobody is counted under three KPIs', () =>
    fc.assert(
      fc.property(anyParticipation, (participation) => {
        const pairs = participation.map((kpis) => kpis.slice(0, 2))
        const truth = pairs.filter((kpis) => kpis.length > 0).length
        expect(peopleReached(rowsOf(pairs))?.people).toBe(truth)
      }),
      { seed: 20211026, numRuns: 500 },
    ))
})
