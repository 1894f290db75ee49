import { describe, expect, it } from 'vitest'
import { agreementStream, versionInForce } from '@peil/domain/agreement/agreement.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { cents } from '@peil/domain/values/cents.ts'
import { declineOffer, findAgreement, signAgreements } from './answer-offer.ts'
import { assessProgramme } from './assess-programme.ts'
import { amendAgreement, endAgreement } from './change-agreement.ts'
import { eraseText } from './erase-text.ts'
import { importReports } from './import/import-reports.ts'
import { readRelease } from './publish-release.ts'
import { budgetCents, signedCall } from './testing/signed-call.ts'
import { csvFile, reported } from './testing/table-files.ts'
import { accepted, at, codesOf, sharedPeil } from './testing/test-peil.ts'
import { loadState } from './transact.ts'

const day = (text: string): CalendarDate => text as CalendarDate

describe('an agreement after its signature', () => {
  const peil = sharedPeil(signedCall)
  const ghent = async () => {
    const agreement = (await loadState(peil())).agreements.get(agreementStream('2022', '44021'))
    if (agreement === undefined) throw new Error('Ghent applied')
    return agreement
  }
  const amend = (awardedReach: number, reason: string, contribution?: number) =>
    amendAgreement(
      at(peil(), '2023-02-01'),
      '2022',
      '44021',
      [
        {
          kpi: '6',
          awardedReach,
          ...(contribution === undefined ? {} : { contributionCents: cents(contribution) }),
        },
      ],
      reason,
    )

  it('is amended with a reason, as a new version beside the old one', async () => {
    expect(codesOf(await amend(15, ' '))).toEqual(['reason-missing'])
    expect(accepted(await amend(15, 'Minder begeleiders')).changed).toBe(true)
    const { versions } = await ghent()
    expect(versions.map(({ version }) => version)).toEqual([1, 2])
    const reach = versions.map(({ rows }) => rows.find(({ kpi }) => kpi === '6')?.awardedReach)
    expect(reach).toEqual([20, 15])
    expect(accepted(await amend(15, 'Nog eens')).changed).toBe(false)
    const texts: string[] = []
    for await (const { text } of peil().ledger.allTexts()) texts.push(text)
    expect(texts).toEqual(['Minder begeleiders'])
  })

  it('may get a contribution of its own, within reach times price', async () => {
    expect(codesOf(await amend(15, 'Te veel', 900_001))).toEqual(['contribution-over-price'])
    accepted(await amend(15, 'Afronding', 898_600))
    const row = versionInForce(await ghent())?.rows.find(({ kpi }) => kpi === '6')
    expect(row).toMatchObject({ awardedReach: 15, contributionCents: 898_600 })
  })

  it('[C57] never gets more than what is left of the budget', async () => {
    // 3,014 euro were freed: five units of 600 euro, and not six.
    expect(codesOf(await amend(21, 'Meer'))).toEqual(['over-budget'])
    accepted(await amend(20, 'Meer'))
    const call = (await loadState(peil())).calls.get('2022')
    expect(call?.committedCents).toBe(budgetCents)
  })

  it('is refused what it does not hold, or what nobody has', async () => {
    const other = (applicant: string, kpi = '6') =>
      amendAgreement(peil(), '2022', applicant, [{ kpi, awardedReach: 1 }], 'Waarom')
    expect(codesOf(await other('44021', '8'))).toEqual(['kpi-not-agreed'])
    expect(codesOf(await other('24107'))).toEqual(['wrong-stage'])
    expect(codesOf(await other('99999'))).toEqual(['no-agreement'])
    const unknown = await amendAgreement(peil(), '2021', '44021', [], 'Waarom')
    expect(codesOf(unknown)).toEqual(['unknown-call'])
    const state = await loadState(peil())
    const merged = findAgreement(state, peil().programme, '2022', '24016')
    expect(JSON.stringify(merged)).toContain('use 24107, the lead of the cluster')
  })

  it('is declined as an offer, which frees its money for another', async () => {
    const decline = (reason: string) =>
      declineOffer(at(peil(), '2022-09-25'), '2022', '24107', reason)
    expect(codesOf(await decline(''))).toEqual(['reason-missing'])
    accepted(await decline('Geen ploeg'))
    expect(codesOf(await decline('Geen ploeg'))).toEqual(['wrong-stage'])
    expect(codesOf(await signAgreements(peil(), '2022', ['24107']))).toEqual(['wrong-stage'])
    expect(codesOf(await declineOffer(peil(), '2022', '44021', 'Toch niet'))).toEqual([
      'wrong-stage',
    ])
    accepted(await amend(23, 'Er is weer geld'))
  })

  it('[C116] ends on a day with a reason, and keeps what it was paid', async () => {
    const committed = (await loadState(peil())).calls.get('2022')?.committedCents
    const end = (reason: string) =>
      endAgreement(at(peil(), '2023-03-01'), '2022', '44021', day('2023-03-01'), reason)
    expect(codesOf(await end('\n'))).toEqual(['reason-missing'])
    accepted(await end('De ploeg vertrok'))
    expect(codesOf(await end('De ploeg vertrok'))).toEqual(['wrong-stage'])
    expect((await loadState(peil())).calls.get('2022')?.committedCents).toBe(committed)
    const late = await importReports(peil(), csvFile('reports', [reported()]), { dryRun: false })
    expect(codesOf(late)).toEqual(['wrong-stage'])
    const statuses = async (on: string) =>
      accepted(await assessProgramme(peil(), day(on), null)).agreements.flatMap((agreement) =>
        agreement.kpis.map((kpi) => `${agreement.applicant} ${kpi.kpi} ${kpi.status}`),
      )
    expect(await statuses('2023-03-01')).toEqual([
      '24107 5 not-applicable',
      '44021 5 withdrawn',
      '44021 6 withdrawn',
      '44021 7 withdrawn',
      '44021 8 not-applicable',
    ])
  })

  it('publishes reasons of the agency, and no text that was erased', async () => {
    const endedReason = async () =>
      accepted(await readRelease(peil(), undefined, null)).agreements.map(
        (page) => page.endedReason,
      )
    expect(await endedReason()).toEqual([null, 'De ploeg vertrok'])
    const { ended } = await ghent()
    if (ended === null) throw new Error('it ended')
    accepted(await eraseText(at(peil(), '2023-04-01'), ended.reason))
    expect(await endedReason()).toEqual([null, null])
    expect(codesOf(await eraseText(peil(), ended.reason))).toEqual(['no-such-text'])
    const last = (await peil().ledger.read()).at(-1)
    expect(last).toMatchObject({ type: 'text-erased', data: { digest: ended.reason } })
  })
})
