import type { RecordedEntry } from '@peil/domain/recorded-entry.ts'
import type { Decision } from '@peil/domain/values/decision.ts'
import { accept } from '@peil/domain/values/decision.ts'
import type { ChainReport } from '@peil/ledger/ledger.ts'
import { verifyChain } from '@peil/ledger/verify-chain.ts'
import type { Peil } from './open.ts'

/** Every entry, in order. */
export const readLog = async ({ ledger }: Peil): Promise<Decision<readonly RecordedEntry[]>> =>
  accept(await ledger.read())

/** Checks every entry's hash; names the first that is broken. */
export const verifyLog = async ({ ledger }: Peil): Promise<Decision<ChainReport>> =>
  accept(await verifyChain(ledger.readStored()))
