import { versionInForce, type Agreement } from '@peil/domain/agreement/agreement.ts'
import type { Call } from '@peil/domain/programme/programme.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Decision } from '@peil/domain/values/decision.ts'
import type { Peil } from '../open.ts'
import { loadState } from '../transact.ts'
import type { SampleRound } from './sample-plan.ts'

/** The same Peil, at nine in the morning of a day, in somebody's hands. */
export type On = (date: CalendarDate, actor: string) => Peil

/** The sample's own commands must all be accepted: a refusal is a fault in the sample. */
export const must = <Value>(decision: Decision<Value>): Value => {
  if (decision.ok) return decision.value
  throw new Error(`the sample was refused: ${JSON.stringify(decision.refusals, null, 2)}`)
}

/** Cuts a list into as many parts as there are dates, in order. */
export const spread = <Item>(
  items: readonly Item[],
  dates: readonly CalendarDate[],
): readonly (readonly [CalendarDate, readonly Item[]])[] => {
  const size = Math.ceil(items.length / dates.length)
  return dates
    .map((date, index) => [date, items.slice(index * size, (index + 1) * size)] as const)
    .filter(([, part]) => part.length > 0)
}

/** Those that got an offer, by applicant. */
export const agreementsOf = async (peil: Peil, call: Call): Promise<readonly Agreement[]> =>
  [...(await loadState(peil)).agreements.values()]
    .filter((agreement) => agreement.call === call.id && versionInForce(agreement) !== null)
    .sort((a, b) => (a.applicant < b.applicant ? -1 : 1))

/** Those without any KPI whose published total must come out: free to decline, end or be silent. */
export const spareOf = (
  agreements: readonly Agreement[],
  { exact }: SampleRound,
): readonly Agreement[] =>
  agreements.filter(
    (agreement) =>
      !versionInForce(agreement)?.rows.some((row) => exact.some(({ kpi }) => kpi === row.kpi)),
  )
