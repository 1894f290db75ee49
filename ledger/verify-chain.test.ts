import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chainHash, chainStart } from './chain-check.ts'
import type { StoredEntry } from './ledger.ts'
import { verifyChain } from './verify-chain.ts'

interface Envelope {
  readonly stream?: string
  readonly streamPosition?: number
  readonly recordedAt?: string
}

const textOf = (position: number, { stream, streamPosition, recordedAt }: Envelope = {}): string =>
  JSON.stringify({
    position,
    stream: stream ?? 'call/2022',
    streamPosition: streamPosition ?? position,
    recordedAt: recordedAt ?? '2024-05-01T12:00:00.000Z',
    actor: 'someone "else"',
    parties: ['44021', '44013'],
    type: 'commitment-changed',
    data: { applicant: 'é\u0000😀', differenceCents: -14 },
  })

const chainOf = (texts: readonly string[]): readonly StoredEntry[] => {
  let hash = chainStart
  return texts.map((text, index) => {
    hash = chainHash(hash, text)
    return { position: index + 1, text, hash }
  })
}

const five = chainOf([1, 2, 3, 4, 5].map((position) => textOf(position)))

const withEntry = (index: number, change: Partial<StoredEntry>): readonly StoredEntry[] =>
  five.map((entry, at) => (at === index ? { ...entry, ...change } : entry))

async function* later(entries: readonly StoredEntry[]): AsyncGenerator<StoredEntry> {
  for (const entry of entries) yield await Promise.resolve(entry)
}

describe('verifyChain', () => {
  it('finds a whole chain whole, and an empty one too', () => {
    expect(verifyChain(five)).toEqual({ entries: 5, firstBroken: null })
    expect(verifyChain([])).toEqual({ entries: 0, firstBroken: null })
  })

  it('reads a stream of entries as well, and stops at the first broken one', async () => {
    expect(await verifyChain(later(five))).toEqual({ entries: 5, firstBroken: null })
    const report = await verifyChain(later(withEntry(2, { hash: chainStart })))
    expect(report).toMatchObject({ entries: 2, firstBroken: { position: 3 } })
  })

  it('finds one changed byte of any text or hash at its position', () => {
    const flip = (text: string, at: number): string => {
      const bytes = Buffer.from(text, 'utf8')
      const index = at % bytes.length
      bytes[index] = (bytes[index] ?? 0) ^ 1
      return bytes.toString('utf8')
    }
    fc.assert(
      fc.property(fc.nat(4), fc.nat(), fc.constantFrom('text', 'hash'), (index, at, column) => {
        const entry = five[index]
        if (entry === undefined) return
        const report = verifyChain(withEntry(index, { [column]: flip(entry[column], at) }))
        expect(report.firstBroken?.position).toBe(index + 1)
        expect(report.entries).toBe(index)
      }),
      { seed: 2024, numRuns: 500 },
    )
  })

  it('finds a missing, a repeated and an exchanged entry', () => {
    const [first, second, third] = five
    if (first === undefined || second === undefined || third === undefined) throw new Error()
    expect(verifyChain([first, third]).firstBroken?.position).toBe(2)
    expect(verifyChain([second, third]).firstBroken?.position).toBe(1)
    expect(verifyChain([first, first]).firstBroken?.position).toBe(2)
    expect(verifyChain([second, first]).firstBroken?.position).toBe(1)
  })

  it.each([
    ['a text that is no JSON', 'not json', 'not written as'],
    ['JSON that is no entry', '{"position":3}', 'not written as'],
    ['other white space', textOf(3).replace('"data":', '"data": '), 'not written as'],
    ['a position in another form', textOf(3).replace(':3,', ':03,'), 'not written as'],
    ['a broken string', textOf(3).replace('else', 'el\\xse'), 'not written as'],
    ['data that is cut off', textOf(3).slice(0, -1), 'not written as'],
    ['a key after the data', textOf(3).replace(/\}$/, ',"more":1}'), 'not written as'],
    ['a key twice', textOf(3).replace(/\}$/, ',"stream":"call/2023"}'), 'not written as'],
    ['data that is no object', textOf(3).replace(/"data":.*$/, '"data":[]}'), 'not written as'],
    ['a moment in another form', textOf(3, { recordedAt: '2024-05-01T12:00Z' }), 'not written as'],
    ['another position', textOf(4, { streamPosition: 3 }), 'its text says position 4'],
    ['a gap in its stream', textOf(3, { streamPosition: 4 }), 'position 4 of stream call/2022'],
    ['a repeat in its stream', textOf(3, { streamPosition: 2 }), 'position 2 of stream call/2022'],
    [
      'a new stream that does not begin at 1',
      textOf(3, { stream: 'x', streamPosition: 2 }),
      'of stream x',
    ],
    ['a moment that goes back', textOf(3, { recordedAt: '2024-05-01T11:59:59.999Z' }), 'before'],
  ])('names %s, even when the hashes were made to fit', (_, text, problem) => {
    const forged = chainOf([textOf(1), textOf(2), text, textOf(4), textOf(5)])
    const { firstBroken, entries } = verifyChain(forged)
    expect(entries).toBe(2)
    expect(firstBroken?.position).toBe(3)
    expect(firstBroken?.problem).toContain(problem)
  })

  it('lets streams take turns', () => {
    const texts = [
      textOf(1, { stream: 'a', streamPosition: 1 }),
      textOf(2, { stream: 'b', streamPosition: 1 }),
      textOf(3, { stream: 'a', streamPosition: 2 }),
    ]
    expect(verifyChain(chainOf(texts)).firstBroken).toBeNull()
  })
})
