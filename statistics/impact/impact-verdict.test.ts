import { describe, expect, it } from 'vitest'
import { impactVerdict, verdictThresholds, type ImpactEvidence } from './impact-verdict.ts'

const evidence: ImpactEvidence = {
  estimate: 3.2123,
  se: 1,
  low: 1.2523,
  high: 5.1723,
  level: 0.95,
  assumptions: ['Groups would have moved alike.'],
}
const verdict = (part: Partial<ImpactEvidence> = {}) => impactVerdict({ ...evidence, ...part })
const balance = (difference: number) => ({
  covariate: 'age',
  meanTreated: 1,
  meanControl: 0,
  difference,
  varianceRatio: 1,
  balance: difference > 0.25 ? ('far-apart' as const) : ('different' as const),
})

describe('the verdict on an effect', () => {
  it('shows an effect where the interval leaves out zero', () => {
    const shown = verdict()
    expect(shown).toEqual({
      verdict: 'effect-shown',
      sentence:
        'An effect is shown, if the assumptions hold: an increase of 3.21 (1.25 to 5.17 at 95 % confidence).',
      reasons: [],
      cautions: [],
      assumptions: ['Groups would have moved alike.'],
      detectable: expect.closeTo(2.8015852, 6) as number,
    })
    expect(verdict({ estimate: -3, low: -5, high: -1 }).sentence).toBe(
      'An effect is shown, if the assumptions hold: a decrease of 3 (-5 to -1 at 95 % confidence).',
    )
  })

  it('cannot tell an effect from none where the interval holds zero, also at its end', () => {
    expect(verdict({ estimate: 1, low: -0.5, high: 2.5 }).sentence).toBe(
      'The effect cannot be told apart from none: 1 (-0.5 to 2.5 at 95 % confidence). Effects smaller than 2.8 in either direction would probably not have been seen.',
    )
    const of = (low: number, high: number) => verdict({ low, high }).verdict
    expect(of(0, 2)).toBe('no-effect-told-apart')
    expect(of(1e-9, 2)).toBe('effect-shown')
    expect(of(-2, 0)).toBe('no-effect-told-apart')
    expect(of(-2, -1e-9)).toBe('effect-shown')
    const without = verdict({ se: null, low: -1, high: 1 })
    expect(without.detectable).toBeNull()
    expect(without.sentence).toBe(
      'The effect cannot be told apart from none: 3.21 (-1 to 1 at 95 % confidence).',
    )
  })

  it('is refused where groups moved apart before, below 0.05', () => {
    const at = (p: number) => verdict({ preTrend: { statistic: 9, df: 2, p } })
    const refused = at(0.0499)
    expect(refused.verdict).toBe('refused')
    expect(refused.reasons).toEqual([
      'The groups already moved apart before the start (p = 0.0499), so that what followed cannot be put down to it.',
    ])
    expect(refused.sentence).toBe(`No verdict. ${refused.reasons[0] ?? ''}`)
    expect(refused.assumptions).toEqual(evidence.assumptions)
    expect(at(0.05).verdict).toBe('effect-shown')
    expect(at(0.05).cautions).toEqual([
      'The groups may have moved apart before the start (p = 0.05).',
    ])
    expect(at(0.1999).cautions).toHaveLength(1)
    expect(at(0.2).cautions).toEqual([])
    expect(refused.cautions).toEqual([])
    expect(at(0.00099).reasons[0]).toContain('(p < 0.001)')
    expect(at(0.001).reasons[0]).toContain('(p = 0.001)')
    expect(verdict({ preTrend: null }).cautions).toEqual([
      'Whether the groups moved alike before the start could not be tested.',
    ])
  })

  it('is refused where units seem to have chosen their side of a threshold', () => {
    const at = (p: number) => verdict({ density: { p } })
    expect(at(0.0499).reasons).toEqual([
      'More units stand on one side of the threshold than chance explains (p = 0.0499): some may have chosen their side.',
    ])
    expect(at(0.0499).cautions).toEqual([])
    expect(at(0.05).verdict).toBe('effect-shown')
    expect(at(0.05).cautions).toEqual([
      'Units may have chosen their side of the threshold (p = 0.05).',
    ])
    expect(at(0.2).cautions).toEqual([])
  })

  it('is refused with one unit on a side, and careful below thirty in all', () => {
    const of = (treatedUnits: number, controlUnits: number) =>
      verdict({ treatedUnits, controlUnits })
    expect(of(1, 100).reasons).toEqual([
      'There are 1 treated units: from fewer than 2 nothing can be told.',
    ])
    expect(of(100, 1).reasons).toEqual([
      'There are 1 control units: from fewer than 2 nothing can be told.',
    ])
    expect(of(2, 28)).toMatchObject({ verdict: 'effect-shown', cautions: [] })
    expect(of(2, 27).cautions).toEqual([
      'With 29 independent units the interval is likely to be too narrow.',
    ])
    expect(verdict({ controlUnits: 29 }).cautions).toHaveLength(1)
    expect(verdict({ treatedUnits: 29 }).cautions).toHaveLength(1)
  })

  it('is refused without interval', () => {
    const refused = (part: Partial<ImpactEvidence>) => verdict(part).sentence
    const none = 'No verdict. There is no interval for the effect.'
    expect(refused({ low: null })).toBe(none)
    expect(refused({ high: null })).toBe(none)
    expect(refused({ low: NaN })).toBe(none)
    expect(refused({ high: Infinity })).toBe(none)
    expect(verdict({ low: null }).verdict).toBe('refused')
  })

  it('passes on what its method adds, and names a covariate far apart', () => {
    const against = verdict({ against: ['The fit before is poor.'], cautions: ['Few times.'] })
    expect(against.verdict).toBe('refused')
    expect(against.sentence).toBe('No verdict. The fit before is poor.')
    expect(against.cautions).toEqual(['Few times.'])
    expect(verdict({ balance: balance(0.26) }).cautions).toEqual(['The groups differ much in age.'])
    expect(verdict({ balance: balance(0.2) }).cautions).toEqual([])
  })

  it('states its thresholds', () => {
    expect(verdictThresholds).toEqual({
      refusedBelowP: 0.05,
      cautionBelowP: 0.2,
      fewestUnits: 2,
      fewUnits: 30,
      largeDifference: 0.25,
    })
    expect(Object.isFrozen(verdictThresholds)).toBe(true)
    expect(Object.isFrozen(verdict())).toBe(true)
    expect(Object.isFrozen(verdict({ low: -1 }))).toBe(true)
    expect(Object.isFrozen(verdict({ low: null }))).toBe(true)
  })
})
