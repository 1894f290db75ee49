import type { ApprovalFacts } from '@peil/domain/approval/entries.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'

/** Where streams stand, as facts of a proposal: it is about another one as soon as one moves. */
export const streamFacts = (
  { streamPositions }: LedgerState,
  streams: readonly string[],
): ApprovalFacts =>
  Object.fromEntries(streams.map((stream) => [stream, streamPositions.get(stream) ?? 0]))
