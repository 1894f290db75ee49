import type { ComparedParticipant } from '@peil/domain/measurement/comparison.ts'
import type { Action } from '@peil/domain/programme/programme.ts'
import type { Place } from '#lib/place.ts'

/** Where one participant stands among those it is compared with. */
export interface ComparedPlace {
  readonly spot: ComparedParticipant
  /** How many are compared, itself included. */
  readonly n: number
}

/** All compared participants of an action, in all periods, by `<agreement>/<kpi>`. */
export const comparedPlaces = (place: Place, action: Action): ReadonlyMap<string, ComparedPlace> =>
  new Map(
    place.release.comparisons
      .filter((comparison) => comparison.action === action.id)
      .flatMap(({ kpi, result }) =>
        result.kind === 'compared'
          ? result.places.map(
              (spot) => [`${spot.agreement}/${kpi}`, { spot, n: result.places.length }] as const,
            )
          : [],
      ),
  )
