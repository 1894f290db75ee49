import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { newTestDataFolder } from '@peil/ledger/test-data-folder.ts'
import { readDataset } from '@peil/observations/read-dataset.ts'
import { assessProgramme } from '../assess-programme.ts'
import { folders } from '../data-folder.ts'
import { listClusters, listEligible } from '../list-eligible.ts'
import type { Peil } from '../open.ts'
import { readRelease } from '../publish-release.ts'
import { readRegionFigures } from '../read-region-figures.ts'
import { verifyLog } from '../read-log.ts'
import { accepted, at, open, programmeFolder } from '../testing/test-peil.ts'
import { initSample } from './init-sample.ts'

/**
 * As published on the programme's page with figures (opportunities and plans, agreed and realised)
 * and in the news of each call (money and governments).
 */
const published = [
  '2 1: 24 governments, 16 agreed, 14 realised, 400000 euro',
  '2 2: 34 governments, 19 agreed, 18 realised, 475000 euro',
  '2 3: 35 governments, 19 agreed, - realised, 475000 euro',
  '5 1: 92 governments, 68429 agreed, 118178 realised, 3389566 euro',
  '5 2: 135 governments, 83110 agreed, 170951 realised, 4030860 euro',
  '5 3: 135 governments, 83050 agreed, - realised, 4027260 euro',
]
const on = '2025-09-30' as CalendarDate

const peils: Peil[] = []
const sampleOf = async (seed: number): Promise<Peil> => {
  const dataFolder = await newTestDataFolder()
  accepted(await initSample({ dataFolder, programmeFolder, seed }, () => undefined))
  const peil = await open({ dataFolder })
  peils.push(peil)
  return peil
}
afterAll(async () => {
  for (const peil of peils) {
    await peil.close()
    rmSync(peil.dataFolder, { recursive: true, force: true })
  }
})

const totalsOf = async (peil: Peil): Promise<readonly string[]> =>
  accepted(await assessProgramme(peil, on, null)).actions.flatMap(
    ({ action, period, governments, agreed, realised, budgetCents }) =>
      ['2', '5'].includes(action) && period !== 'all'
        ? [
            `${action} ${period}: ${governments} governments, ${agreed ?? '-'} agreed, ` +
              `${realised ?? '-'} realised, ${budgetCents / 100} euro`,
          ]
        : [],
  )

