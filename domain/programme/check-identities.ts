import type { Finding } from '../values/finding.ts'
import { callsOf, idKinds, matches, placesOfIds, type Draft, type Match } from './draft.ts'
import { fault, shown } from './fault.ts'

/** The places whose value was there before, each with the first place that had it. */
const repeats = (places: readonly Match[]): readonly { again: Match; first: Match }[] => {
  const first = new Map<unknown, Match>()
  return places.flatMap((place) => {
    const earlier = first.get(place.value)
    if (earlier !== undefined) return [{ again: place, first: earlier }]
    first.set(place.value, place)
    return []
  })
}

const placeOf = ({ document, path }: Match) => document.place(path)

const lineOf = (match: Match): string => `${match.document.file} line ${placeOf(match).line ?? 1}`

/** Ids that two things share, and KPIs or actions that a call lists twice. */
export const checkIdentities = (draft: Draft): readonly Finding[] => [
  ...idKinds.flatMap((kind) =>
    repeats(placesOfIds(draft, kind)).map(({ again, first }) =>
      fault(
        placeOf(again),
        'duplicate-id',
        `${shown(again.value)}, which ${lineOf(first)} has too`,
        `an id that no other ${kind} has`,
        'Give one of the two another id, or remove it.',
      ),
    ),
  ),
  ...callsOf(draft).flatMap(({ file }) => [
    ...repeats(matches(draft, file, 'rows/*/kpi')).map(({ again, first }) =>
      fault(
        placeOf(again),
        'duplicate-row',
        `KPI ${shown(again.value)}, which line ${placeOf(first).line ?? 1} has too`,
        'one row per KPI in a call',
        'Remove one of the two rows.',
      ),
    ),
    ...repeats(matches(draft, file, 'notOpen/*/action')).map(({ again, first }) =>
      fault(
        placeOf(again),
        'duplicate-row',
        `action ${shown(again.value)}, which line ${placeOf(first).line ?? 1} has too`,
        'each action once under notOpen',
        'Remove one of the two.',
      ),
    ),
  ]),
]
