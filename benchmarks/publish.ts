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

const publishSeconds = async (release: Release): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'peil-bench-'))
  const seconds = await secondsOf(async () => {
    const published = await publishRelease(release, renderPages, {
      out: join(folder, 'release'),
      workers: availableParallelism(),
      progress: () => undefined,
    })
    if (!published.ok) throw new Error(JSON.stringify(published.refusals))
  })
  rmSync(folder, { recursive: true })
  return seconds
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
