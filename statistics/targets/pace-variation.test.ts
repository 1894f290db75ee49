import { describe, expect, it } from 'vitest'
import { paceVariationBetweenPlaces, type PlaceReport } from './pace-variation-between-places.ts'
import { paceVariationWithinPeriods, type FinishedPeriod } from './pace-variation-within-periods.ts'

const valueOf = <Value>(outcome: { readonly ok: boolean; readonly value?: Value }): Value => {
  if (!outcome.ok || outcome.value === undefined) throw new Error('refused')
  return outcome.value
}

describe('the variation of the pace between places', () => {
  const places = (reached: readonly number[], target = 100, elapsed = 0.5): PlaceReport[] =>
    reached.map((value) => ({ reached: value, target, elapsed }))

  it('is the moment estimate, which is the excess over chance when all targets are alike', () => {
    // n = 4, E = 50, mean count 50, μ = 1: X² = Σ(R − 50)²/50 = 2000/50 = 40; the excess over n − 1
    // is 37; Σ E/e − Σ(E²/e)/ΣE = 400 − 100 = 300. By hand.
    expect(valueOf(paceVariationBetweenPlaces(places([20, 60, 50, 70]), 4))).toMatchObject({
      mean: 1,
    })
    const four = valueOf(paceVariationBetweenPlaces(places([30, 30, 70, 70]), 4))
    expect(four).toEqual({
      kind: 'pace-variation',
      mean: 1,
      variation: expect.closeTo(Math.sqrt((32 - 3) / 300), 14) as number,
      n: 4,
    })
    expect(Object.isFrozen(four)).toBe(true)
  })

  it('weighs places of different size and moment', () => {
    // R: E <- e * T; mu <- sum(R) / sum(E); X2 <- sum((R - mu * E)^2 / (mu * E));
    // sqrt((X2 - (n - 1)) / (mu * (sum(E / e) - sum(E^2 / e) / sum(E)))).
    const three = valueOf(
      paceVariationBetweenPlaces(
        [
          { reached: 5, target: 40, elapsed: 0.5 },
          { reached: 90, target: 100, elapsed: 0.6 },
          { reached: 10, target: 200, elapsed: 0.25 },
        ],
        3,
      ),
    )
    expect(three).toMatchObject({
      mean: expect.closeTo(105 / 130, 14) as number,
      variation: expect.closeTo(0.613943153939566, 12) as number,
    })
  })

  it('is nothing when places differ less than by chance', () => {
    expect(valueOf(paceVariationBetweenPlaces(places([50, 50, 50, 51]), 4))).toMatchObject({
      variation: 0,
    })
  })

  it('leaves out places whose period has not begun and needs enough of the others', () => {
    const nine = places(Array.from({ length: 9 }, (_, i) => 30 + 5 * i))
    const notBegun = { reached: 0, target: 10, elapsed: 0 }
    expect(valueOf(paceVariationBetweenPlaces([...nine, notBegun]))).toEqual({
      kind: 'cannot-be-said',
      reason: 'too-few-comparisons',
      sentence: 'Only 9 places can be compared; 10 are needed.',
    })
    const ten = [...nine, { reached: 40, target: 100, elapsed: 0.5 }]
    expect(valueOf(paceVariationBetweenPlaces([...ten, notBegun]))).toMatchObject({
      kind: 'pace-variation',
      n: 10,
    })
  })

  it('cannot be said when nothing was reached anywhere', () => {
    expect(valueOf(paceVariationBetweenPlaces(places([0, 0, 0]), 3))).toEqual({
      kind: 'cannot-be-said',
      reason: 'nothing-counted-yet',
      sentence: 'No place has reached anything yet.',
    })
    expect(valueOf(paceVariationBetweenPlaces(places([0, 0, 1]), 3)).kind).toBe('pace-variation')
  })

  it.each([
    [{ reached: -1 }, 'reached', 'place 2: reached -1'],
    [{ reached: NaN }, 'reached', 'place 2: reached NaN'],
    [{ target: 0 }, 'target', 'place 2: target 0'],
    [{ elapsed: 1.2 }, 'elapsed', 'place 2: elapsed 1.2'],
  ])('refuses %j and names the place', (change, column, found) => {
    const [first] = places([3])
    if (first === undefined) return
    const outcome = paceVariationBetweenPlaces([first, { ...first, ...change }])
    expect(outcome).toMatchObject({
      ok: false,
      refusals: [{ code: 'out-of-range', found, about: { column, row: '2' } }],
    })
  })
})

