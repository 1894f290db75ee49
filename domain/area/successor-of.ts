import type { Municipality, Programme } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { areaSetOn } from './area-set-on.ts'

/**
 * What the municipality with this code is on a date: itself while its code exists, the municipality
 * it has become after that, through as many mergers as there were. Null when the code was never
 * given, is only given later, or no set covers the date.
 */
export const successorOf = (
  programme: Pick<Programme, 'areaSets'>,
  nis: string,
  date: CalendarDate,
): Municipality | null => {
  const wanted = areaSetOn(programme, date)
  if (wanted === null) return null
  let code = nis
  let known = false
  for (const set of programme.areaSets) {
    if (set.validFrom > wanted.validFrom) break
    const municipality = set.municipalities.find((candidate) => candidate.nis === code)
    if (municipality === undefined) continue
    if (set === wanted) return municipality
    known = true
    code = municipality.successor ?? municipality.nis
  }
  // A known code always leads somewhere: parsing a programme refuses a lineage that breaks off.
  if (known) throw new Error(`municipality ${nis} is lost on its way to ${wanted.id}`)
  return null
}
