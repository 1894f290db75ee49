import { startChainCheck } from './chain-check.ts'
import type { ChainReport, StoredEntry } from './ledger.ts'

const isIterable = (
  entries: AsyncIterable<StoredEntry> | Iterable<StoredEntry>,
): entries is Iterable<StoredEntry> => Symbol.iterator in entries

const verifyStream = async (entries: AsyncIterable<StoredEntry>): Promise<ChainReport> => {
  const check = startChainCheck()
  for await (const entry of entries) if (check.take(entry) === null) break
  return check.report()
}

/**
 * Checks stored entries in order of position: positions 1, 2, 3 … without gaps, each hash from the
 * one before it and the text, each text written as the ledger writes an entry, and saying the same position, positions
 * without gaps within each stream, moments that never go back. Reading stops at the first broken
 * entry; `entries` counts those before it, which hold. An empty ledger holds.
 */
export function verifyChain(entries: Iterable<StoredEntry>): ChainReport
export function verifyChain(entries: AsyncIterable<StoredEntry>): Promise<ChainReport>
export function verifyChain(
  entries: AsyncIterable<StoredEntry> | Iterable<StoredEntry>,
): ChainReport | Promise<ChainReport> {
  if (!isIterable(entries)) return verifyStream(entries)
  const check = startChainCheck()
  for (const entry of entries) if (check.take(entry) === null) break
  return check.report()
}
