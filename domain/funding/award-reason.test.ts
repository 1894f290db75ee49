import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents } from '../values/cents.ts'
import type { AwardBasis } from './award-basis.ts'
import { awardReason } from './award-reason.ts'

const languages = ['nl', 'en', 'fr', 'de'] as const

/** Readers see no-break spaces as spaces. */
const say = (basis: AwardBasis, language: (typeof languages)[number]): string =>
  awardReason(basis, language).replaceAll(/[\u00a0\u202f]/g, ' ')

const partly: AwardBasis = {
  kind: 'round-in-part',
  round: 2,
  costCents: cents(4_600_000),
  leftCents: cents(2_000_000),
  planned: 2_500,
  byShare: 1_086,
  byRemainder: 1,
}

describe('why a row gets what it gets', () => {
  test('in Dutch, with numbers and money as Dutch readers write them', () => {
    expect(say(partly, 'nl')).toBe(
      'In ronde 2 raakt het geld op: er is nog € 20.000,00 van de € 46.000,00 die ze kost. Elke ' +
        'rij krijgt 43,47 % (10/23) van wat ze vroeg: hier 1.086 van 2.500, naar beneden ' +
        'afgerond, en nog één door de rest.',
    )
    expect(say({ ...partly, byRemainder: 0 }, 'nl')).toMatch(/en geen door de rest\.$/)
    const full = { kind: 'round-in-full', round: 1 } as const
    expect(say({ ...full, costCents: cents(100), leftCents: cents(250) }, 'nl')).toBe(
      'Ronde 1 krijgt alles: ze kost € 1,00 en er was nog € 2,50.',
    )
    expect(say({ kind: 'nothing-requested' }, 'nl')).toBe('Voor deze rij werd niets gevraagd.')
  })

  test.each([
    ['en', '43.47 % (10/23)', '€46,000.00'],
    ['fr', '43,47 % (10/23)', '46 000,00 €'],
    ['de', '43,47 % (10/23)', '46.000,00 €'],
  ] as const)('in %s too', (language, share, cost) => {
    expect(say(partly, language)).toContain(share)
    expect(say(partly, language)).toContain(cost)
  })

  test('a part never reads as the whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 12 }),
        fc.constantFrom(...languages),
        (cost, language) => {
          const basis = { ...partly, costCents: cents(cost + 1), leftCents: cents(cost) }
          expect(say(basis, language)).not.toMatch(/100[.,]00 %/)
        },
      ),
    )
  })
})
