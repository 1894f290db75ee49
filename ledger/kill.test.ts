import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import type { Ledger } from './ledger.ts'
import { openLedger } from './open-ledger.ts'
import { collect } from './test-batch.ts'
import { newTestDataFolder } from './test-data-folder.ts'
import { verifyChain } from './verify-chain.ts'

const writer = join(import.meta.dirname, 'test-kill-writer.ts')
let folder = ''

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Lets a process append until `lines` acknowledgements or `after` ms; gives the last one it made. */
const killed = async (stop: { lines: number } | { after: number }): Promise<number> => {
  const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exit = once(child, 'exit')
  if ('after' in stop) setTimeout(() => child.kill('SIGKILL'), stop.after)
  let acknowledged = 0
  let lines = 0
  for await (const line of createInterface(child.stdout)) {
    acknowledged = Number(line)
    lines += 1
    if ('lines' in stop && lines === stop.lines) child.kill('SIGKILL')
  }
  await exit
  expect(child.signalCode).toBe('SIGKILL')
  return acknowledged
}

const reopen = async (): Promise<Ledger> => {
  const opened = await openLedger({ dataFolder: folder })
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusals))
  return opened.value
}

/** Each batch brought a text that names its first and last position. */
const positionsOfBatches = async (ledger: Ledger): Promise<readonly number[]> => {
  const batches = await collect(ledger.allTexts())
  const positions = batches.flatMap(({ text }) => {
    const [first = 0, last = 0] = text.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })
  return positions.sort((a, b) => a - b)
}

const seededMoments = (count: number, min: number, max: number): readonly number[] =>
  fc.sample(fc.integer({ min, max }), { seed: 2024, numRuns: count })

it('keeps every acknowledged entry of a process that is killed while it appends', async () => {
  folder = await newTestDataFolder()
  for (const lines of seededMoments(3, 2, 60)) {
    const acknowledged = await killed({ lines })
    const ledger = await reopen()
    const { entries, firstBroken } = await verifyChain(ledger.readStored())
    expect(firstBroken).toBeNull()
    expect(entries).toBeGreaterThanOrEqual(acknowledged)
    expect(await positionsOfBatches(ledger)).toEqual(
      Array.from({ length: entries }, (_, index) => index + 1),
    )
    await ledger.close()
  }
})

it('starts after a process was killed while it made the ledger', async () => {
  folder = mkdtempSync(join(tmpdir(), 'peil-kill-'))
  for (const after of seededMoments(2, 200, 3_000)) await killed({ after })
  const ledger = await reopen()
  const { firstBroken } = await verifyChain(ledger.readStored())
  expect(firstBroken).toBeNull()
  await ledger.close()
}, 120_000)
