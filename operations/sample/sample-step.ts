import { versionInForce, type Agreement } from '@peil/domain/agreement/agreement.ts'
import type { Call } from '@peil/domain/programme/programme.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Decision } from '@peil/domain/values/decision.ts'
import type { Peil } from '../open.ts'
import { loadState } from '../transact.ts'
import type { SampleRound } from './sample-plan.ts'

/**
 * Something that happens on a day. Rounds overlap (a final report comes in after the next call was
 * awarded), so the steps of all rounds are made first and then taken in order of day.
 */
export interface SampleStep {
  readonly on: CalendarDate
  readonly actor: 'programme-team' | 'municipality'
  readonly take: (peil: Peil) => Promise<void>
}

/** The sample's own commands must all be accepted: a refusal is a fault in the sample. */
export const must = <Value>(decision: Decision<Value>): Value => {
  if (decision.ok) return decision.value
  throw new Error(`the sample was refused: ${JSON.stringify(decision.refusals, null, 2)}`)
}

/** Part `index` of a list that is cut into `parts` parts, in order. */
export const partOf = <Item>(
  items: readonly Item[],
  index: number,
  parts: number,
): readonly Item[] => {
  const size = Math.ceil(items.length / parts)
  return items.slice(index * size, (index + 1) * size)
}

/** Those that got an offer, by applicant. */
export const agreementsOf = async (peil: Peil, call: Call): Promise<readonly Agreement[]> =>
  [...(await loadState(peil)).agreements.values()]
    .filter((agreement) => agreement.call === call.id && versionInForce(agreement) !== null)
    .sort((a, b) => (a.applicant < b.applicant ? -1 : 1))

export const signedOf = async (peil: Peil, call: Call): Promise<readonly Agreement[]> =>
  (await agreementsOf(peil, call)).filter(({ state }) => state === 'signed')

/** Those without any KPI whose published total must come out: free to decline, end or be silent. */
export const spareOf = (
  agreements: readonly Agreement[],
  { exact }: SampleRound,
): readonly Agreement[] =>
  agreements.filter(
    (agreement) =>
      !versionInForce(agreement)?.rows.some((row) => exact.some(({ kpi }) => kpi === row.kpi)),
  )
