import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AppendResult, Ledger } from './ledger.ts'
import { openPostgres } from './open-postgres.ts'
import { type PostgresServer, startPostgres } from './start-postgres.ts'
import { batchOf, collect, entryOf, noon } from './test-batch.ts'
import { describeOnBothDatabases } from './test-databases.ts'
import { verifyChain } from './verify-chain.ts'

/** Tries at the position it last saw until it has appended `count` entries, one at a time. */
const persist = async (ledger: Ledger, stream: string, count: number): Promise<void> => {
  let at = 0
  for (let done = 0; done < count;) {
    const result = await ledger.append(batchOf(stream, at))
    if (result.ok) done += 1
    at = result.ok ? at + 1 : result.conflict.found
  }
}

/** Every stream counts 1, 2, 3 …, the ledger too, and the chain holds. */
const expectWhole = async (ledger: Ledger, entries: number): Promise<void> => {
  expect(await verifyChain(ledger.readStored())).toEqual({ entries, firstBroken: null })
  expect((await ledger.head()).position).toBe(entries)
}

describeOnBothDatabases('racing writers', (database) => {
  beforeEach(() => database().empty())

  const writer = fc.record({
    stream: fc.constantFrom('call/1', 'call/2', 'agreement/1/44021'),
    count: fc.integer({ min: 1, max: 4 }),
  })

  it('leave a ledger without gaps, and no entry lost or written twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(writer, { minLength: 1, maxLength: 8 }), async (writers) => {
        await database().empty()
        const { ledger } = database()
        await Promise.all(writers.map(({ stream, count }) => persist(ledger, stream, count)))
        await expectWhole(
          ledger,
          writers.reduce((sum, { count }) => sum + count, 0),
        )
      }),
      { seed: 2024, numRuns: 15 },
    )
  })

  it('with several streams in one batch append all of it or nothing', async () => {
    const { ledger } = database()
    const both = (offset: number) =>
      ledger.append({
        actor: 'tester',
        recordedAt: noon,
        expected: { 'call/1': 0, [`agreement/1/${offset}`]: 0 },
        entries: [entryOf('call/1', offset), entryOf(`agreement/1/${offset}`, offset)],
        texts: [],
      })
    const results = await Promise.all([1, 2, 3, 4, 5].map(both))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    await expectWhole(ledger, 2)
  })
})

describe('50 writers with connections of their own to one PostgreSQL', () => {
  let server: PostgresServer
  let ledgers: readonly Ledger[] = []

  beforeAll(async () => {
    server = await startPostgres()
    const url = await server.createDatabase()
    const opened: Ledger[] = []
    for (let n = 0; n < 5; n += 1) {
      const ledger = await openPostgres(url)
      if (!ledger.ok) throw new Error(JSON.stringify(ledger.refusals))
      opened.push(ledger.value)
    }
    ledgers = opened
  })

  afterAll(async () => {
    for (const ledger of ledgers) await ledger.close()
    await server.stop()
  })

  const ledgerOf = (writer: number): Ledger => {
    const ledger = ledgers[writer % ledgers.length]
    if (ledger === undefined) throw new Error('no ledger')
    return ledger
  }

  // Each of the five pools has ten connections, so fifty appends are under way at once.
  const all = (append: (writer: number) => Promise<AppendResult>) =>
    Promise.all(Array.from({ length: 50 }, (_, writer) => append(writer)))

  it('at one position of one stream: exactly one succeeds, at every position', async () => {
    for (let at = 0; at < 6; at += 1) {
      const results = await all((writer) => ledgerOf(writer).append(batchOf('call/1', at)))
      expect(results.filter(({ ok }) => ok)).toHaveLength(1)
      for (const result of results)
        if (!result.ok)
          expect(result.conflict).toEqual({ stream: 'call/1', expected: at, found: at + 1 })
    }
    await expectWhole(ledgerOf(0), 6)
  })

  it('that try again until they succeed: every entry stands there once, in order', async () => {
    const from = (await ledgerOf(0).head()).position
    await Promise.all(
      Array.from({ length: 50 }, (_, writer) => persist(ledgerOf(writer), 'call/2', 2)),
    )
    const entries = await ledgerOf(1).read({ stream: 'call/2' })
    expect(entries.map(({ streamPosition }) => streamPosition)).toEqual(
      Array.from({ length: 100 }, (_, n) => n + 1),
    )
    await expectWhole(ledgerOf(2), from + 100)
  })

  it('to streams of their own: all succeed, and a reader always sees a prefix', async () => {
    const writing = all((writer) => ledgerOf(writer).append(batchOf(`own/${writer}`, 0, 20)))
    const finished = new AbortController()
    void writing.then(() => finished.abort())
    let seen = 0
    while (!finished.signal.aborted) {
      const entries = await collect(ledgerOf(3).readStored())
      expect(verifyChain(entries)).toEqual({ entries: entries.length, firstBroken: null })
      expect(entries.length).toBeGreaterThanOrEqual(seen)
      seen = entries.length
    }
    expect((await writing).every(({ ok }) => ok)).toBe(true)
  })

  it('one of which restores: into an empty ledger only', async () => {
    const url = await server.createDatabase()
    const backup = (await collect(ledgerOf(0).readStored())).slice(0, 6)
    const opened = await Promise.all([openPostgres(url), openPostgres(url)])
    const [first, second] = opened.map((one) => (one.ok ? one.value : undefined))
    if (first === undefined || second === undefined) throw new Error('not opened')
    // The other writer appends after the backup's first entry was asked for: it comes too late, or
    // too early, but never in between.
    let appended: Promise<AppendResult> | undefined
    async function* entries() {
      for (const entry of backup) {
        appended ??= second?.append(batchOf('other', 0))
        yield await Promise.resolve(entry)
      }
    }
    async function* noTexts() {}
    const report = await first.restore(entries(), noTexts())
    expect((await appended)?.ok).toBe(true)
    const expected = report.firstBroken === null ? 7 : 1
    await expectWhole(first, expected)
    await first.close()
    await second.close()
  })
})
