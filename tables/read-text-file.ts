import { basename } from 'node:path'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { decodeText } from './decode-text.ts'
import { readBytes } from './read-bytes.ts'
import { tableLimits } from './table-limits.ts'

/** The text of a file that is no table, within the same limit; refused when it cannot be read. */
export const readTextFile = async (path: string): Promise<Decision<string, Finding>> => {
  const file = basename(path)
  const bytes = await readBytes(path, tableLimits.fileBytes)
  if (!Buffer.isBuffer(bytes)) return refuse({ ...bytes, file })
  const { text, remarks } = decodeText(bytes)
  return text === null ? refuse(...remarks.map((remark) => ({ ...remark, file }))) : accept(text)
}
