import { rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { cents } from '@peil/domain/values/cents.ts'
import type { PrivateText, StoredEntry } from '@peil/ledger/ledger.ts'
import { signAgreements } from './answer-offer.ts'
import { assessProgramme } from './assess-programme.ts'
import { awardCall } from './award-call.ts'
import { exportBackup } from './export-backup.ts'
import { importApplications } from './import/import-applications.ts'
import { importReports } from './import/import-reports.ts'
import { importResidents } from './import/import-residents.ts'
import { listEligible } from './list-eligible.ts'
import { openPeil, type Peil } from './open.ts'
import { readLog, verifyLog } from './read-log.ts'
import { restoreBackup } from './restore-backup.ts'
import { applied, csvFile, reported, residentRows } from './testing/table-files.ts'
import {
  accepted,
  at,
  codesOf,
  describeOnBothStorages,
  newPeil,
  on,
  open,
} from './testing/test-peil.ts'

const listOf = async <Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> => {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}
const storedOf = ({ ledger }: Peil): Promise<readonly StoredEntry[]> => listOf(ledger.readStored())
const textsOf = ({ ledger }: Peil): Promise<readonly PrivateText[]> => listOf(ledger.allTexts())

const day = (text: string): CalendarDate => text as CalendarDate

describeOnBothStorages('a call from residents to backup', ({ newPlace }) => {
  let peil: Peil
  let backup: string

  beforeAll(async () => {
    const place = await newPlace()
    peil = await newPeil(place)
    backup = join(place.dataFolder, '..', `${process.pid}-${Date.now()}.peil`)
  })
  afterAll(async () => {
    await peil.close()
    rmSync(backup, { force: true })
  })

  /** Takes the same file in twice: the second time nothing may change, neither entry nor text. */
  const importTwice = async (
    take: typeof importReports,
    path: string,
    date: string,
  ): Promise<{ readonly changed: number; readonly unchanged: number }> => {
    const first = accepted(await take(at(peil, date), path, { dryRun: false }))
    const before = { head: await peil.ledger.head(), texts: await textsOf(peil) }
    const again = accepted(await take(at(peil, date), path, { dryRun: false }))
    expect(again).toMatchObject({ changed: 0, unchanged: first.changed + first.unchanged })
    expect({ head: await peil.ledger.head(), texts: await textsOf(peil) }).toEqual(before)
    return first
  }

  it('takes in residents once', async () => {
    const path = csvFile('residents', residentRows)
    expect(await importTwice(importResidents, path, '2022-02-01')).toMatchObject({ changed: 6 })
    const eligible = accepted(await listEligible(peil, '2022'))
    const passing = eligible.rows.filter((row) => row.eligible === true)
    expect(passing.map(({ nis }) => nis)).toEqual(['24062', '44021'])
  })

  it('[C67] [C114] takes in applications once, a cluster as one dossier', async () => {
    const path = csvFile('applications', [
      applied({ kpi: '5', planned_reach: 1_000, priority: 1 }),
      applied({ kpi: '2', current_reach: 0, planned_reach: 1, priority: 2 }),
      applied({ kpi: '6', current_reach: 3, planned_reach: 0, priority: '' }),
      applied({ applicant: '24107', members: '24107;24016', kpi: '5', planned_reach: 200 }),
    ])
    expect(await importTwice(importApplications, path, '2022-05-10')).toMatchObject({ changed: 2 })
    const cluster = [...(await peil.ledger.read({ stream: 'agreement/2022/24107' }))]
    expect(cluster).toMatchObject([{ data: { members: ['24016', '24107'] } }])
    expect(cluster[0]?.parties).toEqual(['24016', '24107'])
  })

  it('[C57] awards under the budget, signs, and refuses a second award', async () => {
    const award = accepted(await awardCall(at(peil, '2022-09-01'), '2022', cents(9_000_000)))
    // Round 1 costs 72,000 euro; of round 2, 25,000 euro, 18,000 are left: not one plan.
    expect(award.spentCents).toBe(7_200_000)
    expect(award.rows.map(({ applicant, kpi, awarded }) => [applicant, kpi, awarded])).toEqual([
      ['24107', '5', 200],
      ['44021', '2', 0],
      ['44021', '5', 1_000],
      ['44021', '6', 0],
    ])
    expect(codesOf(await awardCall(peil, '2022', cents(1)))).toEqual(['award-already-decided'])
    const signed = accepted(await signAgreements(at(peil, '2022-09-20'), '2022', 'all'))
    expect(signed.signed).toEqual(['24107', '44021'])
    expect(codesOf(await signAgreements(peil, '2022', ['44021']))).toEqual(['wrong-stage'])
  })

  it('[C116] takes in reports once, with reasons beside the ledger', async () => {
    const path = csvFile('reports', [
      reported({ moment: 'final', reach: 900, reason: 'Te weinig begeleiders' }),
      reported({ applicant: '24107', moment: 'final', reach: 300 }),
    ])
    expect(await importTwice(importReports, path, '2023-10-10')).toMatchObject({ changed: 2 })
    expect((await textsOf(peil)).map(({ text }) => text)).toEqual(['Te weinig begeleiders'])
    const entries = JSON.stringify((await storedOf(peil)).map(({ text }) => text))
    expect(entries).not.toContain('begeleiders')
  })

  it('[C80] assesses, also as it was known earlier', async () => {
    const rows = async (asOf: string | null) => {
      const moment = asOf === null ? null : at(peil, asOf).effects.now()
      const { agreements, actions } = accepted(
        await assessProgramme(peil, day('2023-10-31'), moment),
      )
      const action = actions.find((totals) => totals.action === '5' && totals.period === '1')
      const statuses = agreements.flatMap(({ applicant, kpis }) =>
        kpis.filter(({ kpi }) => kpi === '5').map(({ status }) => [applicant, status]),
      )
      return { statuses, agreed: action?.agreed, realised: action?.realised }
    }
    expect(await rows(null)).toEqual({
      statuses: [
        ['24107', 'met'],
        ['44021', 'missed'],
      ],
      agreed: 1_220,
      realised: 1_200,
    })
    expect(await rows('2023-10-09')).toEqual({
      statuses: [
        ['24107', 'overdue'],
        ['44021', 'overdue'],
      ],
      agreed: 1_220,
      realised: null,
    })
  })

  it('backs up and restores an identical ledger, which goes on', async () => {
    const written = accepted(await exportBackup(peil, backup))
    const place = await newPlace()
    const restored = accepted(await restoreBackup(backup, place.dataFolder, place.databaseUrl))
    expect(restored.entries).toBe(written.entries)
    const copy = await open(place)
    try {
      expect(await storedOf(copy)).toEqual(await storedOf(peil))
      expect(await textsOf(copy)).toEqual(await textsOf(peil))
      expect(accepted(await verifyLog(copy))).toEqual({
        entries: written.entries,
        firstBroken: null,
      })
      expect(accepted(await listEligible(copy, '2022'))).toEqual(
        accepted(await listEligible(peil, '2022')),
      )
      const correction = reported({ moment: 'final', reach: 1_010, reason: 'Hertelling' })
      const path = csvFile('reports', [correction])
      accepted(await importReports(at(copy, '2023-11-02'), path, { dryRun: false }))
      expect((await copy.ledger.head()).position).toBe(written.entries + 1)
    } finally {
      await copy.close()
    }
  })

  it('restores nothing from a backup that was changed, and nothing over what is there', async () => {
    const changed = `${backup}.changed`
    const text = await readFile(backup, 'utf8')
    await writeFile(changed, text.replace('\\"awardedReach\\":1000', '\\"awardedReach\\":1001'))
    const { dataFolder, databaseUrl } = await newPlace()
    const refused = await restoreBackup(changed, dataFolder, databaseUrl)
    rmSync(changed)
    expect(codesOf(refused)).toEqual(['backup-broken'])
    const opened = await openPeil(dataFolder, on('2023-12-01'), databaseUrl)
    expect(codesOf(opened)).toEqual(['no-data-folder'])
    // What the refused one left is in nobody's way.
    accepted(await restoreBackup(backup, dataFolder, databaseUrl))
    const again = await restoreBackup(backup, dataFolder, databaseUrl)
    expect(codesOf(again)).toEqual(['folder-not-empty'])
  })

  it('keeps every entry readable in order', async () => {
    const log = accepted(await readLog(peil))
    expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => index + 1))
    expect([...new Set(log.map(({ type }) => type))]).toEqual([
      'programme-adopted',
      'dataset-recorded',
      'applicant-registered',
      'application-submitted',
      'award-decided',
      'offer-made',
      'agreement-signed',
      'report-received',
    ])
  })
})