describe('the variation of the pace within periods', () => {
  const periods = (reached: readonly number[], final = 100, elapsed = 0.5): FinishedPeriod[] =>
    reached.map((value) => ({ reached: value, final, elapsed }))

  it('is the moment estimate', () => {
    // X² = 4 × 20²/(0.25 × 100) = 64; (64 − 4)/400. By hand.
    const result = valueOf(paceVariationWithinPeriods(periods([30, 30, 70, 70]), 4))
    expect(result).toEqual({
      kind: 'pace-variation',
      mean: 1,
      variation: expect.closeTo(Math.sqrt(60 / 400), 14) as number,
      n: 4,
    })
    expect(Object.isFrozen(result)).toBe(true)
    // Uneven: e(1 − e)F = 0.16 × 50 = 8, eF = 40.
    const uneven = valueOf(paceVariationWithinPeriods(periods([30, 44], 50, 0.8), 2))
    expect(uneven).toMatchObject({
      mean: 74 / 80,
      variation: expect.closeTo(Math.sqrt((116 / 8 - 2) / 100), 14) as number,
    })
  })

  it('is nothing when halves differ less than by chance', () => {
    expect(valueOf(paceVariationWithinPeriods(periods([50, 51]), 2))).toMatchObject({
      variation: 0,
    })
  })

  it('leaves out periods in which nothing was reached and needs enough of the others', () => {
    const nine = periods([30, 40, 50, 60, 70, 40, 50, 60, 50])
    const nothing = { reached: 0, final: 0, elapsed: 0.5 }
    expect(valueOf(paceVariationWithinPeriods([...nine, nothing]))).toEqual({
      kind: 'cannot-be-said',
      reason: 'too-few-comparisons',
      sentence: 'Only 9 finished periods can be compared; 10 are needed.',
    })
    const one = { reached: 0, final: 1, elapsed: 0.5 }
    expect(valueOf(paceVariationWithinPeriods([...nine, one, nothing]))).toMatchObject({ n: 10 })
  })

  it('says what to do about a period that ends below its interim report', () => {
    const [first, second] = periods([3, 3])
    if (first === undefined || second === undefined) throw new Error('no periods')
    const outcome = paceVariationWithinPeriods([first, { ...second, reached: 101 }])
    expect(outcome.ok ? [] : outcome.refusals).toEqual([
      {
        code: 'interim-above-final',
        found: `period 2: 101 at the interim report, ${second.final} at the end`,
        expected: 'a count that does not fall',
        whatToDo: 'Correct the figures of period 2, or leave it out.',
        about: { column: 'final', row: '2' },
      },
    ])
  })

  it.each([
    [{ reached: -1 }, 'out-of-range', 'period 1: reached -1'],
    [{ final: Infinity }, 'out-of-range', 'period 1: final Infinity'],
    [{ elapsed: 0 }, 'out-of-range', 'period 1: elapsed 0'],
    [{ elapsed: 1 }, 'out-of-range', 'period 1: elapsed 1'],
    [
      { reached: 101 },
      'interim-above-final',
      'period 1: 101 at the interim report, 100 at the end',
    ],
  ])('refuses %j and names the period', (change, code, found) => {
    const [first] = periods([3])
    if (first === undefined) return
    expect(paceVariationWithinPeriods([{ ...first, ...change }])).toMatchObject({
      ok: false,
      refusals: [{ code, found, about: { row: '1' } }],
    })
  })
})
