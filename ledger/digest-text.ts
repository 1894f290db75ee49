import { hash } from 'node:crypto'
import type { TextDigest } from '@peil/domain/agreement/entries.ts'
import type { PrivateText } from './ledger.ts'
import { storableText } from './storable-text.ts'

/**
 * The private text with the digest by which an entry names it: SHA-256, hex, of salt + text.
 * The salt (32 hex characters, random, one per text) keeps a short text from being guessed from its
 * digest once it is erased. What no database can keep as text (U+0000, half a surrogate pair)
 * becomes U+FFFD before it is digested, so that the kept text and its digest always agree.
 * Throws when the salt has another shape.
 */
export const digestText = (text: string, salt: string): PrivateText => {
  if (!/^[0-9a-f]{32}$/.test(salt)) throw new RangeError('a salt is 32 hexadecimal characters')
  const kept = storableText(text)
  return { digest: hash('sha256', salt + kept) as TextDigest, salt, text: kept }
}
