import { Worker } from 'node:worker_threads'
import type { SourceTable } from '../table.ts'
import type { TableLimits } from '../table-limits.ts'
import { BrokenWorkbook, refusingBroken } from './broken-workbook.ts'
import type { ParseTask } from './parse-worker.ts'
import { unpackWorkbook } from './unpack-workbook.ts'

const tooMuch = (found: string, expected: string): BrokenWorkbook =>
  new BrokenWorkbook({
    severity: 'error',
    code: 'workbook-too-large',
    found,
    expected,
    whatToDo: 'Copy only the rows that are asked for to a new workbook, or save the sheet as CSV.',
  })

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/**
 * Parses in a thread of its own, which is thrown away: what is small when packed can still ask for
 * any amount of memory or time once it is understood, and then only that thread ends.
 */
const parseApart = async (task: ParseTask): Promise<SourceTable> => {
  const { parseMegabytes, parseSeconds } = task.limits
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: parseMegabytes },
  })
  const { promise, resolve, reject } = Promise.withResolvers<SourceTable>()
  worker.once('message', resolve)
  worker.once('error', (error) => {
    const limit = `a workbook that can be read with ${parseMegabytes} MB of memory`
    reject(isOutOfMemory(error) ? tooMuch('a workbook that needs more memory', limit) : error)
  })
  const timer = setTimeout(() => {
    const limit = `a workbook that can be read in ${parseSeconds} seconds`
    reject(tooMuch('a workbook that takes too long to read', limit))
  }, parseSeconds * 1000)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

/** The first visible sheet of an XLSX workbook; a workbook that cannot be read is a remark. */
export const readWorkbook = (bytes: Uint8Array, limits: TableLimits): Promise<SourceTable> =>
  refusingBroken(async () => parseApart({ parts: await unpackWorkbook(bytes, limits), limits }))
