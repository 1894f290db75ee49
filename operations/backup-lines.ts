import { createReadStream } from 'node:fs'
import { z } from 'zod'
import type { TextDigest } from '@peil/domain/agreement/entries.ts'
import { refuse, accept, type Decision } from '@peil/domain/values/decision.ts'
import { workspaceTables } from '@peil/ledger/workspace/workspace-rows.ts'

/** Where a file of the data folder may stand: nothing outside can be named. */
const path = z
  .string()
  .regex(/^(programmes\/[0-9a-f]{64}|datasets|boundaries)(\/[A-Za-z0-9][A-Za-z0-9._-]*)+$/)

/**
 * A backup is text, one JSON value per line: a head, the ledger's entries exactly as stored, the
 * texts that are still kept, the rows of the workspace, the files of the data folder in parts, and an end that counts them, so
 * that a backup that was cut off is known by it.
 */
const line = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('peil-backup'), formatVersion: z.literal(1) }),
  z.strictObject({ kind: z.literal('file'), path, part: z.number().int(), base64: z.base64() }),
  z.strictObject({
    kind: z.literal('entry'),
    position: z.number().int(),
    text: z.string(),
    hash: z.string(),
  }),
  z.strictObject({
    kind: z.literal('text'),
    digest: z.string().transform((digest) => digest as TextDigest),
    salt: z.string(),
    text: z.string(),
  }),
  z.strictObject({
    kind: z.literal('row'),
    table: z.enum(workspaceTables),
    row: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({ kind: z.literal('end'), lines: z.number().int() }),
])

export type BackupLine = z.infer<typeof line>

/** Only a line feed ends a line: others that end one elsewhere (U+2028) may stand within a text. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let begun: string[] = []
  for await (const chunk of createReadStream(file, 'utf8') as AsyncIterable<string>) {
    const parts = chunk.split('\n')
    for (const part of parts.slice(0, -1)) {
      yield [...begun, part].join('')
      begun = []
    }
    begun.push(parts.at(-1) ?? '')
  }
  const last = begun.join('')
  if (last !== '') yield last
}

/** The lines of a backup, parsed. Throws a `BackupFault` at the first that is malformed. */
export async function* readBackupLines(file: string): AsyncGenerator<BackupLine> {
  let number = 0
  for await (const text of linesOf(file)) {
    number += 1
    const parsed = line.safeParse(parseJson(text))
    if (!parsed.success) throw new BackupFault(number)
    yield parsed.data
  }
}

class BackupFault extends Error {
  readonly line: number
  constructor(line: number) {
    super(`line ${line} of the backup is not what it should be`)
    this.line = line
  }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Reads a whole backup without keeping it: right head, every line well formed, an end that fits. */
export const checkBackup = async (file: string): Promise<Decision<{ readonly lines: number }>> => {
  const fault = (found: string): Decision<never> =>
    refuse({
      code: 'not-a-backup',
      found: `${file}: ${found}`,
      expected: 'a whole backup made by peil export',
      whatToDo: 'make the backup again, or take an earlier one',
    })
  let lines = 0
  let ended = false
  try {
    for await (const item of readBackupLines(file)) {
      if ((lines === 0) !== (item.kind === 'peil-backup')) return fault('no head on line 1')
      if (ended) return fault(`lines after the end, from line ${lines + 1}`)
      if (item.kind === 'end' && item.lines !== lines) {
        return fault(`${lines} lines where the end counts ${item.lines}`)
      }
      ended = item.kind === 'end'
      lines += 1
    }
  } catch (error) {
    if (error instanceof BackupFault) return fault(error.message)
    if (error instanceof Error && 'code' in error) return fault(String(error.code))
    throw error
  }
  return ended ? accept({ lines }) : fault('it stops before its end')
}
