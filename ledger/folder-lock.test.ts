import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FolderLock, lockFolder } from './folder-lock.ts'

const holder = join(import.meta.dirname, 'test-lock-holder.ts')
let folder = ''
let children: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'peil-lock-'))
})

afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  children = []
  rmSync(folder, { recursive: true, force: true })
})

/** Starts a process that tries to take the lock; gives the first line it says. */
const startHolder = async () => {
  const child = spawn(process.execPath, [holder, folder], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { child, line, stderr: () => stderr }
}

const kill = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const take = (): FolderLock => {
  const lock = lockFolder(folder)
  if (!lock.ok) throw new Error(lock.refusals[0]?.found)
  return lock.value
}

const expectRefusal = (words: string): void => {
  const lock = lockFolder(folder)
  expect(lock.ok).toBe(false)
  if (lock.ok) return
  expect(lock.refusals[0]).toMatchObject({ code: 'folder-locked' })
  expect(lock.refusals[0]?.found).toContain(words)
}

it('refuses a second lock within one process, until the first is let go', () => {
  const first = take()
  expectRefusal(`process ${process.pid}, since 20`)
  expectRefusal(`process ${process.pid}, since 20`)
  first.release()
  first.release()
  take().release()
})

it('makes the folder when it does not exist, and leaves no note behind', () => {
  folder = join(folder, 'new', 'folder')
  take().release()
  expect(existsSync(join(folder, 'lock.json'))).toBe(false)
})

it('refuses a second process and says who holds the folder, with nothing on stderr', async () => {
  const lock = take()
  const { line, child, stderr } = await startHolder()
  if (child.exitCode === null) await once(child, 'exit')
  expect(line).toContain(`in use by process ${process.pid}, since 20`)
  expect(stderr()).toBe('')
  lock.release()
})

it('takes over the lock of a killed process at once', async () => {
  const { child, line } = await startHolder()
  expect(line).toBe('locked')
  expectRefusal(`process ${child.pid ?? 0}, since`)
  await kill(child)
  expect(existsSync(join(folder, 'lock.json'))).toBe(true)
  take().release()
})

it('never takes the lock of a process that is only suspended', async () => {
  const { child } = await startHolder()
  child.kill('SIGSTOP')
  expectRefusal(`process ${child.pid ?? 0}, since`)
  child.kill('SIGCONT')
  expectRefusal(`process ${child.pid ?? 0}, since`)
  await kill(child)
  take().release()
})

it('never takes a held lock, whatever the note beside it says', async () => {
  const dead = (await startHolder()).child
  await kill(dead)
  const { child, line } = await startHolder()
  expect(line).toBe('locked')
  for (const note of ['', 'no json', '{}', `{"pid":${dead.pid ?? 0},"since":"2020"}`]) {
    writeFileSync(join(folder, 'lock.json'), note)
    expectRefusal('is in use by another process')
  }
  rmSync(join(folder, 'lock.json'))
  expectRefusal('is in use by another process')
  await kill(child)
})

it('takes a free lock when the note names a living process: its number was used again', () => {
  writeFileSync(join(folder, 'lock.json'), `{"pid":${process.pid},"since":"2020"}`)
  take().release()
})

it('is held until it is let go, though nobody refers to it any more', () => {
  expect(lockFolder(folder).ok).toBe(true)
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  for (let round = 0; round < 5; round += 1) collectGarbage()
  expectRefusal(`process ${process.pid}`)
})

it('knows the same folder by another name', () => {
  const lock = take()
  const other = `${folder}-link`
  symlinkSync(folder, other)
  expect(lockFolder(other).ok).toBe(false)
  rmSync(other)
  lock.release()
})

it('refuses what cannot be a data folder, with the reason', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(lockFolder(file)).toMatchObject({ ok: false, refusals: [{ code: 'folder-unusable' }] })
  mkdirSync(join(folder, 'lock.sqlite'))
  expect(lockFolder(folder)).toMatchObject({ ok: false, refusals: [{ code: 'folder-unusable' }] })
})

it('refuses a lock file that is something else, and leaves it alone', () => {
  writeFileSync(join(folder, 'lock.sqlite'), 'this is a letter, not a database. '.repeat(40))
  expect(lockFolder(folder)).toMatchObject({ ok: false, refusals: [{ code: 'folder-unusable' }] })
})
