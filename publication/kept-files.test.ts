import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptOrMade, nothingKept, withKeptFiles, type KeptFiles } from './kept-files.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'peil-kept-'))
  path = join(folder, 'kept.sqlite')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const textIn = (kept: KeptFiles, name: string): string | null => {
  const found = kept.get(name)
  return found === null ? null : new TextDecoder().decode(found)
}

const keep = (...names: readonly string[]): Promise<void> =>
  withKeptFiles(path, (kept) => {
    for (const name of names) kept.keep(name, bytes(`of ${name}`))
    return Promise.resolve()
  })

const read = (name: string): Promise<string | null> =>
  withKeptFiles(path, (kept) => Promise.resolve(textIn(kept, name)))

describe('files that are kept', () => {
  it('come back as they were, whatever is in them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.uint8Array({ maxLength: 5_000 }), async (name, content) => {
        const found = await withKeptFiles(path, (kept) => {
          kept.keep(name, content)
          return Promise.resolve(kept.get(name))
        })
        expect(found).toEqual(content)
        const later = await withKeptFiles(path, (kept) => Promise.resolve(kept.get(name)))
        expect(later).toEqual(content)
      }),
      { numRuns: 20 },
    )
  })

  it('are let go when the next work does not use them', async () => {
    await keep('a', 'b')
    expect(await read('a')).toBe('of a')
    await withKeptFiles(path, (kept) => {
      expect([kept.has('a'), kept.has('b')]).toEqual([true, false])
      return Promise.resolve()
    })
  })

  it('stay as they were when the work throws', async () => {
    await keep('a')
    const broken = withKeptFiles(path, (kept) => {
      kept.keep('b', bytes('of b'))
      return Promise.reject(new Error('broken off'))
    })
    await expect(broken).rejects.toThrow('broken off')
    await withKeptFiles(path, (kept) => {
      expect([textIn(kept, 'a'), kept.has('b')]).toEqual(['of a', false])
      return Promise.resolve()
    })
  })

  it('are not used when their bytes were changed', async () => {
    await keep('a')
    const database = new DatabaseSync(path)
    database.exec("UPDATE kept SET sha256 = 'of something else'")
    database.close()
    expect(await read('a')).toBeNull()
  })

  it('are begun anew when their file cannot be read', async () => {
    await keep('a')
    writeFileSync(path, 'not a database at all, but long enough to be looked at'.repeat(40))
    expect(await read('a')).toBeNull()
    await keep('b')
    expect(await read('b')).toBe('of b')
  })

  it('are left alone while another process has them', async () => {
    await keep('a')
    const other = new DatabaseSync(path)
    other.exec('BEGIN IMMEDIATE')
    await withKeptFiles(path, (kept) => {
      expect(kept).toBe(nothingKept)
      return Promise.resolve()
    })
    other.close()
    expect(await read('a')).toBe('of a')
  })

  it('do not undo work that is done when they cannot be written', async () => {
    await keep('a', 'b')
    const database = new DatabaseSync(path)
    database.exec(
      "CREATE TRIGGER full BEFORE DELETE ON kept BEGIN SELECT RAISE(FAIL, 'disk full'); END",
    )
    database.close()
    expect(await read('a')).toBe('of a')
    expect(existsSync(path)).toBe(false)
  })
})

describe('a file that may have been kept', () => {
  it('is made once for all that it is made from, and again for anything else', async () => {
    let made = 0
    const make = () => bytes(`made ${++made}`)
    await withKeptFiles(path, async (kept) => {
      const first = await keptOrMade(kept, 'a.csv', 'cells', make)
      expect(await keptOrMade(kept, 'a.csv', 'cells', make)).toEqual(first)
      await keptOrMade(kept, 'b.csv', 'cells', make)
      await keptOrMade(kept, 'a.csv', 'other cells', make)
    })
    expect(made).toBe(3)
    expect(await keptOrMade(nothingKept, 'a.csv', 'cells', make)).toEqual({
      path: 'a.csv',
      bytes: bytes('made 4'),
    })
  })
})
