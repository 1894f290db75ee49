import type { Agreement } from '../agreement/agreement.ts'
import type { TextDigest } from '../agreement/entries.ts'
import { assessEligibility } from '../eligibility/assess-eligibility.ts'
import type { ResidentsByArea } from '../eligibility/residents.ts'
import type { AreaSet, Call, Municipality } from '../programme/programme.ts'
import { leadOf, type CallState } from './call-state.ts'

/** How a municipality stands in a call, from nothing to the end of an agreement. */
type StandInCall =
  | 'not-approached'
  | 'approached'
  | 'interested'
  | 'declined'
  | 'applied'
  | 'not-funded'
  | 'offered'
  | 'offer-declined'
  | 'signed'
  | 'ended'

export interface CallOverviewRow {
  readonly nis: string
  readonly name: string
  readonly region: string
  readonly stand: StandInCall
  /** Why it declined to take part, or its lead declined the offer; null otherwise. */
  readonly reason: TextDigest | null
  /** Lead of the application it takes part in, when it does. */
  readonly appliesWith: string | null
  /** Residents who count; null when no figure is known: that is not zero. */
  readonly residents: number | null
  /** How many residents more it would need to pass alone; 0 when it passes, null when unknown. */
  readonly shortOfThreshold: number | null
  /** All inhabitants, over whom its own share would be spread; null when not known. */
  readonly inhabitants: number | null
}

export interface CallOverviewFacts {
  readonly call: Call
  readonly callState: CallState
  /** Of this call, by applicant. */
  readonly agreements: ReadonlyMap<string, Agreement>
  /** The municipalities on the day the call opens. */
  readonly areaSet: AreaSet
  readonly residents: ResidentsByArea
}

/** Every municipality in a call, by code. */
export const composeCallOverview = (facts: CallOverviewFacts): readonly CallOverviewRow[] =>
  facts.areaSet.municipalities
    .map((municipality) => composeRow(facts, municipality))
    .toSorted((a, b) => (a.nis < b.nis ? -1 : 1))

/**
 * Who does not take part yet and misses the threshold by no more than this many residents: fewest
 * first, then by code.
 */
export const justMissThreshold = (
  rows: readonly CallOverviewRow[],
  within: number,
): readonly CallOverviewRow[] =>
  rows
    .flatMap((row) => {
      const { shortOfThreshold: short, appliesWith } = row
      const misses = short !== null && short > 0 && short <= within && appliesWith === null
      return misses ? [{ row, short }] : []
    })
    .toSorted((a, b) => a.short - b.short)
    .map(({ row }) => row)

const composeRow = (
  { call, callState, agreements, residents }: CallOverviewFacts,
  { nis, name, region, population }: Municipality,
): CallOverviewRow => {
  const { sum, surplus } = assessEligibility(call, [nis], residents)
  const appliesWith = leadOf(callState, nis)
  const agreement = appliesWith === null ? undefined : agreements.get(appliesWith)
  const contact = callState.contacts.get(nis)
  return {
    nis,
    name,
    region,
    stand:
      agreement === undefined
        ? (contact?.stage ?? 'not-approached')
        : standOf(agreement, callState.award !== null),
    reason: (agreement === undefined ? contact?.reason : agreement.declined?.reason) ?? null,
    appliesWith,
    residents: sum,
    // As many as the threshold is not enough: there must be more.
    shortOfThreshold: surplus === null ? null : Math.max(0, 1 - surplus),
    inhabitants: population,
  }
}

const standOf = ({ state }: Agreement, awarded: boolean): StandInCall => {
  if (state === 'applied') return awarded ? 'not-funded' : 'applied'
  return state === 'declined' ? 'offer-declined' : state
}
