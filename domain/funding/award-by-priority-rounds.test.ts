import { describe, expect, test } from 'vitest'
import { cents } from '../values/cents.ts'
import { awardByPriorityRounds } from './award-by-priority-rounds.ts'
import { awardReason } from './award-reason.ts'
import type { AwardRequest } from './award-request.ts'

const kpiOrder = ['2', '5', '9a', '9b', '12']
const euro = (amount: number) => cents(amount * 100)

const request = (
  applicant: string,
  kpi: string,
  requested: number,
  priority: number | null,
  price: number,
): AwardRequest => ({ applicant, kpi, requested, priority, unitPriceCents: euro(price) })

const units = (requests: readonly AwardRequest[], budgetEuro: number) =>
  awardByPriorityRounds(requests, euro(budgetEuro), kpiOrder).rows.map((row) => row.awarded)

/** The example of docs/methods/award-priority-rounds.md. */
const example = [
  request('11002', '2', 1, 1, 25_000),
  request('11002', '5', 100, 2, 60),
  request('31005', '2', 1, 1, 25_000),
  request('31005', '5', 250, 2, 60),
  request('31005', '12', 10, 3, 320),
  request('44021', '2', 1, 2, 25_000),
  request('44021', '5', 500, 1, 60),
]

describe('awardByPriorityRounds, by hand', () => {
  test('[C71] a first round in full, a second in part, a third without money', () => {
    const { rows, spentCents } = awardByPriorityRounds(example, euro(100_000), kpiOrder)
    expect(rows.map(({ applicant, kpi, awarded }) => [applicant, kpi, awarded])).toEqual([
      ['11002', '2', 1],
      ['11002', '5', 44], // 1000/23 = 43 11/23, the second largest remainder
      ['31005', '2', 1],
      ['31005', '5', 109], // 2500/23 = 108 16/23, the largest remainder
      ['31005', '12', 0],
      ['44021', '2', 0], // 10/23 of one plan; 10,820 euro is left at its turn, it costs 25,000
      ['44021', '5', 500],
    ])
    expect(rows.map((row) => row.contributionCents / 100)).toEqual([
      25_000, 2_640, 25_000, 6_540, 0, 0, 30_000,
    ])
    expect(spentCents).toBe(8_918_000)
  })

  test('every row says why', () => {
    const { rows } = awardByPriorityRounds(example, euro(100_000), kpiOrder)
    const why = (applicant: string, kpi: string) =>
      rows
        .filter((row) => row.applicant === applicant && row.kpi === kpi)
        .map(({ reasonCode, basis }) => [reasonCode, awardReason(basis, 'en')])[0]
    const partly =
      'The money runs out in round 2: €20,000.00 is left of the €46,000.00 it costs. ' +
      'Every row gets 43.47 % (10/23) of what it asked for: here '
    expect(why('44021', '5')).toEqual([
      'funded-in-full',
      'Round 1 is funded in full: it costs €80,000.00 and €100,000.00 was left.',
    ])
    expect(why('31005', '5')).toEqual([
      'funded-in-part',
      `${partly}108 of 250, rounded down, and one more by remainder.`,
    ])
    expect(why('44021', '2')).toEqual([
      'nothing-left',
      `${partly}0 of 1, rounded down, and none by remainder.`,
    ])
    expect(why('31005', '12')).toEqual([
      'nothing-left',
      'The money ran out in round 2; nothing is left for round 3.',
    ])
  })

  test('a row without planned reach gets nothing, without a priority', () => {
    const { rows } = awardByPriorityRounds([request('11002', '5', 0, null, 60)], euro(60), kpiOrder)
    expect(rows[0]).toMatchObject({ awarded: 0, reasonCode: 'nothing-requested' })
  })

  test('[C71] a round that costs exactly what is left is funded in full; one cent less is not', () => {
    const one = [request('11002', '5', 3, 1, 60), request('11002', '9a', 1, 2, 60)]
    expect(units(one, 240)).toEqual([3, 1])
    expect(units(one, 239.99)).toEqual([3, 0])
    expect(units(one, 180)).toEqual([3, 0])
    expect(units(one, 179.99)).toEqual([2, 0])
  })

  test('after the round in which the money runs out nothing is given, even if some is left', () => {
    expect(
      units([request('11002', '2', 1, 1, 25_000), request('11002', '5', 1, 2, 60)], 20_000),
    ).toEqual([0, 0])
  })

  test('a row whose single unit comes by remainder is funded in full', () => {
    const { rows } = awardByPriorityRounds(
      [request('11002', '5', 1, 1, 60), request('31005', '5', 1, 1, 60)],
      euro(60),
      kpiOrder,
    )
    expect(rows.map(({ awarded, reasonCode }) => [awarded, reasonCode])).toEqual([
      [1, 'funded-in-full'],
      [0, 'nothing-left'],
    ])
  })

  test('ties of remainders go by applicant code, then by programme order, not by text', () => {
    const tie = [
      request('31005', '2', 1, 1, 60),
      request('11002', '12', 1, 1, 60),
      request('11002', '9a', 1, 1, 60),
    ]
    // In the output: 11002 9a, 11002 12, 31005 2.
    expect(units(tie, 60)).toEqual([1, 0, 0])
    expect(units(tie, 120)).toEqual([1, 1, 0])
  })

  test('zero remainders take part: a dearer row that cannot be paid makes room for them', () => {
    // Half of each: 1/2 of a plan, exactly 100 of 200 people, then 12,500 euro for one more unit.
    const rows = [request('11002', '2', 1, 1, 25_000), request('11002', '5', 200, 1, 60)]
    expect(units(rows, 18_500)).toEqual([0, 101])
  })

  test('sums beyond the exact range of a double stay exact', () => {
    const many = ['11002', '31005', '44021'].map((applicant) =>
      request(applicant, '5', 90_000_000_000, 1, 60),
    )
    expect(units(many, 16_200_000_000_000 - 60)).toEqual([
      90_000_000_000, 90_000_000_000, 89_999_999_999,
    ])
  })
})

