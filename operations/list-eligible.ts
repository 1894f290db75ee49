import { areaSetOfCall } from '@peil/domain/area/area-set-on.ts'
import { findMunicipality } from '@peil/domain/area/find-municipality.ts'
import { emptyCall } from '@peil/domain/call/call-state.ts'
import { assessEligibility } from '@peil/domain/eligibility/assess-eligibility.ts'
import { findClusters, type PossibleClusters } from '@peil/domain/eligibility/find-clusters.ts'
import { latestResidents } from '@peil/domain/eligibility/residents.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { findCall } from './find-call.ts'
import { loadResidents } from './load-residents.ts'
import type { Peil } from './open.ts'
import { loadState } from './transact.ts'

interface EligibleRow {
  readonly nis: string
  readonly name: string
  readonly region: string
  /** Null when no figure is known: that is not zero. */
  readonly residents: number | null
  readonly referenceDate: CalendarDate | null
  /** On its own; null when it cannot be said. */
  readonly eligible: boolean | null
  /** Residents above the threshold; zero or less is not enough. */
  readonly surplus: number | null
  /** Lead of the application it takes part in, when it does. */
  readonly appliesWith: string | null
}

export interface EligibleList {
  readonly call: string
  readonly moreThanResidents: number
  readonly rows: readonly EligibleRow[]
}

/** Every municipality at the call's opening: may it apply on its own, and by how much not. */
export const listEligible = async (peil: Peil, callId: string): Promise<Decision<EligibleList>> => {
  const facts = await factsOf(peil, callId)
  if (!facts.ok) return facts
  const { call, areaSet, residents, registered } = facts.value
  const rows = areaSet.municipalities.map(({ nis, name, region }): EligibleRow => {
    const { eligible, surplus } = assessEligibility(call, [nis], residents)
    const figure = residents.get(nis)
    const lead = [...registered].find(([, members]) => members.includes(nis))?.[0]
    return {
      nis,
      name,
      region,
      residents: figure?.residents ?? null,
      referenceDate: figure?.referenceDate ?? null,
      eligible,
      surplus,
      appliesWith: lead ?? null,
    }
  })
  return accept({
    call: callId,
    moreThanResidents: call.eligibility.moreThanResidents,
    rows: rows.toSorted((a, b) => (a.nis < b.nis ? -1 : 1)),
  })
}

/** The sets of municipalities with which this one could apply; a code that is not valid is refused. */
export const listClusters = async (
  peil: Peil,
  callId: string,
  nis: string,
  options: { readonly max: number; readonly connected: boolean },
): Promise<Decision<PossibleClusters>> => {
  const facts = await factsOf(peil, callId)
  if (!facts.ok) return facts
  const municipality = findMunicipality(peil.programme, nis, facts.value.call.opensOn)
  return municipality.ok ? accept(findClusters({ ...facts.value, nis, ...options })) : municipality
}

const factsOf = async (peil: Peil, callId: string) => {
  const call = findCall(peil.programme, callId)
  if (!call.ok) return call
  const areaSet = areaSetOfCall(peil.programme, call.value)
  const state = await loadState(peil)
  const figures = await loadResidents(peil, state)
  if (!figures.ok) return figures
  return accept({
    call: call.value,
    areaSet,
    residents: latestResidents(figures.value, call.value.opensOn),
    registered: (state.calls.get(callId) ?? emptyCall).registered,
  })
}
