import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { versionInForce } from '@peil/domain/agreement/agreement.ts'
import { cents } from '@peil/domain/values/cents.ts'
import type { Decision } from '@peil/domain/values/decision.ts'
import { startPostgres, type PostgresServer } from '@peil/ledger/start-postgres.ts'
import { newTestDataFolder } from '@peil/ledger/test-data-folder.ts'
import { declineOffer, signAgreements } from './answer-offer.ts'
import { awardCall } from './award-call.ts'
import { amendAgreement } from './change-agreement.ts'
import { importApplications } from './import/import-applications.ts'
import { importResidents } from './import/import-residents.ts'
import type { Peil } from './open.ts'
import { verifyLog } from './read-log.ts'
import { applied, csvFile } from './testing/table-files.ts'
import { accepted, codesOf, newPeil, open, type Place } from './testing/test-peil.ts'
import { loadState } from './transact.ts'

/** KPI 7 costs 650 euro; each of 55 applicants asks for ten. */
const price = 65_000
const asked = 10
const writers = 10

describe('many writers on one PostgreSQL', () => {
  let server: PostgresServer | undefined
  let place: Place
  const peils: Peil[] = []
  const peilOf = (index: number): Peil => {
    const peil = peils[index % peils.length]
    if (peil === undefined) throw new Error('they are opened before the tests')
    return peil
  }
  let applicants: readonly string[] = []

  beforeAll(async () => {
    server = await startPostgres()
    const databaseUrl = await server.createDatabase()
    place = { dataFolder: await newTestDataFolder(), databaseUrl }
    peils.push(await newPeil(place))
    for (let more = 1; more < writers; more += 1) peils.push(await open(place))
    applicants = (peilOf(0).programme.areaSets[0]?.municipalities ?? [])
      .map(({ nis }) => nis)
      .slice(0, 55)
    const residents = applicants.map((nis) => ({
      ...{ nis, residents: 8_000, reference_date: '2021-01-01', source: 'invented' },
    }))
    const rows = applicants.map((applicant) =>
      applied({ applicant, kpi: '7', current_reach: 0, planned_reach: asked }),
    )
    const options = { dryRun: false }
    accepted(await importResidents(peilOf(0), csvFile('residents', residents), options))
    accepted(await importApplications(peilOf(0), csvFile('applications', rows), options))
  })
  afterAll(async () => {
    for (const peil of peils) await peil.close()
    await server?.stop()
    rmSync(place.dataFolder, { recursive: true, force: true })
  })

  /** Room for 101 more units than are awarded. */
  const budget = cents((55 * asked + 101) * price)

  it('makes one award, however many decide on it at once', async () => {
    const decisions = await Promise.all(peils.map((peil) => awardCall(peil, '2022', budget)))
    expect(decisions.filter(({ ok }) => ok)).toHaveLength(1)
    expect(new Set(decisions.flatMap(codesOf))).toEqual(new Set(['award-already-decided']))
  })

  it('lets an offer be signed or declined, never both', async () => {
    const answers = await Promise.all(
      applicants.slice(0, 5).flatMap((applicant, index) => [
        signAgreements(peilOf(index), '2022', [applicant]),
        // One more writer per offer, on another connection, who wants it gone.
        declineOffer(peilOf(index + 5), '2022', applicant, 'Geen ploeg'),
      ]),
    )
    const outcomes = answers.map(({ ok }) => ok)
    for (let index = 0; index < outcomes.length; index += 2) {
      expect(outcomes.slice(index, index + 2).toSorted()).toEqual([false, true])
    }
    accepted(await signAgreements(peilOf(0), '2022', 'all'))
  })

  it('[C57] never passes the budget with fifty amendments at once', async () => {
    const before = await loadState(peilOf(0))
    const committed = before.calls.get('2022')?.committedCents ?? 0
    const raises = applicants
      .slice(5)
      .map((applicant, index) => ({ applicant, more: (index % 9) + 1 }))
    const decisions: readonly (readonly [number, Decision<unknown>])[] = await Promise.all(
      raises.map(async ({ applicant, more }, index) => {
        const change = { kpi: '7', awardedReach: asked + more }
        const decision = await amendAgreement(peilOf(index), '2022', applicant, [change], 'Meer')
        return [more, decision] as const
      }),
    )
    const state = await loadState(peilOf(1))
    const call = state.calls.get('2022')
    const accepts = decisions.filter(([, { ok }]) => ok)
    const added = accepts.reduce((sum, [more]) => sum + more * price, 0)
    expect(call?.committedCents).toBe(committed + added)
    expect(call?.committedCents).toBeLessThanOrEqual(budget)
    const inForce = [...state.agreements.values()]
      .filter((agreement) => agreement.state === 'signed')
      .flatMap((agreement) => versionInForce(agreement)?.rows ?? [])
      .reduce((sum, row) => sum + row.contributionCents, 0)
    expect(inForce).toBe(call?.committedCents)
    const codes = new Set(decisions.flatMap(([, decision]) => codesOf(decision)))
    expect([...codes]).toEqual(['over-budget'])
    // Whoever was refused would not fit now either: nobody was turned away without reason.
    for (const [more, decision] of decisions) {
      if (decision.ok) continue
      expect((call?.committedCents ?? 0) + more * price).toBeGreaterThan(budget)
    }
    expect(accepts.length).toBeGreaterThan(0)
  })

  it('keeps one unbroken chain', async () => {
    const { firstBroken } = accepted(await verifyLog(peilOf(2)))
    expect(firstBroken).toBeNull()
    const entries = await peilOf(3).ledger.read()
    const places = entries.map(({ stream, streamPosition }) => `${stream} ${streamPosition}`)
    expect(new Set(places).size).toBe(entries.length)
  })
})
