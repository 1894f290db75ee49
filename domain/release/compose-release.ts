import type { TextDigest } from '../agreement/entries.ts'
import { areaSetOn } from '../area/area-set-on.ts'
import type { Boundaries } from '../area/boundaries.ts'
import type { AwardRow } from '../call/entries.ts'
import type { ResidentObservation } from '../eligibility/residents.ts'
import type { LedgerState } from '../fold-ledger.ts'
import { compareParticipants } from '../measurement/compare-participants.ts'
import { paceVariations } from '../measurement/pace-variations.ts'
import { rollUpActions, rollUpArea, rollUpGoals } from '../measurement/roll-up.ts'
import type { AreaSet, Programme } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Instant } from '../values/instant.ts'
import { composeAgreement, municipalitiesByCode } from './compose-agreement.ts'
import { composeMunicipalities, composeVanished } from './compose-municipalities.ts'
import { composeRegions } from './compose-regions.ts'
import type { AgreementPage, EarlierRelease, PreviousRelease, Release } from './release.ts'

export interface ReleaseFacts {
  readonly programme: Programme
  readonly state: LedgerState
  readonly residents: readonly ResidentObservation[]
  readonly texts: ReadonlyMap<TextDigest, string>
  /** What the indicators say on that day. */
  readonly figures: Pick<Release, 'indicators' | 'syntheses' | 'similar'>
  readonly boundaries: Boundaries | null
  readonly on: CalendarDate
}

/**
 * Every application of every call on a day, by call (in order of opening) and applicant. Throws
 * when the programme knows no municipalities for the day a call opened: the check refuses that.
 */
export const composeAgreements = ({
  programme,
  state,
  texts,
  on,
}: Pick<ReleaseFacts, 'programme' | 'state' | 'texts' | 'on'>): readonly AgreementPage[] => {
  const all = [...state.agreements.values()]
  const paces = paceVariations(programme, all, on)
  return programme.calls.flatMap((call) => {
    const period = programme.periods.find(({ id }) => id === call.period)
    if (period === undefined) throw new Error(`call ${call.id}: no period ${call.period}`)
    const context = {
      programme,
      call,
      period,
      awards: awardsOf(state, call.id),
      municipalities: municipalitiesByCode(areaSetOrThrow(programme, call.opensOn)),
      texts,
      paceVariations: paces.get(call.id) ?? new Map<string, number>(),
      on,
    }
    return all
      .filter((agreement) => agreement.call === call.id)
      .sort((a, b) => (a.applicant < b.applicant ? -1 : 1))
      .map((agreement) => composeAgreement(context, agreement))
  })
}

const awardsOf = (
  { calls }: LedgerState,
  call: string,
): ReadonlyMap<string, readonly AwardRow[]> | null => {
  const award = calls.get(call)?.award ?? null
  return award === null ? null : Map.groupBy(award.rows, ({ applicant }) => applicant)
}

/** The whole release: a pure function of programme, ledger prefix, figures and day. */
export const composeRelease = (
  facts: ReleaseFacts,
  frame: {
    readonly asOf: Instant
    readonly ledgerPosition: number
    readonly ledgerHash: string
    readonly generatorVersion: string
    readonly previous: PreviousRelease | null
    readonly earlier: readonly EarlierRelease[]
  },
): Release => {
  const { programme, state, on } = facts
  const agreements = composeAgreements(facts)
  const set = areaSetOrThrow(programme, on)
  const { areaSets, ...definition } = programme
  const vanished = composeVanished(areaSets, set)
  return {
    formatVersion: 1,
    ...frame,
    on,
    provenance: provenanceOf(state),
    programme: definition,
    regions: composeRegions(programme, set, agreements),
    municipalities: composeMunicipalities(set, vanished, facts.residents, agreements, on),
    vanished,
    agreements,
    actions: rollUpActions(programme, agreements),
    comparisons: compareParticipants(programme, agreements),
    goals: rollUpGoals(programme, agreements),
    totals: rollUpArea(programme, agreements),
    indicators: facts.figures.indicators,
    syntheses: facts.figures.syntheses,
    similar: facts.figures.similar,
    boundaries: facts.boundaries,
    changes: null,
  }
}

/** One invented dataset makes all of it a sample: nobody can tell the parts apart afterwards. */
const provenanceOf = ({ programme, datasets, figures }: LedgerState): 'sample' | 'supplied' =>
  [programme, ...datasets, ...figures].some((one) => one?.provenance === 'sample')
    ? 'sample'
    : 'supplied'

const areaSetOrThrow = (programme: Programme, on: CalendarDate): AreaSet => {
  const set = areaSetOn(programme, on)
  if (set === null) throw new Error(`no municipalities are known for ${on}`)
  return set
}