describe('the sample', { timeout: 120_000 }, () => {
  let peil: Peil
  beforeAll(async () => {
    peil = await sampleOf(1)
  })

  it('[C80] [C121] gives the published totals of actions 2 and 5', async () => {
    expect(await totalsOf(peil)).toEqual(published)
  })

  it('[C114] [C116] holds everything that happens in a programme', async () => {
    const { agreements, provenance, vanished } = accepted(await readRelease(peil, on, null))
    const kpis = agreements.flatMap((agreement) => agreement.kpis)
    const reports = kpis.flatMap((kpi) => kpi.reports)
    const holds = {
      clusters: agreements.some(({ members }) => members.length > 1),
      pairs: agreements.some(({ members }) => members.length === 2),
      declined: agreements.some(({ state }) => state === 'declined'),
      ended: agreements.some(({ state, endedReason }) => state === 'ended' && endedReason !== null),
      amended: agreements.some(({ versions }) => versions.length > 1),
      partlyAwarded: kpis.some(
        ({ awardedReach, requestedReach }) =>
          awardedReach !== null && awardedReach > 0 && awardedReach < requestedReach,
      ),
      shortfall: agreements.some(({ funding }) => (funding?.shortfallCents ?? 0) > 0),
      late: reports.some((report) => report.late),
      corrected: reports.some((report) => report.replaced),
      missed: kpis.some(({ status }) => status === 'missed'),
      met: kpis.some(({ status }) => status === 'met'),
      overdue: kpis.some(({ status }) => status === 'overdue'),
      overAchieved: kpis.some(({ achieved }) => achieved !== null && achieved > 1.5),
      sharedReach: agreements.some(({ people }) => (people?.countedTwice ?? 0) > 0),
      merged: vanished.some(({ nis }) =>
        agreements.some(({ members }) => members.some((member) => member.nis === nis)),
      ),
    }
    expect(Object.entries(holds).filter(([, held]) => !held)).toEqual([])
    expect(provenance).toBe('sample')
  })

  it('[C128] has 28 municipalities that pass alone, of 300', async () => {
    const { rows } = accepted(await listEligible(peil, '2022'))
    expect(rows.filter(({ eligible }) => eligible === true)).toHaveLength(28)
    expect(rows.filter(({ eligible }) => eligible === false)).toHaveLength(272)
  })

  it('happened in order, in the years that it tells of', async () => {
    const entries = await peil.ledger.read()
    const moments = entries.map(({ recordedAt }) => recordedAt)
    expect(moments).toEqual(moments.toSorted())
    expect([moments[0]?.slice(0, 4), moments.at(-1)?.slice(0, 10)]).toEqual(['2021', '2025-09-30'])
    expect(accepted(await verifyLog(peil)).firstBroken).toBeNull()
    expect(JSON.stringify(entries)).not.toContain('deelnemerslijsten')
  })

  it('[C67] answers with whom each of the 300 could apply', async () => {
    const { rows } = accepted(await listEligible(peil, '2022'))
    expect(rows).toHaveLength(300)
    // The same ledger, read once for all questions, and without figures from after the opening.
    const entries = (await peil.ledger.read()).filter(
      ({ type, recordedAt }) => type !== 'dataset-recorded' || recordedAt < '2022',
    )
    const asked = { ...peil, ledger: { ...peil.ledger, read: () => Promise.resolve(entries) } }
    for (const { nis } of rows) {
      const found = accepted(await listClusters(asked, '2022', nis, { max: 5, connected: false }))
      expect(found.clusters.length > 0 || found.reason !== null).toBe(true)
      expect(found.clusters.length).toBeLessThanOrEqual(20)
      for (const { members, surplus } of found.clusters) {
        expect(members).toContain(nis)
        expect(members.length).toBeLessThanOrEqual(5)
        expect(surplus).toBeGreaterThan(0)
      }
    }
  })

  it('[B31] answers of a region and a year what a release says of them', async () => {
    const { indicators, regions } = accepted(await readRelease(peil, on, null))
    const { indicators: definitions } = peil.programme
    const protectedOnes = new Set(
      definitions.flatMap(({ id, disclosureThreshold }) =>
        disclosureThreshold === undefined ? [] : [id],
      ),
    )
    const now = at(peil, on)
    const kinds = new Set<string | undefined>()
    let compared = 0
    for (const [index, { id: region }] of regions.slice(0, 10).entries()) {
      const year = 2015 + index
      const inYear = (period: string) => period.startsWith(`${year}-`) && period <= on
      const expected = indicators.flatMap(({ indicator, periods, regions: rows }) => {
        const last = periods.findLastIndex(inYear)
        if (last === -1 || protectedOnes.has(indicator)) return []
        return [{ indicator, period: periods[last], figure: rows[region]?.[last] ?? null }]
      })
      const read = accepted(await readRegionFigures(now, region, year))
      const open = read.filter(({ indicator }) => !protectedOnes.has(indicator))
      const said = new Map(open.map((one) => [one.indicator, one]))
      for (const one of expected) {
        const found = said.get(one.indicator)
        // Another municipality may have a later figure than any of this region.
        if (found === undefined || found.period !== one.period) expect(one.figure).toBeNull()
        else {
          expect(found).toEqual(one)
          kinds.add(found.figure?.kind)
          compared += 1
        }
      }
    }
    expect(compared).toBeGreaterThan(100)
    expect([...kinds]).toEqual(expect.arrayContaining(['benchmark', 'range']))
    expect(await readRegionFigures(now, 'nowhere', 2023)).toMatchObject({
      refusals: [{ code: 'unknown-region', found: '"nowhere"' }],
    })
  })

  it('[B30] takes in figures of indicators year by year, with a revision and a correction', async () => {
    const entries = await peil.ledger.read({ stream: 'figures' })
    const recorded = entries.flatMap((entry) =>
      entry.type === 'figures-recorded' ? [{ ...entry.data, on: entry.recordedAt }] : [],
    )
    const told = recorded.map(
      ({ on: at, kind, provenance, reason }) =>
        `${at.slice(0, 10)} ${kind} ${provenance}${reason === null ? '' : ', with a reason'}`,
    )
    expect(told).toEqual([
      '2021-11-22 new sample',
      '2022-01-10 new supplied',
      '2022-06-20 new sample',
      '2023-06-19 new sample',
      '2024-06-17 new sample',
      '2024-10-14 revision sample, with a reason',
      '2024-12-02 correction sample, with a reason',
      '2025-06-16 new sample',
    ])
    expect(recorded.map(({ rows }) => rows > 0)).not.toContain(false)
    expect([recorded[5]?.indicators, recorded[5]?.periods]).toEqual([
      ['employment'],
      ['2022-12-31'],
    ])
    expect(recorded[6]).toMatchObject({ rows: 1, indicators: ['practice-places'] })
  })

  it('[C110] [C34] [C35] takes in what the record states, not as an invention', async () => {
    const entries = await peil.ledger.read({ stream: 'figures' })
    const stated = entries.flatMap((entry) =>
      entry.type === 'figures-recorded' && entry.data.provenance === 'supplied' ? [entry.data] : [],
    )
    expect(stated).toMatchObject([{ rows: 6, fileName: 'record.csv' }])
    expect(stated[0]?.indicators).toEqual([
      'civic-integration-compulsory',
      'civic-integration-starters',
      'higher-education-non-eu-roots',
      'people-with-migration-roots',
      'people-with-non-eu-roots',
    ])
    const { dataset = '' } = stated[0] ?? {}
    const figures = accepted(await readDataset(folders(peil.dataFolder).datasets, dataset))
    expect(
      figures.flatMap(({ indicator, area, period, value }) =>
        indicator === 'higher-education-non-eu-roots' ? [`${area} ${period} ${value}`] : [],
      ),
    ).toEqual(['02000 2003-12-31 0.2', '02000 2018-12-31 0.413'])
  })

  it('is the same ledger, byte for byte, from the same seed', async () => {
    const again = await sampleOf(1)
    expect(await again.ledger.head()).toEqual(await peil.ledger.head())
  })

  test.each([2, 3])('of seed %i is another with the same published totals', async (seed) => {
    const other = await sampleOf(seed)
    expect(await totalsOf(other)).toEqual(published)
    expect((await other.ledger.head()).hash).not.toBe((await peil.ledger.head()).hash)
  })
})
