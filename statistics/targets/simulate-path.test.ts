import { describe, expect, it } from 'vitest'
import { probabilityOfReachingCount } from './probability-of-reaching-count.ts'
import { simulatePath, type PathInput, type SimulatedPath } from './simulate-path.ts'

const pathOf = (input: PathInput): SimulatedPath => {
  const outcome = simulatePath(input)
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  if (outcome.value.kind !== 'path') throw new Error(outcome.value.sentence)
  return outcome.value
}
const input: PathInput = {
  reports: [
    { elapsed: 0.5, reached: 45 },
    { elapsed: 0.25, reached: 20 },
  ],
  target: 100,
  at: [0.75],
  paceVariation: 0.3,
  seed: 7,
}

describe('a simulated path', () => {
  it('gives the path at each moment and the end', () => {
    const path = pathOf(input)
    expect(path.points.map(({ elapsed }) => elapsed)).toEqual([0.75, 1])
    expect(path).toMatchObject({
      kind: 'path',
      level: 0.95,
      draws: 2000,
      seed: 7,
      n: 2,
      method: 'simulated gamma-Poisson path with pace variation, Jeffreys prior',
      warnings: [],
      words: { code: 'as-likely-as-not' },
    })
    expect(path.probability).toBe(path.points[1]?.probability)
    for (const { low, estimate, high } of path.points) {
      expect(low).toBeLessThanOrEqual(estimate)
      expect(high).toBeGreaterThanOrEqual(estimate)
      expect(low).toBeGreaterThanOrEqual(45)
    }
    expect(path.points[0]?.high).toBeLessThan(path.points[1]?.high ?? NaN)
    expect(Object.isFrozen(path)).toBe(true)
    expect(Object.isFrozen(path.points[0])).toBe(true)
  })

  it.each([0, 0.3])('ends where the closed form says, pace variation %d', (paceVariation) => {
    const path = pathOf({ ...input, at: [0.6, 0.7, 0.8, 0.9], paceVariation, draws: 4000 })
    const closed = probabilityOfReachingCount({
      reached: 45,
      target: 100,
      elapsed: 0.5,
      paceVariation,
    })
    if (!closed.ok || closed.value.kind !== 'probability') throw new Error('no probability')
    // Three standard errors of a share among 4,000 draws are 0.024.
    expect(Math.abs(path.probability - closed.value.probability)).toBeLessThan(0.024)
    const end = path.points.at(-1)
    expect(Math.abs((end?.low ?? NaN) - (closed.value.low ?? NaN))).toBeLessThanOrEqual(2)
    expect(Math.abs((end?.estimate ?? NaN) - closed.value.estimate)).toBeLessThanOrEqual(2)
    expect(Math.abs((end?.high ?? NaN) / (closed.value.high ?? NaN) - 1)).toBeLessThan(0.06)
  })

  it('is the same for the same seed, and another for another', () => {
    expect(pathOf(input)).toEqual(pathOf(input))
    expect(pathOf({ ...input, seed: 8 }).points).not.toEqual(pathOf(input).points)
  })

  it('is decided at the end of the period', () => {
    const path = pathOf({ ...input, reports: [{ elapsed: 1, reached: 100 }], at: [1] })
    expect(path.points).toEqual([
      { elapsed: 1, estimate: 100, low: 100, high: 100, probability: 1 },
    ])
  })

  it('assumes a pace variation of 0.3', () => {
    const { reports, target, at, seed } = input
    expect(pathOf({ reports, target, at, seed }).points).toEqual(pathOf(input).points)
  })

  it('warns where what was reached came unevenly', () => {
    const codes = (first: number): string[] =>
      pathOf({
        ...input,
        reports: [
          { elapsed: 0.25, reached: first },
          { elapsed: 0.5, reached: 64 },
        ],
        paceVariation: 0,
      }).warnings.map(({ code }) => code)
    // 32 expected; three standard errors are 3 × √(64 × ¼) = 12.
    expect(codes(20)).toEqual([])
    expect(codes(19)).toEqual(['uneven-pace'])
    expect(codes(44)).toEqual([])
    expect(codes(45)).toEqual(['uneven-pace'])
  })

  it.each([
    [{ reports: [] }, 'no-report'],
    [{ reports: [{ elapsed: 0, reached: 0 }] }, 'period-not-begun'],
    [{ reports: [{ elapsed: 0.09, reached: 5 }] }, 'too-early'],
  ])('cannot be said with %j', (change, reason) => {
    const outcome = simulatePath({ ...input, ...change })
    expect(outcome.ok ? outcome.value : null).toMatchObject({ kind: 'cannot-be-said', reason })
  })

  it.each([
    [{ reports: [{ elapsed: 0.5, reached: 1.5 }] }, 'not-a-count'],
    [{ reports: [{ elapsed: 1.5, reached: 1 }] }, 'out-of-range'],
    [{ target: 0 }, 'not-a-count'],
    [{ draws: 0 }, 'not-a-count'],
    [{ seed: 0.5 }, 'not-a-count'],
    [{ at: [0.4] }, 'out-of-range'],
    [{ at: [1.1] }, 'out-of-range'],
    [{ paceVariation: -1 }, 'out-of-range'],
    [{ level: 1.2 }, 'level-out-of-range'],
  ])('refuses %j', (change, code) => {
    const outcome = simulatePath({ ...input, ...change })
    expect(outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code)).toEqual([code])
  })

  it('refuses totals that fall and two reports of one moment', () => {
    const falling = simulatePath({
      ...input,
      reports: [
        { elapsed: 0.5, reached: 19 },
        { elapsed: 0.25, reached: 20 },
      ],
    })
    expect(falling).toMatchObject({
      refusals: [{ code: 'count-falls', found: '20 at 0.25, then 19 at 0.5' }],
    })
    const twice = simulatePath({
      ...input,
      reports: [
        { elapsed: 0.5, reached: 20 },
        { elapsed: 0.5, reached: 20 },
      ],
    })
    expect(twice.ok).toBe(false)
  })
})
