import { describe, expect, it } from 'vitest'
import { countRefusals, tooFewPlaces } from './check-counts.ts'
import { badDraws } from './check-draws.ts'
import { estimateRefusals } from './check-estimates.ts'
import { shrinkageRefusals } from './check-shrinkage.ts'
import {
  optionRefusals,
  targetRefusals,
  tooFewLeft,
  wholeDenominators,
  zeroInLog,
} from './funnel-checks.ts'
import { overdispersion } from './overdispersion.ts'
import { posteriorRanks } from './posterior-ranks.ts'
import { similarPlaces } from './similar-places.ts'

describe('what refused places say', () => {
  it('that are too few, one or none or several', () => {
    const rest = {
      code: 'too-few-places',
      expected: 'at least 3 places to shrink',
      whatToDo: 'Give all places that are to be compared.',
      about: { row: '1' },
    }
    expect(tooFewPlaces(1, 3, 'to shrink')).toEqual([{ ...rest, found: '1 place' }])
    expect(tooFewPlaces(2, 3, 'to shrink')).toEqual([{ ...rest, found: '2 places' }])
    expect(tooFewPlaces(3, 3, 'to shrink')).toEqual([])
    const [counts] = countRefusals({ numerators: [1], denominators: [2] }, 'rate', 'whole')
    expect(counts?.expected).toBe('at least 2 places to compare')
    const one = { estimates: [1], standardErrors: [2] }
    const [estimates] = estimateRefusals(one, 0.95, 2)
    expect(estimates?.expected).toBe('at least 2 places to compare')
    const places = similarPlaces(['a'], { x: [1] })
    expect(places.ok ? [] : places.refusals[0]?.expected).toBe('at least 2 places to compare')
  })

  it('whose errors are none', () => {
    const places = { names: ['a', 'b', 'c'], estimates: [1, 2, 3], standardErrors: [1, -0.5, 0] }
    expect(estimateRefusals(places, 0.95, 2)).toEqual([
      {
        code: 'standard-error-zero',
        found: 'standard error -0.5 in row 2 (b)',
        expected: 'a standard error above 0',
        whatToDo: 'Give the standard error of each estimate, or leave out places without one.',
        about: { column: 'standard error', row: '2' },
      },
    ])
  })

  it('that are all at the edge', () => {
    const counts = { numerators: [0, 0, 0], denominators: [1, 2, 3] }
    expect(shrinkageRefusals(counts, 'rate', 'whole', 0.95)).toEqual([
      {
        code: 'nothing-varies',
        found: 'every count is 0',
        expected: 'at least one count between',
        whatToDo: 'There is nothing to shrink: give the counts with their own intervals.',
        about: { column: 'numerator' },
      },
    ])
  })

  it('that are drawn too seldom, or have too few to be alike', () => {
    expect(badDraws(99)).toEqual([
      {
        code: 'too-few-draws',
        found: '99 draws',
        expected: 'a whole number of draws, 100 or more',
        whatToDo: 'Draw at least 1,000 times for limits that are to be published.',
        about: { option: 'draws' },
      },
    ])
    const found = similarPlaces(['a', 'b', 'c'], { x: [1, 2, 4] }, { k: 3 })
    expect(found.ok ? [] : found.refusals).toEqual([
      {
        code: 'k-out-of-range',
        found: '3 neighbours among 3 places',
        expected: 'a whole number from 1 to 2',
        whatToDo: 'Ask for fewer neighbours, or give more places.',
        about: { option: 'k' },
      },
    ])
    const endless = similarPlaces(['a', 'b', 'c'], { x: [-Infinity, 2, 4] }, { k: 1 })
    expect(endless.ok ? [] : endless.refusals).toEqual([
      {
        code: 'value-not-finite',
        found: 'x, row 1: -Infinity',
        expected: 'a finite number, or a missing value',
        whatToDo: 'Correct x in row 1.',
        about: { column: 'x', row: '1' },
      },
    ])
  })
})

