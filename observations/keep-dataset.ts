import { access, open, rename } from 'node:fs/promises'
import { datasetPath, digestFile } from './dataset-file.ts'
import { sqlText } from './with-database.ts'

/**
 * The statement that writes rows of the columns of a dataset as a Parquet file. Everything that
 * shapes the bytes is named, so that a new default of the database cannot change it.
 */
export const copyStatement = (rows: string, path: string): string => `
  COPY (SELECT * FROM (${rows}) ORDER BY period, area, indicator) TO ${sqlText(path)}
  (FORMAT parquet, PARQUET_VERSION v1, COMPRESSION zstd, COMPRESSION_LEVEL 3,
   ROW_GROUP_SIZE 122880, USE_TMP_FILE false)`

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

/** Puts a finished file in its place, under the SHA-256 of its bytes, which it gives. */
export const keepDataset = async (folder: string, temporary: string): Promise<string> => {
  await syncToDisk(temporary)
  const dataset = await digestFile(temporary)
  const path = datasetPath(folder, dataset)
  if (!(await exists(path))) {
    await rename(temporary, path)
    await syncToDisk(folder)
  }
  return dataset
}
