import { describe, expect, test } from 'vitest'
import { agreementStream } from '../agreement/agreement.ts'
import { statuses, type Status } from '../measurement/status.ts'
import { foldLedger } from '../fold-ledger.ts'
import type { NewEntry, RecordedEntry } from '../recorded-entry.ts'
import { apply, award, sign } from '../release/test-commands.ts'
import { applied, codesOf, digest, must, noon, playOut, record } from '../release/test-ledger.ts'
import { day, euro } from '../release/test-programme.ts'
import { decideCase, decideCaseStep, type CaseStep } from './decide-case.ts'
import { checkRecovery, decideRecovery } from './decide-recovery.ts'
import { caseStream, evolveCase, type SupportCase } from './support-case.ts'

const signed = playOut([
  ['2022-05-01', apply('2022', ['10001'], [applied('5', 100, 1)])],
  ['2022-08-01', award('2022', 44_350)],
  ['2022-09-01', sign('2022', '10001')],
])
const agreement = signed.state.agreements.get(agreementStream('2022', '10001'))
if (agreement === undefined) throw new Error('no agreement')

const said = { whatHappened: digest('what'), why: null }
const open = (status: Status, known?: SupportCase) =>
  decideCase({ agreement, kpi: '5', status }, known, said)
const today = day('2023-11-01')

const after = (...batches: readonly (readonly NewEntry[])[]): SupportCase => {
  const entries = batches.reduce<readonly RecordedEntry[]>(
    (before, batch) => record(before, batch, noon('2023-11-01')),
    signed.entries,
  )
  const known = foldLedger(entries).cases.get(caseStream('2022', '10001', '5'))
  if (known === undefined) throw new Error('no case')
  return known
}
const opening = must(open('missed'))
const opened = after(opening)
const step = (what: CaseStep, known = opened) => decideCaseStep(known, agreement, what, today)

const hearing = (on = '2023-11-01'): CaseStep => ({
  type: 'municipality-heard',
  data: { on: day(on), account: digest('our side') },
})
const agreed = (dueOn = '2023-11-01'): CaseStep => ({
  type: 'step-agreed',
  data: { step: digest('find a mentor'), dueOn: day(dueOn) },
})
const closing: CaseStep = { type: 'case-closed', data: { summary: digest('summary') } }

describe('[C116] a missed target first means talking', () => {
  test('a case is opened about a target that is missed or will be, and about no other', () => {
    const allowed = statuses.filter((status) => open(status).ok)
    expect(allowed).toEqual(['not-started', 'missed', 'overdue', 'below-interim', 'behind'])
    expect(codesOf(open('met'))).toEqual(['target-not-missed'])
    expect(opening).toEqual([
      {
        stream: 'case/2022/10001/5',
        parties: ['10001'],
        type: 'case-opened',
        data: { call: '2022', applicant: '10001', kpi: '5', status: 'missed', ...said },
      },
    ])
    expect(codesOf(open('missed', opened))).toEqual(['case-exists'])
  })

  test('the municipality is heard, steps are agreed with dates, and it ends with a summary', () => {
    const whole = after(
      opening,
      must(step(hearing())),
      must(step(agreed('2024-01-10'))),
      must(step(closing)),
    )
    expect(whole).toMatchObject({
      stage: 'closed',
      hearings: [{ on: '2023-11-01', account: digest('our side') }],
      steps: [{ step: digest('find a mentor'), dueOn: '2024-01-10' }],
      closed: { at: noon('2023-11-01'), summary: digest('summary') },
      recovery: null,
    })
    for (const late of [hearing(), agreed(), closing]) {
      expect(codesOf(step(late, whole))).toEqual(['case-closed'])
    }
  })

  test('on days that can be', () => {
    expect(codesOf(step(hearing('2023-11-01')))).toEqual([])
    expect(codesOf(step(hearing('2023-11-02')))).toEqual(['day-to-come'])
    expect(codesOf(step(agreed('2023-11-01')))).toEqual([])
    expect(codesOf(step(agreed('2023-10-31')))).toEqual(['day-past'])
  })
})

describe('[C117] a recovery', () => {
  const heard = after(opening, must(step(hearing())), must(step(closing)))
  const facts = (known: SupportCase | undefined, amount: number, atRisk: number | null = 100) => ({
    known,
    kpi: '5',
    amountCents: euro(amount),
    atRiskCents: atRisk === null ? null : euro(atRisk),
  })
  const codes = (...of: Parameters<typeof facts>) => codesOf(checkRecovery(facts(...of)))

  test('only after a closed case in which the municipality was heard', () => {
    expect(codes(undefined, 50)).toEqual(['case-not-closed'])
    expect(codes(opened, 50)).toEqual(['case-not-closed'])
    expect(codes(after(opening, must(step(closing))), 50)).toEqual(['municipality-not-heard'])
    expect(codes(heard, 50)).toEqual([])
  })

  test('of no more than is at risk, and of something', () => {
    expect(codes(heard, 100)).toEqual([])
    expect(codes(heard, 100.01)).toEqual(['recovery-over-risk'])
    expect(codes(heard, 0.01)).toEqual([])
    expect(codes(heard, 0)).toEqual(['recovery-over-risk'])
    expect(codes(heard, -1)).toEqual(['recovery-over-risk'])
    expect(codes(heard, 1, null)).toEqual(['recovery-over-risk'])
  })

  test('once', () => {
    const recovery = must(decideRecovery(facts(heard, 60), agreement, 'p'))
    expect(recovery).toEqual([
      {
        stream: 'case/2022/10001/5',
        parties: ['10001'],
        type: 'recovery-decided',
        data: { amountCents: euro(60), approval: 'p' },
      },
    ])
    const recovered = after(opening, must(step(hearing())), must(step(closing)), recovery)
    expect(recovered.recovery).toEqual({
      decidedAt: noon('2023-11-01'),
      amountCents: euro(60),
    })
    expect(codes(recovered, 1)).toEqual(['recovery-already-decided'])
    expect(codesOf(decideRecovery(facts(recovered, 1), agreement, 'p'))).toEqual([
      'recovery-already-decided',
    ])
  })

  test('an entry that cannot follow is a damaged ledger', () => {
    const at = { recordedAt: noon('2023-11-01') }
    const recovery = {
      ...at,
      type: 'recovery-decided' as const,
      data: { amountCents: euro(1), approval: 'p' },
    }
    const unheard = after(opening, must(step(closing)))
    for (const before of [opened, unheard]) {
      expect(() => evolveCase(before, recovery)).toThrow('recovery-decided without')
    }
    expect(() => evolveCase(undefined, recovery)).toThrow('before any case')
    expect(() => evolveCase(heard, { ...at, ...closing })).toThrow('while closed')
    const [again] = opening
    if (again?.type !== 'case-opened') throw new Error('an opening')
    expect(() => evolveCase(opened, { ...at, ...again })).toThrow('a second time')
  })
})
