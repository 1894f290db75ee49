import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cents } from '@peil/domain/values/cents.ts'
import type { Decision } from '@peil/domain/values/decision.ts'
import type { StoredEntry } from '@peil/ledger/ledger.ts'
import { newTestDataFolder } from '@peil/ledger/test-data-folder.ts'
import { awardCall } from '@peil/operations/award-call.ts'
import { importApplications } from '@peil/operations/import/import-applications.ts'
import { importObservations } from '@peil/operations/import/import-observations.ts'
import { importResidents } from '@peil/operations/import/import-residents.ts'
import { folders } from '@peil/operations/data-folder.ts'
import { initDataFolder } from '@peil/operations/init-data-folder.ts'
import type { Peil } from '@peil/operations/open.ts'
import { verifyLog } from '@peil/operations/read-log.ts'
import { applied, csvFile, fileWith } from '@peil/operations/testing/table-files.ts'
import { accepted, codesOf, newPeil, on, open } from '@peil/operations/testing/test-peil.ts'
import { loadState } from '@peil/operations/transact.ts'
import { verifyRelease } from '@peil/publication/verify-release.ts'
import { readDataset } from '@peil/observations/read-dataset.ts'
import { durationOf, killPeil, momentsOf, twoAtATime } from './kill-peil.ts'
import { makeCoastProgramme } from './coast-programme.ts'

const kpis = ['5', '6', '7', '8', '11', '14', '15', '20']

/** Sixty applications of eight rows: enough for an append to take a while. */
const writeFiles = (codes: readonly string[]) => ({
  residents: csvFile(
    'residents',
    codes.map((nis) => ({
      ...{ nis, residents: 8_000, reference_date: '2021-01-01', source: 'invented' },
    })),
  ),
  applications: csvFile(
    'applications',
    codes.flatMap((applicant) =>
      kpis.map((kpi, index) => applied({ applicant, kpi, planned_reach: 20, priority: index + 1 })),
    ),
  ),
})

const storedOf = async ({ ledger }: Peil): Promise<readonly StoredEntry[]> => {
  const stored: StoredEntry[] = []
  for await (const entry of ledger.readStored()) stored.push(entry)
  return stored
}

/** Every municipality in twelve years: enough for the writing of a dataset to take a while. */
const writeFigures = ({ programme }: Peil): { readonly path: string; readonly rows: number } => {
  const indicator = programme.indicators.find(
    ({ kind, periodicity }) => kind === 'proportion' && periodicity === 'year',
  )
  if (indicator === undefined) throw new Error('the programme has a yearly proportion')
  const lines = (programme.areaSets[0]?.municipalities ?? []).flatMap(({ nis }, at) =>
    Array.from(
      { length: 12 },
      (_, year) => `${indicator.id},${nis},${2010 + year},0.${at + 100},,,,,,`,
    ),
  )
  const header = 'indicator,area,period,value,numerator,denominator,lower,upper,n,status'
  const text = [header, ...lines, ''].join('\n')
  return { path: fileWith(text, 'figures.csv'), rows: lines.length }
}

/** Whole datasets that stand in a data folder; what is left of a broken one has another name. */
const datasetsIn = (dataFolder: string): readonly string[] => {
  const folder = folders(dataFolder).datasets
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => /^([0-9a-f]{64})\.parquet$/.exec(name)?.[1] ?? [])
}

/** One command that appends once: what it adds, and how it is done again without the command line. */
interface Appending {
  readonly args: (dataFolder: string) => readonly string[]
  readonly adds: number
  readonly again: (peil: Peil) => Promise<Decision<unknown, { readonly code: string }>>
  /** What doing it again may be refused with, when it was done already. */
  readonly refusedWith: readonly string[]
  /** What else must hold: after the kill, and when it was done again. */
  readonly alsoHolds?: (peil: Peil, added: number) => Promise<void>
}

/**
 * Kills imports, award and publish at seeded moments of what an undisturbed run takes, so many times
 * each; imports of figures, which take longest, perhaps less often. Nothing acknowledged may be lost, nothing may be half, and all must start again.
 */
