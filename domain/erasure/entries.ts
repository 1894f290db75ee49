import type { TextDigest } from '../agreement/entries.ts'

/**
 * Entries of the stream `erasures`: a text that was kept beside the ledger is gone. What entries
 * said with it stays said by their digest; that it was erased, and when, stays known.
 */
export type ErasureEntry = {
  readonly type: 'text-erased'
  readonly data: { readonly digest: TextDigest }
}

export const erasuresStream = 'erasures'
