import type { TextDigest } from '@peil/domain/agreement/entries.ts'
import { erasuresStream } from '@peil/domain/erasure/entries.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

/**
 * Erases a free text for good. The erasure is recorded first, so that a text never disappears
 * without a trace; when the machine stops in between, the same command finishes it.
 */
export const eraseText = async (
  peil: Peil,
  digest: TextDigest,
): Promise<Decision<{ readonly erased: TextDigest }>> => {
  const kept = await peil.ledger.texts([digest])
  if (!kept.has(digest)) {
    return refuse({
      code: 'no-such-text',
      found: `no text with digest ${digest}`,
      expected: 'the digest of a text that is still kept',
      whatToDo: 'look up the digest with: peil log --json',
    })
  }
  const recorded = await transact(peil, () =>
    accept({
      entries: [
        { stream: erasuresStream, parties: [], type: 'text-erased' as const, data: { digest } },
      ],
      value: { erased: digest },
    }),
  )
  if (recorded.ok) await peil.ledger.eraseText(digest)
  return recorded
}
