import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Decision, Refusal } from '@peil/domain/values/decision.ts'
import { accept, refuse } from '@peil/domain/values/decision.ts'

/** Where a dataset stands. */
export const datasetPath = (folder: string, dataset: string): string =>
  join(resolve(folder), `${dataset}.parquet`)

/** SHA-256 of a file, in hex. */
export const digestFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

const digestIfPresent = async (path: string): Promise<string | null> => {
  try {
    return await digestFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

const restore = 'Restore the folder of datasets from a backup.'

/** The path of a dataset whose bytes are still those it is named after, or why it is refused. */
export const findDataset = async (folder: string, dataset: string): Promise<Decision<string>> => {
  const about = { dataset }
  if (!/^[0-9a-f]{64}$/.test(dataset)) {
    return refuse({
      code: 'not-a-dataset',
      found: `"${dataset.slice(0, 80)}"`,
      expected: 'the SHA-256 of a dataset, 64 hexadecimal digits',
      whatToDo: 'Name the dataset as the ledger does.',
      about,
    })
  }
  const path = datasetPath(folder, dataset)
  const digest = await digestIfPresent(path)
  if (digest === dataset) return accept(path)
  return refuse(
    digest === null
      ? {
          code: 'dataset-missing',
          found: `no file ${dataset}.parquet`,
          expected: 'every dataset that the ledger names',
          whatToDo: restore,
          about,
        }
      : {
          code: 'dataset-changed',
          found: `${dataset}.parquet holds other bytes (SHA-256 ${digest})`,
          expected: 'the bytes that it is named after',
          whatToDo: restore,
          about,
        },
  )
}

/** The paths of datasets, in the order in which they are listed, or every reason why not. */
export const findDatasets = async (
  folder: string,
  datasets: readonly string[],
): Promise<Decision<readonly string[]>> => {
  const paths: string[] = []
  const refusals: Refusal[] = []
  for (const dataset of datasets) {
    const found = await findDataset(folder, dataset)
    if (found.ok) paths.push(found.value)
    else refusals.push(...found.refusals)
  }
  return refusals.length === 0 ? accept(paths) : { ok: false, refusals }
}
