import { findMunicipality } from '../area/find-municipality.ts'
import type { Programme } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { accept, refuse, type Decision } from '../values/decision.ts'
import type { Grant } from './role.ts'

/** Whether a role can be given: in a municipality that there is today, for an action that there is. */
export const checkGrant = (
  programme: Pick<Programme, 'areaSets' | 'actions'>,
  grant: Grant,
  today: CalendarDate,
): Decision<null> => {
  if ('municipality' in grant) {
    const found = findMunicipality(programme, grant.municipality, today)
    if (!found.ok) return found
  }
  if ('action' in grant && !programme.actions.some(({ id }) => id === grant.action))
    return refuse({
      code: 'unknown-action',
      found: grant.action,
      expected: `one of ${programme.actions.map(({ id }) => id).join(', ')}`,
      whatToDo: 'choose an action of the programme',
    })
  return accept(null)
}
