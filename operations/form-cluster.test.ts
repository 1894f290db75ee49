import { describe, expect, it } from 'vitest'
import type { Reader } from '@peil/domain/access/role.ts'
import { zeroCents } from '@peil/domain/values/cents.ts'
import { answerApproach } from './answer-approach.ts'
import { answerInvitation } from './answer-invitation.ts'
import { approachMunicipality } from './approach-municipality.ts'
import { importResidents } from './import/import-residents.ts'
import { inviteToCluster } from './invite-to-cluster.ts'
import { listCallOverview } from './list-call-overview.ts'
import { submitApplication } from './submit-application.ts'
import { csvFile, residentRows } from './testing/table-files.ts'
import { accepted, codesOf, sharedPeil } from './testing/test-peil.ts'

const manager: Reader = { account: 'm', grants: [{ role: 'programme-manager' }] }
const auditor: Reader = { account: 'a', grants: [{ role: 'auditor' }] }
const coordinator = (municipality: string): Reader => ({
  account: municipality,
  grants: [{ role: 'coordinator', municipality }],
})
const [tienen, boutersem] = ['24107', '24016']

const application = (applicant: string, ...members: readonly string[]) => ({
  call: '2022',
  applicant,
  members,
  rows: [
    {
      kpi: '5',
      currentReach: 0,
      plannedReach: 100,
      priority: 1,
      ownCashCents: zeroCents,
      ownInKindCents: null,
    },
  ],
})

describe('from an approach to a joint application', () => {
  const peil = sharedPeil(async (opened) => {
    const residents = csvFile('residents', residentRows)
    accepted(await importResidents(opened, residents, { dryRun: false }))
  })
  const standOf = async (nis: string) => {
    const { rows } = accepted(await listCallOverview(peil(), manager, '2022', 0))
    return rows.find((row) => row.nis === nis)?.stand
  }

  it('[C81] approaches municipalities, which answer for themselves', async () => {
    const approach = (who: Reader, nis: string, call = '2022') =>
      approachMunicipality(peil(), who, call, nis)
    expect(codesOf(await approach(coordinator(tienen), tienen))).toEqual(['not-allowed'])
    expect(codesOf(await approach(coordinator(tienen), '99999', '1999'))).toEqual(['not-allowed'])
    expect(codesOf(await approach(manager, '99999'))).toEqual(['unknown-municipality'])
    expect(codesOf(await approach(manager, tienen, '1999'))).toEqual(['unknown-call'])
    expect(accepted(await approach(manager, tienen))).toEqual({ changed: true })
    expect(accepted(await approach(manager, tienen))).toEqual({ changed: false })
    expect(await standOf(tienen)).toBe('approached')

    const answer = (who: Reader, municipality: string, declinedBecause: string | null) =>
      answerApproach(peil(), who, { call: '2022', municipality, declinedBecause })
    for (const who of [manager, coordinator(boutersem)]) {
      expect(codesOf(await answer(who, tienen, null))).toEqual(['not-allowed'])
      expect(codesOf(await answer(who, '99999', null))).toEqual(['not-allowed'])
    }
    expect(codesOf(await answer(coordinator('44012'), '44012', ' '))).toEqual(['reason-missing'])
    accepted(await answer(coordinator('44012'), '44012', 'Too small to pay half.'))
    accepted(await answer(coordinator(tienen), tienen, null))
    expect([await standOf(tienen), await standOf('44012')]).toEqual(['interested', 'declined'])
  })

  it('[C87] shows the programme how everybody stands, and auditors no reasons', async () => {
    expect(codesOf(await listCallOverview(peil(), coordinator(tienen), '2022', 0))).toEqual([
      'not-allowed',
    ])
    const seen = accepted(await listCallOverview(peil(), manager, '2022', 701))
    expect(seen.rows).toHaveLength(300)
    expect(seen.justMissing.map(({ nis, shortOfThreshold }) => [nis, shortOfThreshold])).toEqual([
      [tienen, 701],
    ])
    const { justMissing } = accepted(await listCallOverview(peil(), manager, '2022', 700))
    expect(justMissing).toEqual([])
    expect([...seen.reasons.values()]).toEqual(['Too small to pay half.'])
    const audited = accepted(await listCallOverview(peil(), auditor, '2022', 0))
    expect([...audited.reasons]).toEqual([])
    expect(audited.rows).toEqual(seen.rows)
  })

  it('[C114] needs the acceptance of every member', async () => {
    const invitation = { call: '2022', lead: tienen, member: boutersem }
    const hand = (who: Reader) =>
      submitApplication(peil(), who, application(tienen, tienen, boutersem))
    expect(codesOf(await hand(coordinator(boutersem)))).toEqual(['not-allowed'])
    expect(codesOf(await hand(coordinator(tienen)))).toEqual(['member-has-not-accepted'])
    expect(codesOf(await inviteToCluster(peil(), coordinator(boutersem), invitation))).toEqual([
      'not-allowed',
    ])
    expect(
      codesOf(await answerInvitation(peil(), coordinator(boutersem), invitation, true)),
    ).toEqual(['no-invitation'])
    expect(accepted(await inviteToCluster(peil(), coordinator(tienen), invitation))).toEqual({
      changed: true,
    })
    expect(codesOf(await hand(coordinator(tienen)))).toEqual(['member-has-not-accepted'])
    expect(codesOf(await answerInvitation(peil(), coordinator(tienen), invitation, true))).toEqual([
      'not-allowed',
    ])
    accepted(await answerInvitation(peil(), coordinator(boutersem), invitation, true))
    const alone = await submitApplication(
      peil(),
      coordinator(boutersem),
      application(boutersem, boutersem),
    )
    expect(codesOf(alone)).toContain('already-in-a-cluster')
    expect(accepted(await hand(coordinator(tienen)))).toEqual({ changed: 1, unchanged: 0 })
    expect(accepted(await hand(coordinator(tienen)))).toEqual({ changed: 0, unchanged: 1 })
    const [last] = (await peil().ledger.read()).slice(-1)
    expect(last).toMatchObject({ type: 'application-submitted', actor: `account:${tienen}` })
    expect([await standOf(tienen), await standOf(boutersem)]).toEqual(['applied', 'applied'])
    expect(
      codesOf(await answerInvitation(peil(), coordinator(boutersem), invitation, false)),
    ).toEqual(['already-applies'])
  })
})
