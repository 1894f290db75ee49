import { join } from 'node:path'
import { areaSetOn } from '@peil/domain/area/area-set-on.ts'
import { regionId } from '@peil/domain/area/region-id.ts'
import { formatPeriod } from '@peil/domain/indicator/period.ts'
import type { Indicator } from '@peil/domain/programme/programme.ts'
import type { Release } from '@peil/domain/release/release.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { withDatabase } from '@peil/observations/with-database.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { importObservations } from './import/import-observations.ts'
import { readRelease } from './publish-release.ts'
import { randomFrom } from './sample/random.ts'
import { fileWith } from './testing/table-files.ts'
import { accepted, at, programmeFolder, sharedPeil } from './testing/test-peil.ts'

const on = '2026-06-01' as CalendarDate
const columns = 'indicator,area,period,value,numerator,denominator,lower,upper,n,status'
const lastDays = {
  year: '2025-12-31',
  'school-year': '2025-08-31',
  'reference-day': '2025-01-01',
  quarter: '2025-12-31',
  month: '2025-12-31',
} as const

/** Figures of every municipality: counted by a register, or asked of some. */
const csvOf = (indicators: readonly Indicator[], codes: readonly string[]): string => {
  const random = randomFrom(7)
  const rows = indicators.flatMap((indicator) =>
    codes.map((nis) => {
      const period = formatPeriod(
        lastDays[indicator.periodicity] as CalendarDate,
        indicator.periodicity,
      )
      const place = `${indicator.id},${nis},${period}`
      if (indicator.collection === 'survey') {
        // Few different values, so that several hold the lowest.
        const value = random.integer(35, 55)
        return `${place},${value / 100},,,${(value - 5) / 100},${(value + 5) / 100},400,`
      }
      const denominator = random.integer(1_000, 90_000)
      const numerator = random.integer(50, denominator - 50)
      const per = indicator.kind === 'rate' ? (indicator.per ?? 1) : 1
      const value = ((numerator / denominator) * per).toFixed(4)
      return `${place},${value},${numerator},${denominator},,,,`
    }),
  )
  return [columns, ...rows, ''].join('\n')
}

