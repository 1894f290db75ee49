import type { ProgrammeTarget } from '@peil/domain/programme/programme.ts'
import type { Place } from './place.ts'

/**
 * The sum of agreed targets beside a target for the whole programme: over all periods, or in the
 * period shown when the target is for every year. Null when the action counts something else, or
 * nothing is agreed: then the two cannot be compared.
 */
export const agreedFor = (place: Place, target: ProgrammeTarget): number | null => {
  const { index } = place
  if (target.action === undefined) return null
  const kpis = index.kpisOfAction.get(target.action) ?? []
  if (kpis.length === 0 || kpis.some(({ unit }) => unit !== target.unit)) return null
  const period = target.by === 'every-year' ? index.period.id : 'all'
  return index.actionTotals.get(target.action)?.get(period)?.agreed ?? null
}
