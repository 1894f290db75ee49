import { describe, expect, test } from 'vitest'
import type { Agreement, AgreementStage } from '../agreement/agreement.ts'
import type { AwardRow } from '../call/entries.ts'
import type { CallRow, Kpi } from '../programme/programme.ts'
import { applied, digest, noon, reported } from '../release/test-ledger.ts'
import { call, day, euro, firstPeriod, testProgramme } from '../release/test-programme.ts'
import { cents, zeroCents } from '../values/cents.ts'
import { assessKpi, type KpiFacts } from './assess-kpi.ts'

const call2022 = call('2022', '1', 2022)
const find = <Item>(items: readonly Item[], fits: (item: Item) => boolean): Item => {
  const found = items.find(fits)
  if (found === undefined) throw new Error('not in the test programme')
  return found
}
const kpi = (id: string): Kpi => find(testProgramme.kpis, (one) => one.id === id)
const tariff = (id: string): CallRow => find(call2022.rows, (row) => row.kpi === id)

const agreement: Agreement = {
  call: '2022',
  applicant: '10001',
  members: ['10001'],
  state: 'signed',
  appliedAt: noon('2022-05-01'),
  applicationRows: [applied('5', 120, 1, { currentReach: 30 })],
  offeredAt: noon('2022-08-01'),
  signedAt: noon('2022-09-01'),
  declined: null,
  ended: null,
  incentiveCents: euro(0),
  methodVersion: '1',
  versions: [],
  reports: [],
  reviews: {},
  ordered: { advance: zeroCents, incentive: zeroCents, balance: zeroCents },
  replies: [],
}

const award: AwardRow = {
  applicant: '10001',
  kpi: '5',
  requested: 120,
  awarded: 100,
  contributionCents: euro(6_000),
  reasonCode: 'funded-in-part',
  basis: { kind: 'nothing-left', round: 3, lastRound: 2 },
}

/** Current reach 30, requested 120, awarded 100: a target of 130. */
const facts: KpiFacts = {
  call: call2022,
  period: firstPeriod,
  kpi: kpi('5'),
  tariff: tariff('5'),
  agreement,
  terms: {
    kpi: '5',
    currentReach: 30,
    awardedReach: 100,
    unitPriceCents: euro(60),
    contributionCents: euro(6_000),
    ownCashCents: null,
    ownInKindCents: null,
  },
  award,
  paceVariation: undefined,
  reported: { interim: undefined, final: undefined },
}

const withReach = (reach: { interim?: number; final?: number }): KpiFacts => {
  const row = (value: number | undefined, on: string) =>
    value === undefined ? undefined : { ...reported('5', value), recordedAt: noon(on) }
  return {
    ...facts,
    reported: {
      interim: row(reach.interim, '2023-04-10'),
      final: row(reach.final, '2023-10-10'),
    },
  }
}

describe('what is measured', () => {
  test('[C57] target, reach, achieved and additional of a final report', () => {
    expect(assessKpi(withReach({ final: 117 }), day('2023-10-16'))).toMatchObject({
      target: 130,
      reach: 117,
      reachAt: 'final',
      achieved: 0.9,
      additional: 0.87,
      expected: 130,
      judgedOn: '2023-09-30',
      status: 'missed',
    })
  })

  test('over-achievement shows: 171 % is 171 %', () => {
    const over = assessKpi(withReach({ final: 223 }), day('2023-10-16'))
    expect(over.achieved).toBe(223 / 130)
    expect(over.additional).toBe(1.93)
    expect(over.sentence.en).toBe('The target of 130 was met: 223 reached (171%).')
  })

  test('less than there was before is negative, not nothing', () => {
    const less = assessKpi(withReach({ final: 10 }), day('2023-10-16'))
    expect(less).toMatchObject({ achieved: 10 / 130, additional: -0.2 })
  })

  test('an interim report is judged on its reference day; what is expected now is apart', () => {
    expect(assessKpi(withReach({ interim: 60 }), day('2023-09-30'))).toMatchObject({
      reach: 60,
      reachAt: 'interim',
      judgedOn: '2023-03-31',
      expected: (182 * 130) / 365,
      expectedNow: 130,
      status: 'behind',
    })
  })

  test('a reach of zero is a reach; no report is none', () => {
    const zero = assessKpi(withReach({ interim: 0 }), day('2023-04-01'))
    expect(zero).toMatchObject({ reach: 0, achieved: 0, additional: -0.3, reachAt: 'interim' })
    const none = assessKpi(facts, day('2023-04-01'))
    expect(none).toMatchObject({ reach: null, achieved: null, additional: null, reachAt: null })
    expect(none).toMatchObject({ judgedOn: '2023-04-01', expected: none.expectedNow, target: 130 })
  })

  test('reports of a later reference day do not exist yet', () => {
    const both = withReach({ interim: 60, final: 140 })
    expect(assessKpi(both, day('2023-09-29'))).toMatchObject({ reach: 60, reachAt: 'interim' })
    expect(assessKpi(both, day('2023-09-30'))).toMatchObject({ reach: 140, reachAt: 'final' })
    expect(assessKpi(both, day('2023-03-30'))).toMatchObject({ reach: null, status: 'not-due' })
  })

  test('the terms in force, not what was requested or awarded at first', () => {
    const terms = facts.terms && {
      ...facts.terms,
      awardedReach: 80,
      contributionCents: cents(479_986),
    }
    expect(assessKpi({ ...facts, terms }, day('2023-04-01'))).toMatchObject({
      requestedReach: 120,
      requestedCents: euro(7_200),
      awardedReach: 80,
      awardReason: {
        nl: 'Het geld raakte op in ronde 2; voor ronde 3 bleef niets over.',
        en: 'The money ran out in round 2; nothing is left for round 3.',
        fr: 'L’argent s’est épuisé au tour 2\u00a0; il ne reste rien pour le tour 3.',
        de: 'Das Geld ging in Runde 2 aus; für Runde 3 blieb nichts übrig.',
      },
      contributionCents: 479_986,
      target: 110,
      currentReach: 30,
      priority: 1,
    })
  })
})

