import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Observation, WrittenDataset } from './dataset.ts'
import { copyStatement, keepDataset } from './keep-dataset.ts'
import { observationFault } from './observation-fault.ts'
import { appendObservation, columns } from './observation-row.ts'
import { removeAbandonedFiles, temporaryName } from './remove-abandoned-files.ts'
import { withDatabase } from './with-database.ts'

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

const writeParquet = (folder: string, path: string, observations: readonly Observation[]) =>
  withDatabase(folder, async (connection) => {
    await connection.run(createTable)
    const appender = await connection.createAppender('observation')
    for (const observation of observations) appendObservation(appender, observation)
    appender.closeSync()
    await connection.run(copyStatement('FROM observation', path))
  })

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
    const dataset = await keepDataset(folder, temporary)
    const periods = [...new Set(observations.map(({ period }) => period))].sort()
    return { dataset, rows: observations.length, periods }
  } finally {
    await rm(temporary, { force: true })
  }
}
