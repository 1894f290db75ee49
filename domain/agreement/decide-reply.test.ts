import { describe, expect, test } from 'vitest'
import { composeReplies } from '../release/compose-replies.ts'
import { apply, award, decline, end, sign } from '../release/test-commands.ts'
import { agreementIn, applied, codesOf, digest, noon, playOut } from '../release/test-ledger.ts'
import type { Step } from '../release/test-ledger.ts'
import { day } from '../release/test-programme.ts'
import { decideReply } from './decide-reply.ts'
import type { ReplyGiven } from './entries.ts'
import { evolveAgreement } from './evolve-agreement.ts'

const offer: readonly Step[] = [
  ['2022-05-01', apply('2022', ['10001'], [applied('5', 100, 1), applied('2', 0, null)])],
  ['2022-08-01', award('2022', 100_000)],
]
const signature: Step = ['2022-09-01', sign('2022', '10001')]
const after = (...steps: readonly Step[]) => agreementIn(playOut(steps).state, '2022', '10001')
const signed = after(...offer, signature)
const ended = after(...offer, signature, ['2023-01-10', end('2022', '10001', '2023-01-15')])

const reply = (more: Partial<ReplyGiven> = {}): ReplyGiven => ({
  kpi: '5',
  on: day('2023-06-01'),
  language: 'nl',
  text: digest('wij'),
  ...more,
})
const today = day('2023-06-01')

describe('decideReply', () => {
  test('a reply goes to the agreement’s own stream, with its members as parties', () => {
    expect(decideReply(signed, reply(), today)).toEqual({
      ok: true,
      value: [
        {
          stream: 'agreement/2022/10001',
          parties: ['10001'],
          type: 'reply-given',
          data: reply(),
        },
      ],
    })
  })

  test.each([
    ['signed', signed, []],
    ['ended', ended, []],
    ['offered', after(...offer), ['wrong-stage']],
    ['applied', after(...offer.slice(0, 1)), ['wrong-stage']],
    ['declined', after(...offer, ['2022-09-01', decline('2022', '10001')]), ['wrong-stage']],
  ] as const)('an agreement that is %s', (_, agreement, codes) => {
    expect(codesOf(decideReply(agreement, reply(), today))).toEqual(codes)
  })

  test('it is about a KPI of the agreement, or about all of it', () => {
    expect(codesOf(decideReply(signed, reply({ kpi: null }), today))).toEqual([])
    expect(codesOf(decideReply(signed, reply({ kpi: '9a' }), today))).toEqual(['kpi-not-agreed'])
  })

  test('it was given today or before', () => {
    const tomorrow = reply({ on: day('2023-06-02') })
    expect(codesOf(decideReply(signed, tomorrow, today))).toEqual(['day-to-come'])
    expect(codesOf(decideReply(signed, tomorrow, day('2023-06-02')))).toEqual([])
  })

  test('the same reply again gives nothing', () => {
    const replied = { ...signed, replies: [reply()] }
    expect(decideReply(replied, reply(), today)).toEqual({ ok: true, value: [] })
    const other = decideReply(replied, reply({ language: 'fr' }), today)
    expect(other.ok && other.value).toHaveLength(1)
  })
})

test('a reply follows a signature, also after the end', () => {
  const entry = {
    type: 'reply-given' as const,
    data: reply(),
    recordedAt: noon('2023-06-01'),
    actor: 'test',
  }
  expect(evolveAgreement(signed, entry).replies).toEqual([reply()])
  expect(evolveAgreement(ended, entry).replies).toEqual([reply()])
  expect(signed.replies).toEqual([])
  expect(() => evolveAgreement(after(...offer), entry)).toThrow('reply-given while offered')
})

test('replies show from their day on, in order; words that were erased are gone', () => {
  const second = reply({ on: day('2023-07-01'), text: digest('later'), kpi: null })
  const agreement = { replies: [second, reply()] }
  const texts = new Map([[digest('wij'), 'Wij …']])
  const shown = { kpi: '5', on: '2023-06-01', text: 'Wij …', language: 'nl' }
  expect(composeReplies(agreement, texts, day('2023-05-31'))).toEqual([])
  expect(composeReplies(agreement, texts, day('2023-06-01'))).toEqual([shown])
  expect(composeReplies(agreement, texts, day('2023-07-01'))).toEqual([
    shown,
    { kpi: null, on: '2023-07-01', text: null, language: 'nl' },
  ])
})