describe('what a release says of regions is what plain SQL says of the file', () => {
  const registers: Indicator[] = []
  const surveys: Indicator[] = []
  let release: Release
  let file = ''
  const peil = sharedPeil(async (opened) => {
    const { indicators } = opened.programme
    const isShare = ({ kind }: Indicator) => kind === 'proportion'
    registers.push(
      ...indicators
        .filter((one) => one.collection === 'register' && (isShare(one) || one.kind === 'rate'))
        .slice(0, 10),
    )
    surveys.push(...indicators.filter((one) => one.collection === 'survey' && isShare(one)))
    const set = areaSetOn(opened.programme, on)
    const codes = set?.municipalities.map(({ nis }) => nis) ?? []
    file = fileWith(csvOf([...registers, ...surveys], codes), 'figures.csv')
    const later = at(opened, '2026-05-01')
    accepted(await importObservations(later, file, { dryRun: false, source: 'invented' }))
    release = accepted(await readRelease(later, on, null))
  })
  const areas = join(programmeFolder, 'areas', 'municipalities-2025.csv')
  const query = (sql: string) => {
    const from = `read_csv('${file}', all_varchar = true) AS f JOIN read_csv('${areas}', all_varchar = true) AS a ON f.area = a.nis`
    return withDatabase(
      programmeFolder,
      async (connection) =>
        (await connection.runAndReadAll(sql.replace('$from', from))).getRowObjects(),
      { alsoReads: file },
    )
  }
  beforeAll(() => {
    expect(peil().programme.indicators.length).toBeGreaterThan(40)
  })

  test('[B31] the benchmarks of ten register indicators in every region', async () => {
    const rows = await query(
      `SELECT indicator, region, sum(CAST(numerator AS BIGINT))::DOUBLE AS numerator,
         sum(CAST(denominator AS BIGINT))::DOUBLE AS denominator, count(*)::INTEGER AS areas
       FROM $from WHERE numerator IS NOT NULL GROUP BY ALL`,
    )
    expect(registers).toHaveLength(10)
    expect(rows.length).toBeGreaterThanOrEqual(10 * 13)
    for (const { indicator, region, numerator, denominator, areas: members } of rows) {
      const definition = registers.find(({ id }) => id === indicator)
      const figures = release.indicators.find((one) => one.indicator === indicator)
      const [shown] = figures?.regions[regionId(String(region))] ?? []
      const per = definition?.kind === 'rate' ? (definition.per ?? 1) : 1
      const value = (Number(numerator) / Number(denominator)) * per
      expect(shown).toMatchObject({ kind: 'benchmark', numerator, denominator, areas: members })
      expect(shown?.kind === 'benchmark' ? shown.value : NaN).toBeCloseTo(value, 4)
    }
  })

  test('[B31] the lowest and the highest of ten survey lines, with all that hold them', async () => {
    const rows = await query(
      `SELECT indicator, region, min(value)::DOUBLE AS lowest, max(value)::DOUBLE AS highest,
         list(area ORDER BY area) FILTER (value = lowest_of) AS low_areas,
         list(area ORDER BY area) FILTER (value = highest_of) AS high_areas
       FROM (SELECT f.indicator, a.region, f.area, CAST(f.value AS DOUBLE) AS value,
               min(CAST(f.value AS DOUBLE)) OVER (PARTITION BY f.indicator, a.region) AS lowest_of,
               max(CAST(f.value AS DOUBLE)) OVER (PARTITION BY f.indicator, a.region) AS highest_of
             FROM $from WHERE f.numerator IS NULL)
       GROUP BY ALL ORDER BY indicator, region`,
    )
    expect(rows.length).toBeGreaterThanOrEqual(10)
    const holders = (list: unknown) => (list as { items: readonly string[] }).items
    let ties = 0
    for (const { indicator, region, lowest, highest, low_areas, high_areas } of rows) {
      const figures = release.indicators.find((one) => one.indicator === indicator)
      const [shown] = figures?.regions[regionId(String(region))] ?? []
      if (shown?.kind !== 'range') throw new Error(`no range of ${String(indicator)}`)
      expect([shown.lowest.value, shown.highest.value]).toEqual([lowest, highest])
      expect(shown.lowest.areas.map(({ nis }) => nis)).toEqual(holders(low_areas))
      expect(shown.highest.areas.map(({ nis }) => nis)).toEqual(holders(high_areas))
      ties += shown.lowest.areas.length > 1 ? 1 : 0
    }
    expect(ties).toBeGreaterThan(0)
  })

  test('[B32] every region has sentences, and similar places are listed', () => {
    expect(release.syntheses.map(({ region }) => region).sort()).toEqual(
      release.regions.map(({ id }) => id).sort(),
    )
    expect(release.syntheses.every(({ sentences }) => sentences.length > 0)).toBe(true)
  })

  test('a value that was revised shows what it was, and why', async () => {
    const [first] = surveys
    const later = at(peil(), '2026-05-20')
    const nis = '44021'
    const figures = release.indicators.find(({ indicator }) => indicator === first?.id)
    const before = figures?.municipalities[nis]?.[0]
    const row = `${first?.id ?? ''},${nis},${formatPeriod(figures?.periods[0] ?? on, first?.periodicity ?? 'year')}`
    const text = [columns, `${row},0.6,,,0.55,0.65,400,`, ''].join('\n')
    const change = { kind: 'correction', reason: 'Verkeerd ingetikt.' } as const
    accepted(
      await importObservations(later, fileWith(text, 'again.csv'), {
        dryRun: false,
        source: 'invented',
        change,
      }),
    )
    const { indicators } = accepted(await readRelease(later, on, null))
    const again = indicators.find(({ indicator }) => indicator === first?.id)
    expect(again?.municipalities[nis]?.[0]).toMatchObject({
      value: 0.6,
      revisions: [{ from: before?.value, to: 0.6, ...change, on: '2026-05-20' }],
    })
  })
})
