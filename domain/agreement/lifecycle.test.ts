import { describe, expect, test } from 'vitest'
import { amend, apply, award, decline, end, report, sign } from '../release/test-commands.ts'
import {
  agreementIn,
  applied,
  codesOf,
  digest,
  noon,
  playOut,
  reported,
  type Step,
} from '../release/test-ledger.ts'
import { day, euro } from '../release/test-programme.ts'
import { zeroCents } from '../values/cents.ts'
import { nextStages, versionInForce, type Agreement, type AgreementStage } from './agreement.ts'
import type { AgreementEntry } from './entries.ts'
import { evolveAgreement } from './evolve-agreement.ts'

const offer: readonly Step[] = [
  ['2022-05-01', apply('2022', ['10001'], [applied('5', 100, 1)])],
  ['2022-08-01', award('2022', 100_000)],
]
const signature: Step = ['2022-09-01', sign('2022', '10001')]

const stepsTo: Record<AgreementStage, readonly Step[]> = {
  applied: offer.slice(0, 1),
  offered: offer,
  declined: [...offer, ['2022-09-01', decline('2022', '10001')]],
  signed: [...offer, signature],
  ended: [...offer, signature, ['2023-01-10', end('2022', '10001', '2023-01-15')]],
}
const stages = Object.keys(stepsTo) as AgreementStage[]
const inStage = (stage: AgreementStage) => playOut(stepsTo[stage]).state

const row = {
  kpi: '5',
  currentReach: 0,
  awardedReach: 100,
  unitPriceCents: euro(60),
  contributionCents: euro(6_000),
  ownCashCents: null,
  ownInKindCents: null,
}
const reason = digest('because')

/** Per entry, the stages in which it may come and the stage it leads to. */
const entries: readonly {
  readonly entry: (version: number) => AgreementEntry
  readonly from: readonly AgreementStage[]
  readonly to: AgreementStage
}[] = [
  {
    entry: () => ({
      type: 'application-submitted',
      data: { call: '2022', applicant: '10001', members: ['10001'], rows: [] },
    }),
    from: ['applied'],
    to: 'applied',
  },
  {
    entry: () => ({
      type: 'offer-made',
      data: { rows: [row], incentiveCents: zeroCents, methodVersion: '1' },
    }),
    from: ['applied'],
    to: 'offered',
  },
  {
    entry: () => ({ type: 'offer-declined', data: { reason } }),
    from: ['offered'],
    to: 'declined',
  },
  {
    entry: (version) => ({ type: 'agreement-signed', data: { version } }),
    from: ['offered'],
    to: 'signed',
  },
  {
    entry: (version) => ({
      type: 'agreement-amended',
      data: { version: version + 1, rows: [row], reason },
    }),
    from: ['signed'],
    to: 'signed',
  },
  {
    entry: () => ({
      type: 'report-received',
      data: { moment: 'interim', rows: [reported('5', 40)] },
    }),
    from: ['signed'],
    to: 'signed',
  },
  {
    entry: () => ({ type: 'agreement-ended', data: { on: day('2023-01-15'), reason } }),
    from: ['signed'],
    to: 'ended',
  },
]

