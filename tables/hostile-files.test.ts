import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { hostileFiles } from './testing/hostile-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'peil-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const script = fileURLToPath(new URL('testing/read-hostile-file.ts', import.meta.url))
const reading = z.object({
  rows: z.number(),
  codes: z.array(z.string()),
  remedies: z.boolean(),
  changed: z.boolean(),
  cpuSeconds: z.number(),
  megabytes: z.number(),
})

/** Read by a process of its own, so that its memory is its own too. */
const readApart = async (bytes: Uint8Array | string, at: number) => {
  const path = join(folder, String(at))
  writeFileSync(path, bytes)
  const { stdout } = await promisify(execFile)(process.execPath, [script, path])
  rmSync(path)
  return reading.parse(JSON.parse(stdout))
}

describe('files that are sent to hurt', () => {
  const files = Object.entries(hostileFiles)

  test('are at least fifty', () => {
    expect(files.length).toBeGreaterThanOrEqual(50)
  })

  test.each(files.map(([what, make], at) => ({ what, make, at })))(
    '$what: refused within two seconds of processor and 256 MB',
    async ({ make, at }) => {
      const read = await readApart(make(), at)
      expect(read.codes).not.toEqual([])
      expect(read).toMatchObject({ remedies: true, changed: false })
      expect(read.cpuSeconds).toBeLessThan(2)
      expect(read.megabytes).toBeLessThan(256)
    },
  )
})