describe('what a refused funnel says', () => {
  it('of a scale that is not for its kind, and of trimming', () => {
    const trim = { how: 'winsorise', by: 0.5 } as const
    expect(optionRefusals('proportion', trim, 'log')).toEqual([
      {
        code: 'transform-not-for-kind',
        found: 'log for a proportion',
        expected: 'arcsine',
        whatToDo: 'Change transform.',
        about: { option: 'transform' },
      },
      {
        code: 'trim-out-of-range',
        found: 'trim by 0.5',
        expected: 'a share from 0 to below 0.5 for each end',
        whatToDo: 'Change trim-by.',
        about: { option: 'trim-by' },
      },
    ])
    const [rate] = optionRefusals('rate', { ...trim, by: 0 }, 'arcsine')
    expect([rate?.found, rate?.expected]).toEqual(['arcsine for a rate', 'sqrt or log'])
  })

  it('of a target at the edge, stated or not', () => {
    const rest = { code: 'target-at-edge', about: { column: 'numerator' } }
    expect(targetRefusals('proportion', 1, true)).toEqual([
      {
        ...rest,
        found: 'target 1',
        expected: 'a target between 0 and 1',
        whatToDo: 'Give a target that a place can be above and below.',
      },
    ])
    expect(targetRefusals('rate', 0, false)).toEqual([
      {
        ...rest,
        found: '0 over all places together',
        expected: 'a target above 0',
        whatToDo: 'There is no variation to judge: every count is at the edge.',
      },
    ])
    expect(targetRefusals('rate', 1, true)).toEqual([])
  })

  it('of a logarithm of 0, in the first row too', () => {
    const counts = { numerators: [0, 1], denominators: [5, 5] }
    expect(zeroInLog(counts, 'sqrt')).toEqual([])
    expect(zeroInLog(counts, 'log')).toEqual([
      {
        code: 'log-of-zero',
        found: 'numerator 0 in row 1 (1)',
        expected: 'counts above 0 on the scale of logarithms',
        whatToDo: 'Use the square root as the scale, which takes a count of 0.',
        about: { column: 'numerator', row: '1' },
      },
    ])
  })

  it('of exact limits over parts, for proportions only', () => {
    const counts = { numerators: [1, 1], denominators: [5.5, 5] }
    expect(wholeDenominators(counts, 'proportion', 'exact')).toEqual([
      {
        code: 'exact-needs-whole',
        found: 'denominator 5.5 in row 1',
        expected: 'whole denominators for exact binomial limits',
        whatToDo: 'Use score limits for weighted or estimated counts.',
        about: { column: 'denominator', row: '1' },
      },
    ])
    expect(wholeDenominators(counts, 'rate', 'exact')).toEqual([])
    expect(wholeDenominators(counts, 'proportion', 'score')).toEqual([])
    expect(tooFewLeft(1)).toEqual({
      code: 'too-few-left',
      found: '1 places left after truncation',
      expected: 'at least 2',
      whatToDo: 'Truncate less, or winsorise.',
      about: { option: 'trim-by' },
    })
  })
})

describe('places in any order', () => {
  it('are truncated by rank, not by row', () => {
    const ones = new Float64Array(8).fill(1)
    const trim = { how: 'truncate', by: 0.25 } as const
    const { phi, places } = overdispersion(Float64Array.of(3, -8, 1, 9, 0, -2, 7, -6), ones, trim)
    // Ranks 6, 1, 5, 8, 4, 3, 7, 2 of 8: ⌊rank · 4 ÷ 9⌋ is 0 up to rank 2 and 3 from rank 7.
    expect(places).toBe(4)
    expect(phi).toBe((9 + 1 + 0 + 4) / 4)
  })

  it('are drawn around counts that start at a half, with or without a half for the rest', () => {
    const counts = { numerators: [0, 1, 3], denominators: [4, 40, 8] }
    const same = (kind: 'proportion' | 'rate', b: number) => {
      const plain = posteriorRanks(counts, { kind, draws: 400 })
      const told = posteriorRanks(counts, { kind, draws: 400, prior: { a: 0.5, b } })
      const other = posteriorRanks(counts, { kind, draws: 400, prior: { a: 0.5, b: 40 } })
      expect(plain).toEqual(told)
      expect(plain).not.toEqual(other)
    }
    same('proportion', 0.5)
    same('rate', 0)
  })
})