describe('evolveAgreement', () => {
  const cases = entries.flatMap(({ entry, from, to }) =>
    stages.map((stage) => ({
      type: entry(1).type,
      entry,
      stage,
      to: from.includes(stage) ? to : null,
    })),
  )

  test.each(cases)('$type on $stage: $to', ({ entry, stage, to }) => {
    const before = agreementIn(inStage(stage), '2022', '10001')
    const next = { ...entry(before.versions.length), recordedAt: noon('2023-02-01'), actor: 'test' }
    if (to === null) expect(() => evolveAgreement(before, next)).toThrow(stage)
    else expect(evolveAgreement(before, next).state).toBe(to)
  })

  test.each(entries.slice(1))('nothing but an application begins', ({ entry }) => {
    const first = { ...entry(1), recordedAt: noon('2023-02-01'), actor: 'test' }
    expect(() => evolveAgreement(undefined, first)).toThrow('before any application')
  })

  test('stages change only as the lifecycle says', () => {
    const changes = entries.flatMap(({ from, to }) =>
      from.flatMap((stage) => (stage === to && stage !== 'applied' ? [] : [`${stage} ${to}`])),
    )
    const allowed = Object.entries(nextStages).flatMap(([stage, next]) =>
      next.map((to) => `${stage} ${to}`),
    )
    expect(changes.sort()).toEqual(allowed.sort())
  })

  test('versions are numbered 1, 2, 3; the one that is signed is the offer', () => {
    const offered = agreementIn(inStage('offered'), '2022', '10001')
    const recordedAt = noon('2023-02-01')
    const signIt = (version: number): Agreement =>
      evolveAgreement(offered, {
        type: 'agreement-signed',
        data: { version },
        recordedAt,
        actor: 'test',
      })
    expect(() => signIt(0)).toThrow('version 0 where 1')
    expect(() => signIt(2)).toThrow('version 2 where 1')
    const amendIt = (version: number): Agreement =>
      evolveAgreement(signIt(1), {
        type: 'agreement-amended',
        data: { version, rows: [row], reason },
        recordedAt,
        actor: 'test',
      })
    expect(() => amendIt(1)).toThrow('version 1 where 2')
    expect(() => amendIt(3)).toThrow('version 3 where 2')
    expect(amendIt(2).versions.map(({ version }) => version)).toEqual([1, 2])
  })

  test('what each entry leaves behind', () => {
    const signed = agreementIn(inStage('signed'), '2022', '10001')
    expect(signed).toMatchObject({
      appliedAt: noon('2022-05-01'),
      offeredAt: noon('2022-08-01'),
      signedAt: noon('2022-09-01'),
      declined: null,
      ended: null,
      methodVersion: '1',
    })
    expect(versionInForce(signed)).toMatchObject({ version: 1, reason: null })
    expect(versionInForce(agreementIn(inStage('applied'), '2022', '10001'))).toBeNull()
    expect(agreementIn(inStage('declined'), '2022', '10001').declined).toEqual({
      at: noon('2022-09-01'),
      reason: digest('declined'),
    })
    expect(agreementIn(inStage('ended'), '2022', '10001').ended).toEqual({
      on: '2023-01-15',
      reason: digest('ended'),
    })
  })
})

describe('decide', () => {
  test.each([
    { name: 'sign', decide: sign('2022', '10001'), from: 'offered' },
    { name: 'decline', decide: decline('2022', '10001'), from: 'offered' },
    { name: 'end', decide: end('2022', '10001', '2023-01-15'), from: 'signed' },
    {
      name: 'amend',
      decide: amend('2022', '10001', { kpi: '5', awardedReach: 90 }),
      from: 'signed',
    },
    {
      name: 'report',
      decide: report('2022', '10001', 'interim', reported('5', 40)),
      from: 'signed',
    },
  ])('[C48] $name: only when $from, and refused with the stage otherwise', ({ decide, from }) => {
    for (const stage of stages) {
      const decision = decide(inStage(stage))
      expect(codesOf(decision)).toEqual(stage === from ? [] : ['wrong-stage'])
      if (!decision.ok) {
        expect(decision.refusals[0]).toMatchObject({
          found: `the agreement of 10001 in call 2022 is ${stage}`,
          expected: `an agreement that is ${from}`,
          about: { applicant: '10001' },
        })
      }
    }
  })

  test('a changed application: only before the award', () => {
    const decide = apply('2022', ['10001'], [applied('5', 99, 1)])
    for (const stage of stages) {
      expect(codesOf(decide(inStage(stage)))).toEqual(
        stage === 'applied' ? [] : ['award-already-decided'],
      )
    }
  })
})