describe('due days in words', () => {
  const sentence = (on: string, of = facts) => assessKpi(of, day(on)).sentence.en

  test('the first report, then the missed one', () => {
    expect(sentence('2022-10-01')).toContain('the first is due on 15 April 2023')
    expect(sentence('2023-04-15')).toContain('the first is due on 15 April 2023')
    expect(sentence('2023-04-16')).toContain('was due on 15 April 2023')
    expect(sentence('2023-10-15')).toContain('was due on 15 April 2023')
    expect(sentence('2023-10-16')).toContain('was due on 15 October 2023')
    expect(sentence('2023-10-16', withReach({ interim: 60 }))).toContain('15 October 2023')
  })
})

describe('without agreement', () => {
  const on = day('2023-10-16')
  const inState = (state: AgreementStage, change: Partial<KpiFacts> = {}) =>
    assessKpi({ ...withReach({ final: 117 }), agreement: { ...agreement, state }, ...change }, on)
  const unfunded = { ...award, awarded: 0, contributionCents: euro(0) }

  test.each<[string, AgreementStage, Partial<KpiFacts>, string]>([
    ['before the award', 'applied', { terms: undefined, award: undefined }, 'Applied for;'],
    ['no money left', 'applied', { terms: undefined, award: unfunded }, 'no budget was left'],
    ['offered', 'offered', {}, 'no signed agreement yet'],
    ['offered, this row not', 'offered', { terms: undefined, award: unfunded }, 'no budget'],
    ['declined', 'declined', {}, 'declined the offer'],
    ['signed, this row not', 'signed', { terms: undefined, award: unfunded }, 'no budget'],
    ['ended, this row not', 'ended', { terms: undefined, award: unfunded }, 'no budget'],
  ])('%s: nothing is measured, and the sentence says why', (_name, state, change, words) => {
    const page = inState(state, change)
    expect(page).toMatchObject({
      status: 'not-applicable',
      target: null,
      reach: null,
      reachAt: null,
      achieved: null,
      additional: null,
      expected: null,
      expectedNow: null,
    })
    expect(page.sentence.en).toContain(words)
  })

  test('nothing was planned: nothing was agreed, and nothing was turned down', () => {
    const none = { ...unfunded, requested: 0, reasonCode: 'nothing-requested' as const }
    const rows = { ...agreement, applicationRows: [applied('5', 0, null, { currentReach: 30 })] }
    const page = assessKpi({ ...facts, agreement: rows, terms: undefined, award: none }, on)
    expect(page).toMatchObject({ status: 'not-applicable', currentReach: 30, requestedReach: 0 })
    expect(page.sentence.en).toBe('Nothing was agreed on this.')
  })

  test('[C47] awarded 0: not null, which is before an award', () => {
    const awarded = (change: Partial<KpiFacts>) =>
      inState('applied', { terms: undefined, ...change }).awardedReach
    expect(awarded({ award: unfunded })).toBe(0)
    expect(awarded({ award: undefined })).toBeNull()
  })

  test('amended to nothing: no target, since nothing is asked any more', () => {
    const terms = facts.terms && { ...facts.terms, awardedReach: 0 }
    expect(inState('signed', { terms })).toMatchObject({ target: null, status: 'not-applicable' })
  })

  test('ended: withdrawn from its day on, with what was reached', () => {
    const ended = { ...agreement, state: 'ended' as const }
    const until = (date: string) => ({ on: day(date), reason: digest('left') })
    const gone = {
      ...withReach({ interim: 60 }),
      agreement: { ...ended, ended: until('2023-06-01') },
    }
    expect(assessKpi(gone, day('2023-05-31')).status).toBe('behind')
    expect(assessKpi(gone, day('2023-06-01'))).toMatchObject({ status: 'withdrawn', reach: 60 })
    expect(assessKpi(gone, on).sentence.en).toBe('The agreement ended on 1 June 2023.')
  })
})
