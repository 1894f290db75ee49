import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyCall } from '../call/call-state.ts'
import { foldLedger } from '../fold-ledger.ts'
import { apply, award } from '../release/test-commands.ts'
import { applied, codesOf, must, playOut, type Step } from '../release/test-ledger.ts'
import { call, euro, testProgramme } from '../release/test-programme.ts'
import { cents } from '../values/cents.ts'
import { decideApplication } from './decide-application.ts'
import type { ApplicationRow } from './entries.ts'

const empty = foldLedger([])
const codes = (...rows: readonly ApplicationRow[]) => codesOf(apply('2022', ['10001'], rows)(empty))

describe('planned reach', () => {
  test('[C57] whole, from 0 to the maximum of the call', () => {
    expect(codes(applied('5', 2250, 1))).toEqual([])
    expect(codes(applied('5', 2251, 1))).toEqual(['reach-over-maximum'])
    expect(codes(applied('5', 1, 1))).toEqual([])
    expect(codes(applied('5', 1.5, 1))).toEqual(['not-a-whole-number'])
    expect(codes(applied('5', 0, null), applied('9a', 1, 1))).toEqual([])
    expect(codes(applied('5', -1, null), applied('9a', 1, 1))).toEqual(['not-a-whole-number'])
    expect(codes(applied('5', NaN, null), applied('9a', 1, 1))).toEqual(['not-a-whole-number'])
  })

  test('[C56] at least one row with planned reach', () => {
    expect(codes()).toEqual(['nothing-planned'])
    expect(codes(applied('5', 0, null))).toEqual(['nothing-planned'])
    expect(codes(applied('5', 1, 1))).toEqual([])
  })

  test('[C55] no action is compulsory: one KPI alone is an application', () => {
    for (const { kpi } of call('2022', '1', 2022).rows)
      expect(codes(applied(kpi, 1, 1))).toEqual([])
  })

  test('current reach and own contributions are whole and not below zero', () => {
    const row = (more: Partial<ApplicationRow>) => codes(applied('5', 1, 1, more))
    expect(row({ currentReach: 9_999 })).toEqual([]) // no maximum: it is what is there
    expect(row({ currentReach: -1 })).toEqual(['not-a-whole-number'])
    expect(row({ currentReach: 0.5 })).toEqual(['not-a-whole-number'])
    expect(row({ ownCashCents: cents(0), ownInKindCents: cents(1) })).toEqual([])
    expect(row({ ownCashCents: cents(-1) })).toEqual(['not-a-whole-number'])
    expect(row({ ownInKindCents: cents(-1) })).toEqual(['not-a-whole-number'])
  })

  test('[C57] too little own contribution is not refused', () => {
    expect(codes(applied('5', 100, 1, { ownCashCents: euro(0) }))).toEqual([])
  })
})

test('KPIs: in the call, and once', () => {
  expect(codes(applied('99', 1, 1))).toEqual(['kpi-not-in-call'])
  expect(codes(applied('5', 1, 1), applied('5', 1, 2))).toEqual(['duplicate-kpi'])
  const twice = applied('5', 1, 1)
  expect(codes(twice, twice)).toEqual(['duplicate-kpi', 'priority-tie'])
})

describe('priorities', () => {
  const three = (a: number | null, b: number | null, c: number | null) =>
    codes(applied('2', 1, a), applied('5', 1, b), applied('9a', 1, c))

  test.each<[string, [number | null, number | null, number | null], string[]]>([
    ['in any order', [3, 1, 2], []],
    ['a tie', [1, 2, 2], ['priority-tie']],
    ['a gap', [1, 2, 4], ['priority-gap']],
    ['zero', [0, 1, 2], ['priority-gap']],
    ['beginning at two', [2, 3, 4], ['priority-gap']],
    ['none', [1, 2, null], ['priority-gap']],
    ['negative', [1, 2, -3], ['priority-gap']],
    ['fractional', [1, 1.5, 2], ['priority-gap']],
    ['all the same', [1, 1, 1], ['priority-tie', 'priority-tie']],
  ])('%s', (_name, [a, b, c], expected) => {
    expect(three(a, b, c)).toEqual(expected)
  })

  test('n is in, n + 1 is not', () => {
    expect(codes(applied('5', 1, 1))).toEqual([])
    expect(codes(applied('5', 1, 2))).toEqual(['priority-gap'])
  })

  test('only rows with planned reach are numbered; another priority says nothing', () => {
    expect(codes(applied('2', 0, null), applied('5', 1, 1))).toEqual([])
    expect(codes(applied('2', 0, 1), applied('5', 1, 1))).toEqual([])
    expect(codes(applied('2', 0, 2), applied('5', 1, 1), applied('9a', 1, 3))).toEqual([
      'priority-gap',
    ])
  })

  test('exactly the permutations of 1 to n are accepted', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 }),
        (own) => {
          const kpis = ['2', '5', '9a', '22']
          const rows = own.map((priority, index) => applied(kpis[index] ?? '', 1, priority))
          const sorted = own.toSorted((a, b) => a - b)
          const isPermutation = sorted.every((priority, index) => priority === index + 1)
          expect(codes(...rows).length === 0).toBe(isPermutation)
        },
      ),
      { seed: 20220301, numRuns: 500 },
    ))
})