describe('what checks keep out is a bug here', () => {
  test.each([
    ['a row twice', [request('11002', '5', 1, 1, 60), request('11002', '5', 2, 2, 60)], 'twice'],
    ['an unknown KPI', [request('11002', '99', 1, 1, 60)], 'not in the programme'],
    ['half a unit', [request('11002', '5', 0.5, 1, 60)], 'whole number'],
    ['a negative reach', [request('11002', '5', -1, 1, 60)], 'whole number'],
    ['no priority', [request('11002', '5', 1, null, 60)], 'priority'],
    ['priority zero', [request('11002', '5', 1, 0, 60)], 'priority'],
  ])('%s', (_name, requests, message) => {
    expect(() => awardByPriorityRounds(requests, euro(60), kpiOrder)).toThrow(message)
  })

  test('a negative budget', () => {
    expect(() => awardByPriorityRounds([], cents(-1), kpiOrder)).toThrow('negative')
    expect(awardByPriorityRounds([], cents(0), kpiOrder)).toEqual({ rows: [], spentCents: 0 })
  })
})

describe('the award of a single row is not monotone in the budget', () => {
  test('one euro more, and the row that was paid loses its unit to a dearer one before it', () => {
    const rows = [request('11001', '5', 1, 1, 2), request('11002', '5', 1, 1, 1)]
    expect(units(rows, 1)).toEqual([0, 1])
    expect(units(rows, 2)).toEqual([1, 0])
  })

  test('with equal prices too: a larger share moves the remainders (Alabama paradox)', () => {
    const rows = [
      request('11001', '5', 1, 1, 1),
      request('11002', '5', 3, 1, 1),
      request('11004', '5', 3, 1, 1),
    ]
    expect(units(rows, 3)).toEqual([1, 1, 1])
    expect(units(rows, 4)).toEqual([0, 2, 2])
  })
})
