import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { SourceTable } from '../table.ts'
import type { TableLimits } from '../table-limits.ts'
import { BrokenWorkbook, refusingBroken } from './broken-workbook.ts'
import type { ParseAnswer, ParseTask } from './parse-worker.ts'
import { unpackWorkbook } from './unpack-workbook.ts'

const tooMuch = (found: string, expected: string): BrokenWorkbook =>
  new BrokenWorkbook({
    severity: 'error',
    code: 'workbook-too-large',
    found,
    expected,
    whatToDo: 'Copy only the rows that are asked for to a new workbook, or save the sheet as CSV.',
  })

const workerPath = fileURLToPath(new URL('./parse-worker.ts', import.meta.url))

/**
 * Parses in a process of its own, which is thrown away: what is small when packed can still ask for
 * any amount of memory or time once it is understood, and then only that process ends. A thread
 * would not do: where memory runs out in the middle of one allocation, Node ends the whole process.
 */
const parseApart = async (task: ParseTask): Promise<SourceTable> => {
  const { parseMegabytes, parseSeconds } = task.limits
  const worker = fork(workerPath, {
    execArgv: [`--max-old-space-size=${parseMegabytes}`],
    serialization: 'advanced',
    // A process that runs out of memory writes pages about it; what is a bug comes as an answer.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<SourceTable>()
  worker.once('message', (answer: ParseAnswer) =>
    'table' in answer ? resolve(answer.table) : reject(new Error(answer.bug)),
  )
  worker.once('error', reject)
  worker.once('exit', (code, signal) => {
    // How Node ends when the memory that it may use is full.
    const full = signal === 'SIGABRT' || code === 134
    const limit = `a workbook that can be read with ${parseMegabytes} MB of memory`
    reject(
      full
        ? tooMuch('a workbook that needs more memory', limit)
        : new Error(`the process that reads workbooks ended: ${code ?? signal}`),
    )
  })
  const timer = setTimeout(() => {
    const limit = `a workbook that can be read in ${parseSeconds} seconds`
    reject(tooMuch('a workbook that takes too long to read', limit))
  }, parseSeconds * 1000)
  try {
    // Whether it could be handed over is told by what follows: an answer, or the end of the process.
    worker.send(task, () => undefined)
    return await promise
  } finally {
    clearTimeout(timer)
    worker.kill('SIGKILL')
  }
}

/** The first visible sheet of an XLSX workbook; a workbook that cannot be read is a remark. */
export const readWorkbook = (bytes: Uint8Array, limits: TableLimits): Promise<SourceTable> =>
  refusingBroken(async () => parseApart({ parts: await unpackWorkbook(bytes, limits), limits }))
