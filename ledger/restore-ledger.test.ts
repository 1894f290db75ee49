import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Instant } from '@peil/domain/values/instant.ts'
import { chainHash } from './chain-check.ts'
import type { PrivateText, StoredEntry } from './ledger.ts'
import { batchOf, collect, entryOf, textOf } from './test-batch.ts'
import { describeOnBothDatabases } from './test-databases.ts'
import { verifyChain } from './verify-chain.ts'

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  for (const item of items) yield await Promise.resolve(item)
}

/** Appends in some order to some streams, with some parties, at some moments. */
const steps = fc.array(
  fc.record({
    stream: fc.constantFrom('call/1', 'agreement/1/44021', 'figures "x" é'),
    entries: fc.integer({ min: 1, max: 3 }),
    parties: fc.uniqueArray(fc.constantFrom('44021', '11002', 'a,"b\\')),
    day: fc.integer({ min: 1, max: 28 }),
    text: fc.option(fc.string({ unit: 'binary' })),
  }),
  { minLength: 1, maxLength: 8 },
)

describeOnBothDatabases('restore', (database) => {
  beforeEach(() => database().empty())

  const backup = async () => ({
    entries: await collect(database().ledger.readStored()),
    texts: await collect(database().ledger.allTexts()),
  })

  const fill = async (count: number): Promise<void> => {
    const text = textOf('why')
    await database().ledger.append({ ...batchOf('call/1', 0, count), texts: [text] })
  }

  it('gives an identical ledger, whatever was appended', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const { ledger } = database()
        await database().empty()
        const ends = new Map<string, number>()
        for (const { stream, entries, parties, day, text } of plan) {
          const end = ends.get(stream) ?? 0
          const result = await ledger.append({
            actor: 'tester',
            recordedAt: `2024-02-${String(day).padStart(2, '0')}T00:00:00.000Z` as Instant,
            expected: { [stream]: end },
            entries: Array.from({ length: entries }, (_, n) => entryOf(stream, n, parties)),
            texts: text === null ? [] : [textOf(text)],
          })
          expect(result.ok).toBe(true)
          ends.set(stream, end + entries)
        }
        const before = { ...(await backup()), read: await ledger.read(), head: await ledger.head() }
        await database().empty()
        const report = await ledger.restore(each(before.entries), each(before.texts))
        expect(report).toEqual({ entries: before.entries.length, firstBroken: null })
        const after = { ...(await backup()), read: await ledger.read(), head: await ledger.head() }
        expect(after).toEqual(before)
        expect(verifyChain(after.entries).firstBroken).toBeNull()
        for (const [stream, end] of ends)
          expect(await ledger.append(batchOf(stream, end))).toMatchObject({ ok: true })
      }),
      { seed: 2024, numRuns: 12 },
    )
  })

  it('restores more entries and texts than one page holds', async () => {
    const { ledger } = database()
    const texts = Array.from({ length: 2_101 }, (_, n) => textOf(`reason ${n}`))
    await ledger.append({ ...batchOf('call/1', 0, 2_101), texts })
    const before = await backup()
    expect(before.entries).toHaveLength(2_101)
    expect(before.texts).toHaveLength(2_101)
    await database().empty()
    await ledger.restore(each(before.entries), each(before.texts))
    expect(await backup()).toEqual(before)
  })

  it('shows others nothing of a restore until all of it is taken in', async () => {
    await fill(1_500)
    const { entries, texts } = await backup()
    await database().empty()
    const { ledger } = database()
    const seen: Promise<number>[] = []
    async function* watched(): AsyncGenerator<StoredEntry> {
      for (const entry of entries) {
        if (entry.position === 1_200) seen.push(ledger.head().then(({ position }) => position))
        yield await Promise.resolve(entry)
      }
    }
    await ledger.restore(watched(), each(texts))
    expect([0, 1_500]).toContain(await seen[0])
    expect(seen).toHaveLength(1)
  })

  it('keeps an append out of its transaction', async () => {
    await fill(1_500)
    const { entries, texts } = await backup()
    await database().empty()
    const { ledger } = database()
    let appended: Promise<unknown> | undefined
    async function* broken(): AsyncGenerator<StoredEntry> {
      for (const entry of entries) {
        if (entry.position === 1_200) appended = ledger.append(batchOf('call/2', 0))
        yield await Promise.resolve(entry.position === 1_300 ? { ...entry, text: '' } : entry)
      }
    }
    const report = await ledger.restore(broken(), each(texts))
    expect(report.firstBroken).not.toBeNull()
    expect(await appended).toMatchObject({ ok: true })
    expect((await ledger.read()).map(({ stream }) => stream)).toEqual(['call/2'])
  })

  it('restores an empty ledger to an empty ledger', async () => {
    const report = await database().ledger.restore(each<StoredEntry>([]), each<PrivateText>([]))
    expect(report).toEqual({ entries: 0, firstBroken: null })
    expect((await database().ledger.head()).position).toBe(0)
  })

  it('refuses a ledger that is not empty, and leaves it as it was', async () => {
    await fill(2)
    const before = await backup()
    const report = await database().ledger.restore(each(before.entries), each(before.texts))
    expect(report.firstBroken).toEqual({
      position: 0,
      problem: 'the ledger already holds 2 entries',
    })
    expect(await backup()).toEqual(before)
  })

  describe('takes nothing in from', () => {
    const damage: Record<string, (entry: StoredEntry) => StoredEntry> = {
      'a changed text': (entry) => ({ ...entry, text: entry.text.replace('tester', 'taster') }),
      'a changed hash': (entry) => ({ ...entry, hash: entry.hash.replace(/./, 'x') }),
      'a changed position': (entry) => ({ ...entry, position: entry.position + 1 }),
    }
    it.each(Object.entries(damage))('%s, and says where', async (_, change) => {
      await fill(1_500)
      const { entries, texts } = await backup()
      await database().empty()
      const damaged = entries.map((entry) => (entry.position === 1_400 ? change(entry) : entry))
      const report = await database().ledger.restore(each(damaged), each(texts))
      expect(report).toMatchObject({ entries: 1_399, firstBroken: { position: 1_400 } })
      expect(await backup()).toEqual({ entries: [], texts: [] })
    })

    it.each([
      ['with other white space', '"data":', ' "data":', 1],
      ['with other escapes', '"tester"', String.raw`"\u0074ester"`, 0],
    ])('entries written otherwise, %s, though their hashes fit', async (_, from, to, position) => {
      await fill(1)
      const [entry] = (await backup()).entries
      await database().empty()
      const text = (entry?.text ?? '').replace(from, to)
      const forged = { position: 1, text, hash: chainHash('0'.repeat(64), text) }
      const report = await database().ledger.restore(each([forged]), each<PrivateText>([]))
      expect(report.firstBroken?.position).toBe(position)
      expect((await backup()).entries).toEqual([])
    })

    it('texts that do not match their digest', async () => {
      await fill(3)
      const { entries, texts } = await backup()
      await database().empty()
      const forged = texts.map((kept) => ({ ...kept, text: 'another' }))
      const report = await database().ledger.restore(each(entries), each(forged))
      expect(report.firstBroken?.problem).toContain('does not match its digest')
      expect(await backup()).toEqual({ entries: [], texts: [] })
    })

    it('a source that fails half way', async () => {
      await fill(1_500)
      const { entries, texts } = await backup()
      await database().empty()
      async function* failing(): AsyncGenerator<StoredEntry> {
        yield* each(entries.slice(0, 1_200))
        throw new Error('the file ended early')
      }
      await expect(database().ledger.restore(failing(), each(texts))).rejects.toThrow('ended early')
      expect(await backup()).toEqual({ entries: [], texts: [] })
      expect(await database().ledger.append(batchOf('call/1', 0))).toMatchObject({ ok: true })
    })
  })
})
