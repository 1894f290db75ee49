import { describe, expect, it } from 'vitest'
import type { Grant, Reader } from '@peil/domain/access/role.ts'
import { caseStream } from '@peil/domain/support-case/support-case.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { cents } from '@peil/domain/values/cents.ts'
import { agreeStep } from './agree-step.ts'
import { approveAward } from './approve-award.ts'
import { approveRecovery } from './approve-recovery.ts'
import { closeCase } from './close-case.ts'
import { hearMunicipality } from './hear-municipality.ts'
import { openCase } from './open-case.ts'
import { proposeRecovery } from './propose-recovery.ts'
import { takeInReports } from './take-in-reports.ts'
import { signedCall } from './testing/signed-call.ts'
import { accepted, at, codesOf, sharedPeil } from './testing/test-peil.ts'
import { loadState } from './transact.ts'
import { withdrawProposal } from './withdraw-proposal.ts'

const reader = (account: string, grant: Grant): Reader => ({ account, grants: [grant] })
const coordinator = reader('c', { role: 'coordinator', municipality: '44021' })
const liaison = reader('l', { role: 'action-liaison', action: '5' })
const otherLiaison = reader('o', { role: 'action-liaison', action: '6' })
const mentor = reader('t', { role: 'mentor', action: '5', municipality: '24062' })
const manager = reader('m', { role: 'programme-manager' })
const second = reader('n', { role: 'programme-manager' })

const id = { call: '2022', applicant: '44021', kpi: '5' }
const today = '2023-11-02' as CalendarDate

describe('a support case about a missed target', () => {
  const peil = sharedPeil(async (opened) => {
    await signedCall(opened)
    const rows = [{ kpi: '5', reach: 60, sharedWith: [], reason: 'Ill.' }]
    const report = { call: '2022', applicant: '44021', moment: 'final' as const, rows }
    accepted(await takeInReports(at(opened, '2023-10-10'), [report]))
  })
  const now = () => at(peil(), today)
  const caseNow = async () => (await loadState(peil())).cases.get(caseStream('2022', '44021', '5'))
  const recovery = { ...id, amountCents: cents(100_000) }

  it('[C116] is opened by the liaison of the action, in the same words for all others', async () => {
    const words = { whatHappened: 'Fewer people came.', why: '' }
    for (const who of [coordinator, otherLiaison, mentor]) {
      const refused = await openCase(now(), who, { ...id, ...words })
      expect(codesOf(refused)).toEqual(['not-allowed'])
      expect(await openCase(now(), who, { ...id, ...words, applicant: '11002' })).toEqual(refused)
    }
    const met = await openCase(now(), manager, { ...id, ...words, kpi: '8' })
    expect(codesOf(met)).toEqual(['target-not-missed'])
    expect(codesOf(await openCase(now(), liaison, { ...id, ...words, whatHappened: ' ' }))).toEqual(
      ['reason-missing'],
    )
    expect(codesOf(await closeCase(now(), liaison, id, 'Done.'))).toEqual(['no-case'])
    accepted(await openCase(now(), liaison, { ...id, ...words }))
    expect(await caseNow()).toMatchObject({ status: 'missed', why: null })
    expect(codesOf(await proposeRecovery(now(), manager, recovery))).toEqual(['case-not-closed'])
  })

  it('is worked on by those who are in it, and closed with a public summary', async () => {
    const said = { on: today, account: 'The teacher fell ill.' }
    expect(codesOf(await hearMunicipality(now(), mentor, id, said))).toEqual(['not-allowed'])
    accepted(await hearMunicipality(now(), coordinator, id, said))
    const step = { step: 'Share a teacher.', dueOn: today }
    expect(codesOf(await agreeStep(now(), otherLiaison, id, step))).toEqual(['not-allowed'])
    accepted(await agreeStep(now(), mentor, id, step))
    expect(codesOf(await closeCase(now(), coordinator, id, 'Done.'))).toEqual(['not-allowed'])
    accepted(await closeCase(now(), liaison, id, 'A teacher is shared from now on.'))
    const known = await caseNow()
    if (known?.closed === undefined || known.closed === null) throw new Error('it is closed')
    const digests = [known.whatHappened, known.closed.summary]
    expect([...(await peil().ledger.texts(digests)).values()].sort()).toEqual([
      'A teacher is shared from now on.',
      'Fewer people came.',
    ])
  })

  it('[C117] may lead to a recovery, which two people decide on', async () => {
    expect(codesOf(await proposeRecovery(now(), liaison, recovery))).toEqual(['not-allowed'])
    const tooMuch = { ...recovery, amountCents: cents(100_000_000) }
    expect(codesOf(await proposeRecovery(now(), manager, tooMuch))).toEqual(['recovery-over-risk'])

    const first = accepted(await proposeRecovery(now(), manager, recovery))
    const rows = [{ kpi: '5', reach: 61, sharedWith: [], reason: 'One more was found.' }]
    accepted(await takeInReports(now(), [{ ...id, moment: 'final', rows }]))
    expect(codesOf(await approveRecovery(now(), second, first))).toEqual(['proposal-moved'])
    accepted(await withdrawProposal(now(), manager, 'recovery', first.id))

    const seen = accepted(await proposeRecovery(now(), manager, recovery))
    expect(codesOf(await approveRecovery(now(), liaison, seen))).toEqual(['not-allowed'])
    expect(codesOf(await approveRecovery(now(), manager, seen))).toEqual(['four-eyes'])
    expect(codesOf(await approveAward(now(), second, seen))).toEqual(['no-open-proposal'])
    expect((await caseNow())?.recovery).toBeNull()
    accepted(await approveRecovery(now(), second, seen))
    expect(await caseNow()).toMatchObject({ recovery: { amountCents: 100_000 } })
    expect(codesOf(await proposeRecovery(now(), manager, recovery))).toEqual([
      'recovery-already-decided',
    ])
  })
})
