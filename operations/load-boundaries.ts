import { areaSetOn } from '@peil/domain/area/area-set-on.ts'
import type { Boundaries } from '@peil/domain/area/boundaries.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { readBoundaries } from './boundaries/boundaries-file.ts'
import { folders } from './data-folder.ts'
import type { Peil } from './open.ts'

/**
 * The outlines that were taken in last for the municipalities of a day; null when there are none.
 * Refused when their file is missing or was changed.
 */
export const loadBoundaries = async (
  { dataFolder, programme }: Pick<Peil, 'dataFolder' | 'programme'>,
  { boundaries }: Pick<LedgerState, 'boundaries'>,
  day: CalendarDate,
): Promise<Decision<Boundaries | null>> => {
  const areas = areaSetOn(programme, day)
  const recorded = boundaries.findLast(({ on }) => areaSetOn(programme, on) === areas)
  return recorded === undefined
    ? accept(null)
    : readBoundaries(folders(dataFolder).boundaries, recorded.boundaries)
}
