import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderPages } from '@peil/barometer/render-pages.ts'
import type { Release } from '@peil/domain/release/release.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { withPeil } from '@peil/operations/open.ts'
import { readRelease } from '@peil/operations/publish-release.ts'
import { publishRelease } from '@peil/publication/publish-release.ts'
import { sampleFolder } from '../tooling/sample-folder.ts'
import { peakMegabytes, secondsOf, type Measurement } from './measurement.ts'
import { multiplyRelease } from './multiply-release.ts'

/** A day on which there were 300 municipalities, with agreements of three periods. */
const on = '2024-12-31' as CalendarDate

const sampleRelease = async (): Promise<Release> => {
  const release = await withPeil(await sampleFolder(), (peil) => readRelease(peil, on, null))
  if (!release.ok) throw new Error(JSON.stringify(release.refusals))
  return release.value
}

interface PublishedIn {
  readonly seconds: number
  readonly manifestSha256: string
}

const publishIn = async (release: Release, keepIn?: string): Promise<PublishedIn> => {
  const folder = mkdtempSync(join(tmpdir(), 'peil-bench-'))
  let manifestSha256 = ''
  const seconds = await secondsOf(async () => {
    const published = await publishRelease(release, renderPages, {
      out: join(folder, 'release'),
      ...(keepIn === undefined ? {} : { keepIn }),
      workers: availableParallelism(),
      progress: () => undefined,
    })
    if (!published.ok) throw new Error(JSON.stringify(published.refusals))
    manifestSha256 = published.value.manifestSha256
  })
  rmSync(folder, { recursive: true })
  return { seconds, manifestSha256 }
}

const publishSeconds = async (release: Release): Promise<number> =>
  (await publishIn(release)).seconds

/** The next position of the ledger: three agreements reported again. */
const afterThreeReports = (release: Release): Release => {
  const signed = release.agreements.filter(({ state }) => state === 'signed')
  const three = new Set(signed.slice(0, 3).map(({ key }) => key))
  return {
    ...release,
    ledgerPosition: release.ledgerPosition + 3,
    ledgerHash: createHash('sha256').update(release.ledgerHash).digest('hex'),
    agreements: release.agreements.map((agreement) =>
      three.has(agreement.key)
        ? {
            ...agreement,
            kpis: agreement.kpis.map((kpi) => ({ ...kpi, reach: (kpi.reach ?? 0) + 1 })),
          }
        : agreement,
    ),
  }
}

export const measurePublish = async (): Promise<readonly Measurement[]> => {
  const release = await sampleRelease()
  const seconds = await publishSeconds(release)
  return [
    {
      what: `release of ${release.municipalities.length} municipalities with ${release.indicators.length} indicators, in all languages`,
      value: seconds,
      unit: 's',
      limit: { kind: 'at-most', value: 240 },
    },
    {
      what: 'release: peak memory',
      value: peakMegabytes(),
      unit: 'MB',
      limit: { kind: 'at-most', value: 1536 },
    },
  ]
}

/** The same day again, when three agreements reported, against making all of it anew. */
export const measureAgain = async (): Promise<readonly Measurement[]> => {
  const release = await sampleRelease()
  const later = afterThreeReports(release)
  const folder = mkdtempSync(join(tmpdir(), 'peil-bench-kept-'))
  const keepIn = join(folder, 'kept.sqlite')
  await publishIn(release, keepIn)
  const again = await publishIn(later, keepIn)
  const anew = await publishIn(later)
  rmSync(folder, { recursive: true })
  if (again.manifestSha256 !== anew.manifestSha256)
    throw new Error('a release of kept files differs from the same release made anew')
  return [
    {
      what: 'release after three reports, against the same made anew',
      value: again.seconds / anew.seconds,
      unit: '×',
      limit: { kind: 'at-most', value: 0.3 },
      note: `${again.seconds.toFixed(1)} s against ${anew.seconds.toFixed(1)} s, the same bytes`,
    },
  ]
}

export const measureGrowth = async (): Promise<readonly Measurement[]> => {
  const release = await sampleRelease()
  const large = multiplyRelease(release, 8)
  // Once to warm up: a process that has rendered nothing yet pays for loading.
  await publishSeconds(release)
  const small = await publishSeconds(release)
  const seconds = await publishSeconds(large)
  return [
    {
      what: `release of ${large.municipalities.length} municipalities, against ${release.municipalities.length}`,
      value: seconds / small,
      unit: '×',
      limit: { kind: 'at-most', value: 9 },
      note: `${seconds.toFixed(1)} s against ${small.toFixed(1)} s`,
    },
  ]
}
