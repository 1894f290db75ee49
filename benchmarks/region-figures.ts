import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { areaSetOn } from '@peil/domain/area/area-set-on.ts'
import { regionQuestion } from '@peil/domain/indicator/region-figures.ts'
import { todayAreasOf } from '@peil/domain/indicator/today-areas.ts'
import { parseProgramme } from '@peil/domain/programme/parse-programme.ts'
import type { AreaSet } from '@peil/domain/programme/programme.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { withFigures } from '@peil/observations/ask-figures.ts'
import { copyStatement, keepDataset } from '@peil/observations/keep-dataset.ts'
import { withDatabase } from '@peil/observations/with-database.ts'
import { onlyProgramme } from '@peil/operations/only-programme.ts'
import { readProgrammeFiles } from '@peil/operations/read-programme-folder.ts'
import { median, secondsOf, type Measurement } from './measurement.ts'

const on = '2026-01-01' as CalendarDate
const indicators = 400
const municipalities = 250
const years = 100
const firstYear = 1926
const rounds = 30
const roundsBefore = 2

const threads = availableParallelism()

/** Ten million figures of as many municipalities and years, as an import keeps them. */
const keepFigures = async (folder: string, codes: readonly string[]): Promise<string> => {
  const path = join(folder, 'made.parquet')
  const rows = `
    SELECT 'figure-' || i AS indicator, area, make_date(${firstYear} + y::INTEGER, 12, 31) AS period,
      CAST(round(part / whole, 4) AS DECIMAL(18, 4)) AS value,
      CAST(part AS DECIMAL(18, 4)) AS numerator, CAST(whole AS DECIMAL(18, 4)) AS denominator,
      NULL::DECIMAL(18, 4) AS lower, NULL::DECIMAL(18, 4) AS upper, NULL::BIGINT AS n,
      NULL::VARCHAR AS status, 'bench' AS source
    FROM (SELECT i, area, y, 1000 + hash(i, area, y) % 9000 AS whole, hash(y, area, i) % 1000 AS part
      FROM range(${indicators}) AS a (i), unnest([${codes.map((code) => `'${code}'`).join(',')}]) AS b (area),
        range(${years}) AS c (y))`
  await withDatabase(folder, (connection) => connection.run(copyStatement(rows, path)), {
    threads,
    spill: join(folder, 'spill'),
  })
  return keepDataset(folder, path)
}

/** What one statement of the database alone takes for the sums only, over the same file. */
const sumsAlone = async (path: string, codes: readonly string[]): Promise<number> => {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) })
  const connection = await instance.connect()
  const ask = async (round: number): Promise<void> => {
    const result = await connection.runAndReadAll(
      `SELECT indicator, sum(numerator)::DOUBLE / sum(denominator)::DOUBLE FROM read_parquet('${path}')
       WHERE period = DATE '${yearOf(round)}-12-31' AND area IN (${codes.map((code) => `'${code}'`).join(',')})
       GROUP BY indicator`,
    )
    if (result.getRows().length !== indicators) throw new Error('not every indicator has a value')
  }
  const seconds = await warm(ask)
  connection.closeSync()
  instance.closeSync()
  return seconds
}

const yearOf = (round: number): number => firstYear + years - 1 - (round % 20)

/** The middle of many questions about different years, after a few that are not counted. */
const warm = async (ask: (round: number) => Promise<void>): Promise<number> => {
  for (let round = 0; round < roundsBefore; round += 1) await ask(round)
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) times.push(await secondsOf(() => ask(round)))
  return median(times)
}

const programmeOf = async () => {
  const { programme } = parseProgramme(await readProgrammeFiles(await onlyProgramme()))
  const today = programme === null ? null : areaSetOn(programme, on)
  const one = programme?.indicators.find(
    ({ kind, collection }) => kind === 'proportion' && collection === 'register',
  )
  if (programme === null || today === null || one === undefined) {
    throw new Error('the programme has municipalities and a proportion from a register')
  }
  const many = Array.from({ length: indicators }, (_, at) => ({ ...one, id: `figure-${at}` }))
  return { programme: { ...programme, indicators: many }, today }
}

/** The id of the region that is neither large nor small. */
const middlingRegion = (today: AreaSet): string => {
  const bySize = [...todayAreasOf(today).regions].sort(([, a], [, b]) => a.length - b.length)
  return bySize[Math.floor(bySize.length / 2)]?.[0] ?? ''
}

/** Every benchmark of a region and a year, read from ten million figures. */
export const measureRegionFigures = async (): Promise<readonly Measurement[]> => {
  const { programme, today } = await programmeOf()
  const folder = mkdtempSync(join(tmpdir(), 'peil-bench-'))
  const region = regionQuestion(programme, today, middlingRegion(today))
  if (region === null) throw new Error('the region is one of the programme')
  const others = today.municipalities
    .map(({ nis }) => nis)
    .filter((nis) => !region.codes.includes(nis))
  const codes = [...region.codes, ...others].slice(0, municipalities)
  const dataset = await keepFigures(folder, codes)
  const asked = await withFigures(folder, [dataset], (ask) =>
    warm(async (round) => {
      const [from, to] = [`${yearOf(round)}-01-01`, `${yearOf(round)}-12-31`] as CalendarDate[]
      const current = await ask({ areas: region.codes, from: from ?? on, to: to ?? on })
      const said = region.figuresOf(current).filter(({ figure }) => figure?.kind === 'benchmark')
      if (said.length !== indicators) throw new Error('not every indicator has a benchmark')
    }),
  )
  if (!asked.ok) throw new Error(JSON.stringify(asked.refusals))
  const alone = await sumsAlone(join(folder, `${dataset}.parquet`), region.codes)
  rmSync(folder, { recursive: true })
  return [
    {
      what: `benchmarks of ${indicators} indicators of a region and a year, from 10,000,000 figures, warm`,
      value: asked.value * 1000,
      unit: 'ms',
      limit: { kind: 'at-most', value: 40 },
      note: `${region.codes.length} municipalities; the database alone sums them in ${(alone * 1000).toFixed(1)} ms`,
    },
  ]
}
