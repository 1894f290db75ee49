import { figureRules } from '@peil/domain/indicator/figure-rules.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import type { NewEntry } from '@peil/domain/recorded-entry.ts'
import { accept, type Decision, type Refusal } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import type { PrivateText } from '@peil/ledger/ledger.ts'
import type { TakeInRequest, TakenIn } from '@peil/observations/taking-in/take-in-figures.ts'
import { folders } from './data-folder.ts'
import { keepReason } from './keep-text.ts'
import type { Peil } from './open.ts'
import { figuresStream } from './record-residents.ts'
import { loadState, transact, type Outcome } from './transact.ts'

export interface FiguresOrigin {
  readonly fileName: string
  readonly provenance: 'sample' | 'supplied'
  /** Who says so, for figures that do not say it themselves; the file's name when absent. */
  readonly source?: string
  /** Without it no known figure may change. */
  readonly change?: FiguresChange
  readonly dryRun?: boolean
}

/** Why known figures change; the reason is public. */
export interface FiguresChange {
  readonly kind: 'revision' | 'correction'
  readonly reason: string
}

type TakeIn = (request: TakeInRequest) => Promise<Decision<TakenIn, Refusal | Finding>>

/**
 * Keeps figures as a dataset and records it: all of them, or nothing and everything that is wrong.
 * Figures that are known already are not written again; one that differs replaces the earlier one,
 * which stays in its own dataset.
 */
export const recordFigures = async (
  peil: Peil,
  takeIn: TakeIn,
  origin: FiguresOrigin,
): Promise<Decision<TakenIn, Refusal | Finding>> => {
  const { change, dryRun = false } = origin
  const reason = change === undefined ? accept(null) : keepReason(change.reason, peil.effects)
  if (!reason.ok) return reason
  const decide = async (state: LedgerState) => {
    const taken = await takeIn(requestOf(peil, state, origin))
    if (!taken.ok) return taken
    return accept(outcomeOf(taken.value, origin, reason.value))
  }
  if (!dryRun) return transact(peil, decide)
  const decided = await decide(await loadState(peil))
  return decided.ok ? accept(decided.value.value) : decided
}

const requestOf = (
  { dataFolder, programme }: Peil,
  { figures }: LedgerState,
  { fileName, source, change, dryRun = false }: FiguresOrigin,
): TakeInRequest => ({
  folder: folders(dataFolder).datasets,
  fileName,
  rules: figureRules(programme),
  recorded: figures,
  mayChange: change !== undefined,
  source: source ?? fileName,
  write: !dryRun,
})

const outcomeOf = (
  taken: TakenIn,
  { fileName, provenance, change }: FiguresOrigin,
  text: PrivateText | null,
): Outcome<TakenIn> => {
  const { dataset, rows, changed, unchanged, indicators, periods } = taken
  if (dataset === null) return { entries: [], value: taken }
  const changes = changed > 0 && change !== undefined && text !== null
  const entry: NewEntry = {
    stream: figuresStream,
    parties: [],
    type: 'figures-recorded',
    data: {
      ...{ dataset, rows: rows - unchanged, indicators, periods, fileName, provenance },
      kind: changes ? change.kind : 'new',
      reason: changes ? text.digest : null,
    },
  }
  return { entries: [entry], texts: changes ? [text] : [], value: taken }
}
