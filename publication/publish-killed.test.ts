import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { publishRelease } from './publish-release.ts'
import { contentsOf, testFolder } from './test-support/test-folder.ts'
import { testPages } from './test-support/test-pages.ts'
import { testRelease } from './test-support/test-release.ts'
import { verifyRelease } from './verify-release.ts'

type Publisher = ChildProcessByStdio<Writable, Readable, null>

const start = (out: string, mode = ''): Publisher => {
  const script = join(import.meta.dirname, 'test-support', 'test-publisher.ts')
  const child = spawn(process.execPath, [script, out, mode], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Resolves when the process says the line, or has nothing more to say. */
const heard = async (child: Publisher, line: string): Promise<void> => {
  for await (const said of createInterface({ input: child.stdout })) if (said === line) return
}

const kill = async (child: Publisher): Promise<void> => {
  if (child.exitCode !== null || !child.kill('SIGKILL')) return
  await once(child, 'exit')
}

const publish = (out: string) =>
  publishRelease(testRelease(), testPages, { out, workers: 1, progress: () => undefined })

describe('a publication that is killed', () => {
  it('leaves a whole release or none, and the next one clears up', async () => {
    const pages = 28
    const moments = fc.constantFrom(
      'done',
      ...Array.from({ length: pages }, (_, at) => `page ${at + 1}`),
    )
    for (const moment of fc.sample(moments, { numRuns: 3, seed: 20261123 })) {
      const folder = await testFolder()
      const out = join(folder, 'out')
      const child = start(out)
      await heard(child, moment)
      await kill(child)
      const whole = (await readdir(folder)).includes('out')
      if (whole) expect((await verifyRelease(out)).findings).toEqual([])
      expect((await publish(out)).ok).toBe(!whole)
      expect((await verifyRelease(out)).findings).toEqual([])
      expect(await readdir(folder)).toEqual(['out'])
    }
  })

  it('is left alone while it lives, and cleared up when it is dead', async () => {
    const folder = await testFolder()
    const out = join(folder, 'out')
    const child = start(out, 'wait')
    await heard(child, 'waiting')
    const [partial = ''] = await readdir(folder)
    expect(partial).toMatch(new RegExp(`^\\.out\\.partial-${String(child.pid)}-`))
    const before = Object.keys(await contentsOf(join(folder, partial)))
    expect((await publish(out)).ok).toBe(true)
    expect((await readdir(folder)).toSorted()).toEqual([partial, 'out'])
    expect(Object.keys(await contentsOf(join(folder, partial)))).toEqual(
      expect.arrayContaining(before),
    )
    await kill(child)
    expect((await publish(out)).ok).toBe(false)
    expect(await readdir(folder)).toEqual(['out'])
  })
})
