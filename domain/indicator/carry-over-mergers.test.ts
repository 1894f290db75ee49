import { describe, expect, test } from 'vitest'
import { carryOver } from './carry-over-mergers.ts'
import { exampleIndicator, share } from './example-figures.ts'

const proportion = exampleIndicator()
const count = exampleIndicator({ kind: 'count' })

describe('carryOver', () => {
  test('counts add up', () => {
    expect(carryOver(count, [{ value: 3 }, { value: 4, status: 'provisional' }])).toEqual({
      value: 7,
      status: 'provisional',
      carried: true,
    })
  })

  test('a proportion is computed again from its sums, and is no average', () => {
    expect(carryOver(proportion, [share(1, 10), share(60, 100)])).toEqual({
      value: 0.5545, // the average would be 0.35
      numerator: 61,
      denominator: 110,
      carried: true,
    })
  })

  test('a rate keeps its per, a mean has none', () => {
    const parts = [
      { value: 0, numerator: 30, denominator: 1000 },
      { value: 0, numerator: 10, denominator: 3000 },
    ]
    expect(carryOver({ ...proportion, kind: 'rate', per: 1000 }, parts)?.value).toBe(10)
    expect(carryOver({ ...proportion, kind: 'mean' }, parts)?.value).toBe(0.01)
  })

  test('how many were counted adds up when every part says so', () => {
    expect(
      carryOver(count, [
        { value: 3, n: 3 },
        { value: 4, n: 4 },
      ])?.n,
    ).toBe(7)
    expect(carryOver(count, [{ value: 3, n: 3 }, { value: 4 }])).not.toHaveProperty('n')
  })

  test('neither a survey nor an offer is carried', () => {
    const none = { value: null, status: 'not-applicable', carried: true }
    expect(carryOver({ ...proportion, collection: 'survey' }, [share(1, 2), share(1, 2)])).toEqual(
      none,
    )
    expect(carryOver({ ...proportion, kind: 'offer' }, [{ value: 1 }, { value: 1 }])).toEqual(none)
  })

  test.each([
    ['one is absent', [{ value: 3 }, null], 'not-reported'],
    [
      'one is withheld',
      [{ value: null, status: 'withheld:small' }, { value: 3 }],
      'withheld:small',
    ],
    [
      'withheld comes before not reported',
      [null, { value: null, status: 'withheld:small' }],
      'withheld:small',
    ],
    ['one is not due', [{ value: 3 }, { value: null, status: 'not-due' }], 'not-reported'],
    [
      'none is due',
      [
        { value: null, status: 'not-due' },
        { value: null, status: 'not-due' },
      ],
      'not-due',
    ],
  ] as const)('nothing is summed over what is there: %s', (_, parts, status) => {
    expect(carryOver(count, parts)).toEqual({ value: null, status, carried: true })
  })

  test('a part without numerator cannot be computed again', () => {
    expect(carryOver(proportion, [share(1, 2), { value: 0.3 }])).toEqual({
      value: null,
      status: 'not-reported',
      carried: true,
    })
    expect(
      carryOver(proportion, [
        { value: 0, numerator: 0, denominator: 0 },
        { value: 0, numerator: 0, denominator: 0 },
      ])?.value,
    ).toBeNull()
  })

  test('without any part there is no figure', () => {
    expect(carryOver(count, [null, null])).toBeNull()
  })
})
