import { areaSetOn } from '@peil/domain/area/area-set-on.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import { composeFigures, type ComposedFigures } from '@peil/domain/indicator/compose-figures.ts'
import { earlierReleaseOf } from '@peil/domain/indicator/earlier-showing.ts'
import { recoverableCounts } from '@peil/domain/indicator/recoverable-counts.ts'
import { todayAreasOf } from '@peil/domain/indicator/today-areas.ts'
import type { ReleaseBefore } from '@peil/domain/release/release-before.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import { loadFigures } from './load-figures.ts'
import type { Peil } from './open.ts'

/**
 * What the indicators say on a day, with what may not be published withheld. Refused, naming each,
 * when a count that is withheld could be worked out from this release and the one before it.
 */
export const publishableFigures = async (
  peil: Pick<Peil, 'dataFolder' | 'ledger' | 'programme'>,
  state: LedgerState,
  on: CalendarDate,
  before: ReleaseBefore | null,
): Promise<Decision<ComposedFigures>> => {
  const { programme } = peil
  const loaded = await loadFigures(peil, state)
  if (!loaded.ok) return loaded
  const figures = await composeFigures({ programme, ...loaded.value, on, before })
  const today = areaSetOn(programme, on)
  if (today === null) throw new Error(`no municipalities are known for ${on}`)
  const leaks = await recoverableCounts({
    definitions: programme.indicators,
    indicators: figures.indicators,
    secrets: figures.secrets,
    areas: todayAreasOf(today),
    earlier: before === null ? null : earlierReleaseOf(programme, today, before),
  })
  return leaks.length === 0 ? accept(figures) : refuse(...leaks)
}
