import { parentPort, workerData } from 'node:worker_threads'
import type { TableLimits } from '../table-limits.ts'
import { refusingBroken } from './broken-workbook.ts'
import { parseWorkbook } from './parse-workbook.ts'
import type { Parts } from './unpack-workbook.ts'

export interface ParseTask {
  readonly parts: Parts
  readonly limits: TableLimits
}

const { parts, limits } = workerData as ParseTask
parentPort?.postMessage(await refusingBroken(() => parseWorkbook(parts, limits)))
