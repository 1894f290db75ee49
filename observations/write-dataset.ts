import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Observation, WrittenDataset } from './dataset.ts'
import { datasetPath, digestFile } from './dataset-file.ts'
import { observationFault } from './observation-fault.ts'
import { appendObservation, columns } from './observation-row.ts'
import { removeAbandonedFiles, temporaryName } from './remove-abandoned-files.ts'
import { sqlText, withDatabase } from './with-database.ts'

const checkAll = (observations: readonly Observation[]): void => {
  const keys = new Set<string>()
  for (const [index, observation] of observations.entries()) {
    const fault = observationFault(observation)
    if (fault !== null) throw new RangeError(`observation ${index}: ${fault}`)
    const { indicator, area, period } = observation
    const key = JSON.stringify([indicator, area, period])
    if (keys.has(key)) throw new RangeError(`observation ${index}: a second figure for ${key}`)
    keys.add(key)
  }
}

const createTable = `CREATE TABLE observation (${Object.entries(columns)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ')})`

// Everything that shapes the bytes is named, so that a new default of the database cannot change it.
const copyTo = (path: string): string => `
  COPY (SELECT * FROM observation ORDER BY period, area, indicator) TO ${sqlText(path)}
  (FORMAT parquet, PARQUET_VERSION v1, COMPRESSION zstd, COMPRESSION_LEVEL 3,
   ROW_GROUP_SIZE 122880, USE_TMP_FILE false)`

const writeParquet = (folder: string, path: string, observations: readonly Observation[]) =>
  withDatabase(folder, async (connection) => {
    await connection.run(createTable)
    const appender = await connection.createAppender('observation')
    for (const observation of observations) appendObservation(appender, observation)
    appender.closeSync()
    await connection.run(copyTo(path))
  })

const syncToDisk = async (path: string): Promise<void> => {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const exists = async (path: string): Promise<boolean> => {
  try {
    await access(path)
    return true
  } catch {
    return false
  }
}

/**
 * Writes observations as a dataset: one Parquet file, named after the SHA-256 of its bytes, which
 * appears whole or not at all and is never written again. The same observations in any order give
 * the same dataset (with the same version of the database). Makes the folder when there is none.
 *
 * Throws for an observation that cannot be stored exactly and for two of the same indicator, area
 * and period: whoever reads a file tells those apart before.
 */
export const writeDataset = async (
  folder: string,
  observations: readonly Observation[],
): Promise<WrittenDataset> => {
  checkAll(observations)
  await mkdir(folder, { recursive: true })
  await removeAbandonedFiles(folder)
  const temporary = join(resolve(folder), temporaryName())
  try {
    await writeParquet(folder, temporary, observations)
    await syncToDisk(temporary)
    const dataset = await digestFile(temporary)
    const path = datasetPath(folder, dataset)
    if (!(await exists(path))) {
      await rename(temporary, path)
      await syncToDisk(folder)
    }
    const periods = [...new Set(observations.map(({ period }) => period))].sort()
    return { dataset, rows: observations.length, periods }
  } finally {
    await rm(temporary, { force: true })
  }
}
