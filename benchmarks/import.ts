import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { importObservations } from '@peil/operations/import/import-observations.ts'
import { initDataFolder } from '@peil/operations/init-data-folder.ts'
import { onlyProgramme } from '@peil/operations/only-programme.ts'
import { withPeil, type Peil } from '@peil/operations/open.ts'
import { median, peakMegabytesDuring, secondsOf, type Measurement } from './measurement.ts'

const indicators = 400
const municipalities = 250
/** Years that make a million observations, up to 2020. */
const tenYears = 10

const threads = availableParallelism()

const withDuckDb = async (sql: string): Promise<void> => {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) })
  const connection = await instance.connect()
  await connection.run(sql)
  connection.closeSync()
  instance.closeSync()
}

/** As many definitions as are measured, under names of their own, like one that the programme has. */
const withIndicators = (peil: Peil, name: string): Peil => {
  const one = peil.programme.indicators.find(
    ({ kind, periodicity }) => kind === 'proportion' && periodicity === 'year',
  )
  if (one === undefined) throw new Error('the programme has a yearly proportion')
  const many = Array.from({ length: indicators }, (_, at) => ({ ...one, id: `${name}-${at}` }))
  return { ...peil, programme: { ...peil.programme, indicators: many } }
}

/** Observations with numerator and denominator; every fourth indicator with an interval instead. */
const writeFigures = async (
  peil: Peil,
  path: string,
  name: string,
  years: number,
): Promise<void> => {
  const codes = (peil.programme.areaSets[0]?.municipalities ?? [])
    .slice(0, municipalities)
    .map(({ nis }) => `'${nis}'`)
  await withDuckDb(`COPY (
    SELECT '${name}-' || i AS indicator, area, 2021 - ${years} + y AS period,
      CAST(round(part / whole, 4) AS DECIMAL(18, 4)) AS value,
      CASE WHEN i % 4 > 0 THEN part END AS numerator, CASE WHEN i % 4 > 0 THEN whole END AS denominator,
      CASE WHEN i % 4 = 0 THEN CAST(round(part / whole / 2, 4) AS DECIMAL(18, 4)) END AS lower,
      CASE WHEN i % 4 = 0 THEN CAST(round((1 + part / whole) / 2, 4) AS DECIMAL(18, 4)) END AS upper,
      CASE WHEN i % 4 = 0 THEN whole END AS n, NULL AS status
    FROM (SELECT i, area, y, 1000 + hash(i, area, y) % 9000 AS whole, hash(y, area, i) % 1000 AS part
      FROM range(${indicators}) AS a (i), unnest([${codes.join(',')}]) AS b (area), range(${years}) AS c (y)))
    TO '${path}' (HEADER)`)
}

/** The least that anybody does who wants such a file sorted and small. */
const alone = (csv: string, folder: string): Promise<number> =>
  secondsOf(() =>
    withDuckDb(`COPY (SELECT * FROM read_csv('${csv}') ORDER BY period, area, indicator)
      TO '${join(folder, 'alone.parquet')}' (FORMAT parquet, COMPRESSION zstd)`),
  )

/** Runs in a new data folder that adopted the programme. */
const withNewPeil = async (
  work: (peil: Peil, folder: string) => Promise<readonly Measurement[]>,
): Promise<readonly Measurement[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'peil-bench-'))
  const dataFolder = join(folder, 'data')
  const programmeFolder = await onlyProgramme()
  const made = await initDataFolder({ dataFolder, programmeFolder, provenance: 'supplied' })
  if (!made.ok) throw new Error(JSON.stringify(made.refusals))
  const done = await withPeil(dataFolder, async (peil) => ({
    ok: true,
    value: await work(peil, folder),
  }))
  rmSync(folder, { recursive: true })
  if (!done.ok) throw new Error(JSON.stringify(done.refusals))
  return done.value
}

/** All of an import: reading, checking, writing, hashing and recording. Every figure must be new. */
const importSeconds = (peil: Peil, csv: string, name: string): Promise<number> =>
  secondsOf(async () => {
    const taken = await importObservations(withIndicators(peil, name), csv, { dryRun: false })
    if (!taken.ok) throw new Error(JSON.stringify(taken.refusals.slice(0, 3)))
  })

const rounds = 3

/** The same file and as many threads for both, in turns; the median of the ratios. */
export const measureImport = (): Promise<readonly Measurement[]> =>
  withNewPeil(async (peil, folder) => {
    const csv = join(folder, 'figures.csv')
    const ratios: number[] = []
    let megabytes = 0
    for (let round = 0; round < rounds; round += 1) {
      const name = `round-${round}`
      await writeFigures(peil, csv, name, tenYears)
      let seconds = 0
      const most = await peakMegabytesDuring(async () => {
        seconds = await importSeconds(peil, csv, name)
      })
      megabytes = Math.max(megabytes, most)
      ratios.push(seconds / (await alone(csv, folder)))
    }
    const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`
    return [
      {
        what: 'import of 1,000,000 observations, against the database alone from CSV to sorted Parquet',
        value: median(ratios),
        unit: '×',
        limit: { kind: 'at-most', value: 2 },
        note: `${threads} threads each; ${range} in ${rounds} rounds`,
      },
      {
        what: 'import of 1,000,000 observations: peak memory',
        value: megabytes,
        unit: 'MB',
        limit: { kind: 'at-most', value: 1024 },
      },
    ]
  })

/** Ten times as many observations, over a hundred years. */
export const measureImportGrowth = (): Promise<readonly Measurement[]> =>
  withNewPeil(async (peil, folder) => {
    const csv = join(folder, 'figures.csv')
    const taken = async (name: string, years: number): Promise<number> => {
      await writeFigures(peil, csv, name, years)
      return importSeconds(peil, csv, name)
    }
    // On both sides of the long one: a machine that slows down meanwhile shows in both.
    const before = await taken('before', tenYears)
    const seconds = await taken('many', tenYears * 10)
    const least = (before + (await taken('after', tenYears))) / 2
    return [
      {
        what: 'import of 10,000,000 observations, against 1,000,000',
        value: seconds / least,
        unit: '×',
        limit: { kind: 'at-most', value: 12 },
        note: `${seconds.toFixed(1)} s against ${least.toFixed(1)} s`,
      },
    ]
  })
