import type { ResidentObservation } from '@peil/domain/eligibility/residents.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { writeDataset } from '@peil/observations/write-dataset.ts'
import { folders } from './data-folder.ts'
import type { GroupDecision } from './group-decision.ts'
import { loadResidents, residentsIndicator } from './load-residents.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

export interface FileOrigin {
  readonly fileName: string
  readonly provenance: 'sample' | 'supplied'
}

export const figuresStream = 'figures'

/**
 * Keeps residents as a dataset and records it. Figures that are known already are not written
 * again; a figure that differs revises the earlier one, which stays in its own dataset.
 */
export const recordResidents = (
  peil: Peil,
  figures: readonly ResidentObservation[],
  origin: FileOrigin,
): Promise<Decision<{ readonly changed: number; readonly unchanged: number }>> =>
  transact(peil, (state) => decideResidents(peil, state, figures, { ...origin, write: true }))

/** The decision; with `write`, the dataset is made, which nothing names until it is recorded. */
export const decideResidents = async (
  peil: Peil,
  state: LedgerState,
  figures: readonly ResidentObservation[],
  { fileName, provenance, write }: FileOrigin & { readonly write: boolean },
): Promise<GroupDecision | Decision<never>> => {
  const known = await loadResidents(peil, state)
  if (!known.ok) return known
  const key = ({ area, period }: ResidentObservation): string => `${area}/${period}`
  const before = new Map(known.value.map((figure) => [key(figure), figure]))
  const changed = figures.filter((figure) => {
    const old = before.get(key(figure))
    return old?.value !== figure.value || old.source !== figure.source
  })
  const value = { changed: changed.length, unchanged: figures.length - changed.length }
  if (changed.length === 0 || !write) return accept({ entries: [], value })
  const observations = changed.map((figure) => ({ ...figure, indicator: residentsIndicator }))
  const written = await writeDataset(folders(peil.dataFolder).datasets, observations)
  return accept({
    entries: [
      {
        stream: figuresStream,
        parties: [],
        type: 'dataset-recorded' as const,
        data: { ...written, indicator: residentsIndicator, fileName, provenance },
      },
    ],
    value,
  })
}