test('everything that is wrong is told at once, with row and column, and the members too', () => {
  const memberRefusal = { code: 'x', found: 'a', expected: 'b', whatToDo: 'c' }
  const [call2022] = testProgramme.calls
  if (call2022 === undefined) throw new Error('no call')
  const decision = decideApplication(
    {
      call: call2022,
      callState: emptyCall,
      agreement: undefined,
      memberRefusals: [memberRefusal],
    },
    {
      applicant: '10001',
      members: ['10001'],
      rows: [applied('99', 1, 1), applied('5', 9_999, 1), applied('2', -1, null)],
    },
  )
  expect(decision.ok ? [] : decision.refusals.map(({ code, about }) => [code, about])).toEqual([
    ['x', undefined],
    ['kpi-not-in-call', { applicant: '10001', kpi: '99', column: 'kpi' }],
    ['reach-over-maximum', { applicant: '10001', kpi: '5', column: 'planned_reach' }],
    ['not-a-whole-number', { applicant: '10001', kpi: '2', column: 'planned_reach' }],
    ['priority-tie', { applicant: '10001', kpi: '5', column: 'priority' }],
  ])
})

describe('what is recorded', () => {
  const first: Step = [
    '2022-05-01',
    apply('2022', ['10002', '10001'], [applied('5', 100, 2), applied('2', 1, 1)]),
  ]

  test('[C114] one dossier of all members, under the code of the applicant, sorted', () => {
    const { entries } = playOut([first])
    expect(entries).toMatchObject([
      {
        type: 'applicant-registered',
        stream: 'call/2022',
        parties: ['10001', '10002'],
        data: { applicant: '10002', members: ['10001', '10002'] },
      },
      {
        type: 'application-submitted',
        stream: 'agreement/2022/10002',
        parties: ['10001', '10002'],
        data: { call: '2022', applicant: '10002', members: ['10001', '10002'] },
      },
    ])
  })

  test('the same application again changes nothing, in any order, after the award too', () => {
    const again = apply('2022', ['10002', '10001'], [applied('2', 1, 1), applied('5', 100, 2)])
    const before = playOut([first]).state
    expect(must(again(before))).toEqual([])
    const after = playOut([first, ['2022-08-01', award('2022', 100_000)]]).state
    expect(must(again(after))).toEqual([])
  })

  test.each<[string, Partial<ApplicationRow>]>([
    ['current reach', { currentReach: 1 }],
    ['planned reach', { plannedReach: 99 }],
    ['own cash', { ownCashCents: cents(0) }],
    ['own in-kind', { ownInKindCents: cents(0) }],
  ])('another %s is a new version, until the award', (_name, more) => {
    const rows = [applied('2', 1, 1), applied('5', 100, 2, more)]
    const changed = apply('2022', ['10002', '10001'], rows)
    expect(must(changed(playOut([first]).state)).map(({ type }) => type)).toEqual([
      'application-submitted',
    ])
    const after = playOut([first, ['2022-08-01', award('2022', 100_000)]]).state
    expect(codesOf(changed(after))).toEqual(['award-already-decided'])
  })

  test('other members are registered anew, in place of the ones before', () => {
    const changed = apply('2022', ['10002', '10003'], [applied('2', 1, 1)])
    const { state } = playOut([first, ['2022-05-02', changed]])
    expect([...(state.calls.get('2022')?.registered ?? [])]).toEqual([
      ['10002', ['10002', '10003']],
    ])
  })
})
