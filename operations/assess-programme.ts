import { foldLedger, type LedgerState } from '@peil/domain/fold-ledger.ts'
import { rollUpActions, rollUpArea, rollUpGoals } from '@peil/domain/measurement/roll-up.ts'
import { composeAgreements } from '@peil/domain/release/compose-release.ts'
import { composeRegions } from '@peil/domain/release/compose-regions.ts'
import type {
  ActionTotals,
  AgreementPage,
  AreaTotals,
  GoalTotals,
  RegionPage,
} from '@peil/domain/release/release.ts'
import { areaSetOn } from '@peil/domain/area/area-set-on.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import type { Peil } from './open.ts'

export interface Assessment {
  readonly on: CalendarDate
  readonly asOf: Instant | null
  readonly position: number
  readonly agreements: readonly AgreementPage[]
  readonly actions: readonly ActionTotals[]
  readonly goals: readonly GoalTotals[]
  readonly regions: readonly RegionPage[]
  readonly totals: readonly AreaTotals[]
}

/**
 * How far everything stood on a day, as known at a moment: reports whose reference day is not after
 * `on`, from entries recorded by `asOf` (all entries when null).
 */
export const assessProgramme = async (
  { ledger, programme }: Peil,
  on: CalendarDate,
  asOf: Instant | null,
): Promise<Decision<Assessment>> => {
  const set = areaSetOn(programme, on)
  if (set === null) return refuse(noAreas(on, programme.areaSets[0]?.validFrom ?? null))
  const state: LedgerState = foldLedger(
    await ledger.read(asOf === null ? {} : { recordedBy: asOf }),
  )
  const agreements = composeAgreements({ programme, state, texts: new Map(), on })
  return accept({
    on,
    asOf: state.recordedAt,
    position: state.position,
    agreements,
    actions: rollUpActions(programme, agreements),
    goals: rollUpGoals(programme, agreements),
    regions: composeRegions(programme, set, agreements),
    totals: rollUpArea(programme, agreements),
  })
}

/** No municipalities are known for a day: before the first area set. */
export const noAreas = (on: CalendarDate, first: CalendarDate | null) => ({
  code: 'no-municipalities-on-date',
  found: on,
  expected: `a date from ${first ?? 'the first area set'} on`,
  whatToDo: 'ask for a later date',
})
