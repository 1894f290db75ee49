import { randomBytes } from 'node:crypto'
import type { NewEntry } from '@peil/domain/recorded-entry.ts'
import { cents } from '@peil/domain/values/cents.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import { digestText } from './digest-text.ts'
import type { Batch, PrivateText } from './ledger.ts'

/** An entry of a call's stream, small and easy to tell apart by its number. */
export const entryOf = (stream: string, number: number, parties = ['44021']): NewEntry => ({
  stream,
  parties,
  type: 'commitment-changed',
  data: { applicant: '44021', differenceCents: cents(number) },
})

export const noon = '2024-05-01T12:00:00.000Z' as Instant

/** A batch of `count` entries of one stream that stands at `expected`. */
export const batchOf = (stream: string, expected: number, count = 1): Batch => ({
  actor: 'tester',
  recordedAt: noon,
  expected: { [stream]: expected },
  entries: Array.from({ length: count }, (_, index) => entryOf(stream, expected + index + 1)),
  texts: [],
})

export const textOf = (text: string): PrivateText =>
  digestText(text, randomBytes(16).toString('hex'))

export const collect = async <Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> => {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