export const describeKills = (kills: number, killsOfFigures = kills): void => {
  describe(`killed ${kills} times`, () => {
    const home = mkdtempSync(join(tmpdir(), 'peil-kill-'))
    const folder = (name: string): string => join(home, name)
    let applications = ''
    let figures = { path: '', rows: 0 }
    afterAll(() => rmSync(home, { recursive: true, force: true }))

    beforeAll(async () => {
      const dataFolder = await newTestDataFolder()
      const peil = await newPeil({ dataFolder })
      const codes = peil.programme.areaSets[0]?.municipalities.slice(0, 60).map(({ nis }) => nis)
      const files = writeFiles(codes ?? [])
      applications = files.applications
      figures = writeFigures(peil)
      accepted(await importResidents(peil, files.residents, { dryRun: false }))
      await peil.close()
      cpSync(dataFolder, folder('before-import'), { recursive: true })
      const next = await open({ dataFolder })
      accepted(await importApplications(next, applications, { dryRun: false }))
      await next.close()
      cpSync(dataFolder, folder('before-award'), { recursive: true })
      rmSync(dataFolder, { recursive: true })
    })

    const killAppends = async (
      prepared: string,
      seed: number,
      appending: Appending,
      times = kills,
    ) => {
      const { args, adds, again, refusedWith, alsoHolds } = appending
      const copyOf = (name: string): string => {
        cpSync(folder(prepared), folder(name), { recursive: true })
        return folder(name)
      }
      const untouched = await open({ dataFolder: copyOf('untouched') })
      const before = await storedOf(untouched)
      await untouched.close()
      // As the series itself: two at a time.
      const durations = await Promise.all(
        ['one', 'two'].map((name) => durationOf(args(copyOf(name)))),
      )
      const moments = momentsOf(times, Math.max(...durations), seed)
      let rounds = 0
      await twoAtATime(moments, async (moment, round) => {
        const dataFolder = copyOf(`${prepared}-${round}`)
        const { acknowledged } = await killPeil(args(dataFolder), moment)
        const peil = await open({ dataFolder })
        try {
          const stored = await storedOf(peil)
          expect(stored.slice(0, before.length)).toEqual(before)
          const added = stored.length - before.length
          expect([0, adds]).toContain(added)
          if (acknowledged) expect(added).toBe(adds)
          expect(accepted(await verifyLog(peil)).firstBroken).toBeNull()
          await alsoHolds?.(peil, added)
          const codes = codesOf(await again(peil))
          expect(codes).toEqual(added === 0 ? [] : refusedWith)
          expect(await storedOf(peil)).toHaveLength(before.length + adds)
          expect(accepted(await verifyLog(peil)).firstBroken).toBeNull()
          await alsoHolds?.(peil, adds)
          rounds += 1
        } finally {
          await peil.close()
          rmSync(dataFolder, { recursive: true })
        }
      })
      expect(rounds).toBe(times)
    }

    it('an import is taken in whole or not at all', async () => {
      await killAppends('before-import', 1, {
        args: (data) => ['import', 'applications', applications, '--data', data],
        adds: 120,
        again: (peil) => importApplications(peil, applications, { dryRun: false }),
        refusedWith: [],
      })
    })

    it('an award is made whole or not at all', async () => {
      const budget = cents(60 * 100_000 * 100)
      await killAppends('before-award', 2, {
        args: (data) => ['award', '--data', data, '--call', '2022', '--budget', '6000000'],
        adds: 61,
        again: (peil) => awardCall(peil, '2022', budget),
        refusedWith: ['award-already-decided'],
      })
    })

    it('figures are taken in with their whole dataset or not at all', async () => {
      await killAppends(
        'before-import',
        4,
        {
          args: (data) => ['import', 'observations', figures.path, '--data', data],
          adds: 1,
          again: (peil) => importObservations(peil, figures.path, { dryRun: false }),
          refusedWith: [],
          alsoHolds: async (peil, added) => {
            const folder = folders(peil.dataFolder).datasets
            const recorded = (await loadState(peil)).figures.map(({ dataset }) => dataset)
            expect(recorded).toHaveLength(added)
            const standing = datasetsIn(peil.dataFolder)
            // One may stand there before it is recorded, but never in part; the other is of residents.
            expect(standing.length).toBeLessThanOrEqual(2)
            for (const dataset of standing) {
              const found = accepted(await readDataset(folder, dataset))
              expect([60, figures.rows]).toContain(found.length)
              if (recorded.includes(dataset)) expect(found).toHaveLength(figures.rows)
            }
          },
        },
        killsOfFigures,
      )
    })

    it('a release appears whole or not at all, and nothing is left beside it', async () => {
      makeCoastProgramme(folder('programme'))
      const dataFolder = await newTestDataFolder()
      const request = { dataFolder, programmeFolder: folder('programme') }
      accepted(await initDataFolder({ ...request, provenance: 'supplied' }, on('2024-01-01')))
      const out = folder('releases/out')
      const args = ['publish', '--data', dataFolder, '--out', out]
      await durationOf(args)
      rmSync(out, { recursive: true })
      const moments = momentsOf(kills, await durationOf(args), 3)
      rmSync(out, { recursive: true })
      for (const moment of moments) {
        const { acknowledged } = await killPeil(args, moment)
        if (existsSync(out)) {
          expect((await verifyRelease(out)).findings).toEqual([])
          rmSync(out, { recursive: true })
        } else {
          expect(acknowledged).toBe(false)
        }
      }
      await durationOf(args)
      expect((await verifyRelease(out)).findings).toEqual([])
      expect(readdirSync(folder('releases'))).toEqual(['out'])
      const peil = await open({ dataFolder })
      expect(await storedOf(peil)).toHaveLength(1)
      await peil.close()
      rmSync(dataFolder, { recursive: true })
    })
  })
}
