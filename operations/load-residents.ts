import type { ResidentObservation } from '@peil/domain/eligibility/residents.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { readDataset } from '@peil/observations/read-dataset.ts'
import { folders } from './data-folder.ts'
import type { Peil } from './open.ts'

/** The indicator under which residents that count for eligibility are kept. */
export const residentsIndicator = 'residents'

/**
 * The residents that the ledger recorded, in order of recording; of two figures for the same area
 * and reference date only the later. Refused when a dataset is missing or was changed.
 */
export const loadResidents = async (
  { dataFolder }: Pick<Peil, 'dataFolder'>,
  { datasets }: Pick<LedgerState, 'datasets'>,
): Promise<Decision<readonly ResidentObservation[]>> => {
  const figures = new Map<string, ResidentObservation>()
  for (const { dataset, indicator } of datasets) {
    if (indicator !== residentsIndicator) continue
    const read = await readDataset(folders(dataFolder).datasets, dataset)
    if (!read.ok) return read
    for (const { area, period, value, source } of read.value) {
      if (value !== null) figures.set(`${area}/${period}`, { area, period, value, source })
    }
  }
  return accept([...figures.values()])
}
