import { beforeEach, expect, it } from 'vitest'
import type { Instant } from '@peil/domain/values/instant.ts'
import { batchOf, collect, entryOf, noon, textOf } from './test-batch.ts'
import { describeOnBothDatabases } from './test-databases.ts'
import { verifyChain } from './verify-chain.ts'

describeOnBothDatabases('ledger', (database) => {
  beforeEach(() => database().empty())

  it('gives positions in the ledger and in each stream, without gaps', async () => {
    const { ledger } = database()
    await ledger.append(batchOf('call/1', 0, 2))
    const result = await ledger.append({
      ...batchOf('call/1', 2),
      expected: { 'call/1': 2, 'call/2': 0 },
      entries: [entryOf('call/2', 1), entryOf('call/1', 2), entryOf('call/2', 3)],
    })
    expect(result).toEqual({ ok: true, firstPosition: 3, lastPosition: 5 })
    const entries = await ledger.read()
    expect(entries.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5])
    expect(entries.map(({ stream, streamPosition }) => [stream, streamPosition])).toEqual([
      ['call/1', 1],
      ['call/1', 2],
      ['call/2', 1],
      ['call/1', 3],
      ['call/2', 2],
    ])
  })

  it('answers a stale position with a conflict, and appends nothing of that batch', async () => {
    const { ledger } = database()
    await ledger.append(batchOf('call/1', 0, 2))
    const text = textOf('kept back')
    const stale = {
      ...batchOf('call/1', 1),
      expected: { 'call/9': 0, 'call/1': 1 },
      entries: [entryOf('call/9', 1), entryOf('call/1', 2)],
      texts: [text],
    }
    expect(await ledger.append(stale)).toEqual({
      ok: false,
      conflict: { stream: 'call/1', expected: 1, found: 2 },
    })
    expect((await ledger.head()).position).toBe(2)
    expect((await ledger.texts([text.digest])).size).toBe(0)
    expect(await ledger.append(batchOf('call/1', 3))).toMatchObject({ ok: false })
    expect(await ledger.append(batchOf('call/1', 2))).toMatchObject({ ok: true })
  })

  it('keeps the data byte for byte, whatever characters it holds', async () => {
    const { ledger } = database()
    const odd = 'é "quoted" \\ back\u0000slash \ud800 \u2028 😀 =1+1 {}'
    const entry = { ...entryOf('call/1', 1, ['a"b', 'c\\d', 'e,f']), stream: 'call/"1"\n' }
    const data = { applicant: odd, differenceCents: 5 }
    await ledger.append({
      actor: 'someone "else"',
      recordedAt: noon,
      expected: { [entry.stream]: 0 },
      entries: [{ ...entry, data } as typeof entry],
      texts: [],
    })
    const [stored] = await collect(ledger.readStored())
    expect(stored?.text.endsWith(`"data":${JSON.stringify(data)}}`)).toBe(true)
    expect(await ledger.read({ stream: entry.stream })).toEqual([
      {
        position: 1,
        stream: entry.stream,
        streamPosition: 1,
        recordedAt: noon,
        actor: 'someone "else"',
        parties: ['a"b', 'c\\d', 'e,f'],
        type: 'commitment-changed',
        data,
      },
    ])
    expect(await verifyChain(ledger.readStored())).toEqual({ entries: 1, firstBroken: null })
  })

  it('never lets time go back', async () => {
    const { ledger } = database()
    const earlier = '2024-05-01T11:59:59.999Z' as Instant
    const later = '2024-05-01T12:00:00.001Z' as Instant
    await ledger.append(batchOf('call/1', 0))
    await ledger.append({ ...batchOf('call/1', 1), recordedAt: earlier })
    await ledger.append({ ...batchOf('call/1', 2), recordedAt: later })
    const moments = (await ledger.read()).map(({ recordedAt }) => recordedAt)
    expect(moments).toEqual([noon, noon, later])
    expect(await ledger.read({ recordedBy: earlier })).toHaveLength(0)
    expect(await ledger.read({ recordedBy: noon })).toHaveLength(2)
    expect(await ledger.read({ recordedBy: later })).toHaveLength(3)
  })

  it('refuses, as a bug, a moment in another form: it would stand above all later ones', async () => {
    const recordedAt = 'zondag' as Instant
    const batch = { ...batchOf('call/1', 0), recordedAt }
    await expect(database().ledger.append(batch)).rejects.toThrow(RangeError)
    expect((await database().ledger.head()).position).toBe(0)
  })

  it('reads by stream and up to a position', async () => {
    const { ledger } = database()
    await ledger.append(batchOf('call/1', 0, 2))
    await ledger.append(batchOf('call/2', 0, 2))
    await ledger.append(batchOf('call/1', 2, 1))
    expect((await ledger.read({ stream: 'call/1' })).map(({ position }) => position)).toEqual([
      1, 2, 5,
    ])
    expect(await ledger.read({ stream: 'call/1', upToPosition: 4 })).toHaveLength(2)
    expect(await ledger.read({ upToPosition: 0 })).toEqual([])
    expect(await ledger.read({ stream: 'call/3' })).toEqual([])
  })

  it('tells its head, empty and not', async () => {
    const { ledger } = database()
    expect(await ledger.head()).toEqual({ position: 0, hash: '0'.repeat(64), recordedAt: null })
    await ledger.append(batchOf('call/1', 0, 2))
    const stored = await collect(ledger.readStored())
    expect(await ledger.head()).toEqual({ position: 2, hash: stored[1]?.hash, recordedAt: noon })
  })

  it('keeps texts outside the entries, where they can be erased', async () => {
    const { ledger } = database()
    const [kept, erased] = [textOf('a reason'), textOf('a name')]
    await ledger.append({ ...batchOf('call/1', 0), texts: [kept, erased] })
    expect(await ledger.eraseText(erased.digest)).toBe(true)
    expect(await ledger.eraseText(erased.digest)).toBe(false)
    expect(await ledger.texts([kept.digest, erased.digest])).toEqual(
      new Map([[kept.digest, 'a reason']]),
    )
    expect(await collect(ledger.allTexts())).toEqual([kept])
  })

  it('refuses, as a bug, an entry whose stream has no expected position', async () => {
    const batch = { ...batchOf('call/1', 0), expected: { 'call/2': 0 } }
    await expect(database().ledger.append(batch)).rejects.toThrow('no expected position')
  })

  it('appends nothing when there is nothing to append', async () => {
    const { ledger } = database()
    expect(await ledger.append(batchOf('call/1', 0, 0))).toEqual({
      ok: true,
      firstPosition: 1,
      lastPosition: 0,
    })
    expect(await ledger.append(batchOf('call/1', 1, 0))).toMatchObject({ ok: false })
  })
})
