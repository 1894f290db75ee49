import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digest } from '../release/test-ledger.ts'
import type { Moment } from './entries.ts'
import {
  agreementOf,
  append,
  certify,
  giveBack,
  reader,
  signed,
  submit,
  take,
  type Do,
  type Story,
} from './test-review.ts'

describe('any order of commands', () => {
  const moment = fc.constantFrom<Moment>('interim', 'final')
  const account = fc.constantFrom('coordinator', 'manager')
  const number = fc.integer({ min: 1, max: 4 })
  const row = fc.record({
    kpi: fc.constantFrom('5', '9a', '22'),
    reach: fc.integer({ min: 0, max: 3 }),
    sharedWith: fc.constant([]),
    reason: fc.constantFrom(null, digest('a'), digest('b')),
  })
  const deed: fc.Arbitrary<readonly [string, Do]> = fc.oneof(
    fc
      .tuple(account, moment, fc.uniqueArray(row, { minLength: 1, selector: ({ kpi }) => kpi }))
      .map(([by, at, some]) => [by, submit(at, ...some)] as const),
    fc.tuple(account, moment, number).map(([by, at, nth]) => [by, certify(at, nth)] as const),
    fc
      .tuple(account, moment, number)
      .map(([by, at, nth]) => [by, giveBack(at, reader(by), nth)] as const),
    fc
      .tuple(account, moment, number)
      .map(([by, at, nth]) => [by, take(at, reader(by), nth)] as const),
  )
  const seen = new Set<string>()

  test('is refused or leaves a legal state, and what counts was submitted last', () =>
    fc.assert(
      fc.property(fc.array(deed, { minLength: 5, maxLength: 30 }), (deeds) => {
        let story: Story = signed
        for (const [by, decide] of deeds) {
          const decision = decide(agreementOf(story))
          if (!decision.ok) continue
          const before = agreementOf(story)
          // Folding throws on an entry that cannot follow.
          story = append(story, by, decision.value)
          for (const entry of decision.value) {
            seen.add(entry.type)
            if (entry.type !== 'report-received') continue
            const review = before.reviews[entry.data.moment]
            expect(entry.data.rows).toEqual(review?.rows)
            expect(review?.submittedBy).not.toBe(`account:${by}`)
            if (entry.data.moment === 'final') expect(review?.certifiedBy).not.toBeNull()
          }
        }
        const types = story.entries.map(({ type }) => type)
        const count = (type: string) => types.filter((one) => one === type).length
        expect(count('report-received')).toBe(count('report-accepted'))
      }),
      { seed: 20211026, numRuns: 300 },
    ))

  test('gets everywhere', () => {
    expect([...seen].sort()).toEqual([
      'report-accepted',
      'report-certified',
      'report-received',
      'report-returned',
      'report-submitted',
    ])
  })
})
