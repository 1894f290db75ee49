import { foldLedger, type LedgerState } from '@peil/domain/fold-ledger.ts'
import type { NewEntry } from '@peil/domain/recorded-entry.ts'
import { accept, type Decision, type Refusal } from '@peil/domain/values/decision.ts'
import type { PrivateText } from '@peil/ledger/ledger.ts'
import type { Peil } from './open.ts'

export interface Outcome<Value> {
  readonly entries: readonly NewEntry[]
  readonly texts?: readonly PrivateText[]
  /** Streams that get no entry, but that the decision read: they may not have moved on either. */
  readonly reads?: readonly string[]
  readonly value: Value
}

export const loadState = async ({ ledger }: Pick<Peil, 'ledger'>): Promise<LedgerState> =>
  foldLedger(await ledger.read())

/**
 * Loads, decides and appends as one: the append succeeds only when every stream it touches, and
 * every other that the decision read, still stands where the decision was made. When another writer came first, everything is loaded and
 * decided anew, so a decision is never made on what is no longer true.
 */
export const transact = async <Value, R = Refusal>(
  peil: Peil,
  decide: (
    state: LedgerState,
  ) => Decision<Outcome<Value>, R> | Promise<Decision<Outcome<Value>, R>>,
): Promise<Decision<Value, R>> => {
  for (;;) {
    const state = await loadState(peil)
    const decision = await decide(state)
    if (!decision.ok) return decision
    const { entries, texts = [], reads = [], value } = decision.value
    if (entries.length === 0) return accept(value)
    const streams = new Set([...entries.map(({ stream }) => stream), ...reads])
    const result = await peil.ledger.append({
      actor: peil.effects.actor,
      recordedAt: peil.effects.now(),
      expected: Object.fromEntries(
        [...streams].map((stream) => [stream, state.streamPositions.get(stream) ?? 0]),
      ),
      entries,
      texts,
    })
    // A conflict means that somebody else's append succeeded: the system as a whole moves on.
    if (result.ok) return accept(value)
  }
}
