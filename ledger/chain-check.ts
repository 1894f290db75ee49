import { hash } from 'node:crypto'
import type { ChainReport, StoredEntry } from './ledger.ts'

/** What the first entry's hash is chained to. */
export const chainStart = '0'.repeat(64)

/** The hash of an entry's text after the entry with hash `previous`. */
export const chainHash = (previous: string, text: string): string =>
  hash('sha256', `${previous}\n${text}`)

/** What stands around an entry's data. */
export interface Envelope {
  readonly position: number
  readonly stream: string
  readonly streamPosition: number
  readonly recordedAt: string
  readonly actor: string
  readonly parties: readonly string[]
  readonly type: string
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

const isText = (value: unknown): value is string => typeof value === 'string'

const isEnvelope = (value: unknown): value is Envelope => {
  if (typeof value !== 'object' || value === null) return false
  const entry = value as Partial<Record<keyof Envelope | 'data', unknown>>
  return (
    Number.isSafeInteger(entry.position) &&
    Number.isSafeInteger(entry.streamPosition) &&
    isText(entry.stream) &&
    isText(entry.recordedAt) &&
    moment.test(entry.recordedAt) &&
    isText(entry.actor) &&
    isText(entry.type) &&
    Array.isArray(entry.parties) &&
    entry.parties.every(isText) &&
    typeof entry.data === 'object' &&
    entry.data !== null &&
    Object.keys(entry).length === 8
  )
}

const plain = /^[\w/:.\- ]*$/

/** JSON of a text; the short cut counts when a million entries are verified. */
const quote = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text))

/** The text up to the data, as the database's append function composes it. */
const openingOf = (entry: Envelope): string =>
  `{"position":${entry.position},"stream":${quote(entry.stream)}` +
  `,"streamPosition":${entry.streamPosition},"recordedAt":${quote(entry.recordedAt)}` +
  `,"actor":${quote(entry.actor)},"parties":[${entry.parties.map(quote).join(',')}]` +
  `,"type":${quote(entry.type)},"data":{`

/** The envelope of a stored text, or null when the text is not as the ledger writes an entry. */
const parseEnvelope = (text: string): Envelope | null => {
  try {
    const value: unknown = JSON.parse(text)
    return isEnvelope(value) && text.startsWith(openingOf(value)) ? value : null
  } catch {
    return null
  }
}

/** A check of a chain that is fed entry by entry, and stops at the first that is wrong. */
export interface ChainCheck {
  /** The entry's envelope, or null when it (or one before it) is broken. */
  take(entry: StoredEntry): Envelope | null
  report(): ChainReport
}

/** Constant memory but for one number per stream. */
export const startChainCheck = (): ChainCheck => {
  const streamPositions = new Map<string, number>()
  let entries = 0
  let previousHash = chainStart
  let previousMoment = ''
  let firstBroken: ChainReport['firstBroken'] = null

  const problemOf = (entry: StoredEntry, envelope: Envelope | null): string | null => {
    const position = entries + 1
    if (entry.position !== position)
      return `it stands at position ${entry.position}, where ${position} was expected`
    if (entry.hash !== chainHash(previousHash, entry.text))
      return 'its hash does not follow from its text and the hash before it'
    if (envelope === null) return 'its text is not written as the ledger writes an entry'
    if (envelope.position !== position)
      return `its text says position ${envelope.position}, where ${position} was expected`
    const expected = (streamPositions.get(envelope.stream) ?? 0) + 1
    if (envelope.streamPosition !== expected)
      return `its text says position ${envelope.streamPosition} of stream ${envelope.stream}, where ${expected} was expected`
    if (envelope.recordedAt < previousMoment)
      return `it was recorded at ${envelope.recordedAt}, before the entry in front of it (${previousMoment})`
    return null
  }

  return {
    take: (entry) => {
      if (firstBroken !== null) return null
      const envelope = parseEnvelope(entry.text)
      const problem = problemOf(entry, envelope)
      if (problem !== null || envelope === null) {
        firstBroken = { position: entries + 1, problem: problem ?? '' }
        return null
      }
      entries += 1
      previousHash = entry.hash
      previousMoment = envelope.recordedAt
      streamPositions.set(envelope.stream, envelope.streamPosition)
      return envelope
    },
    report: () => ({ entries, firstBroken }),
  }
}
