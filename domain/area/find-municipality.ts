import type { Municipality, Programme } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { accept, refuse, type Decision } from '../values/decision.ts'
import { areaSetOn } from './area-set-on.ts'
import { successorOf } from './successor-of.ts'

const labelled = ({ nis, name }: Municipality): string => `${nis} (${name})`

/** The municipality that bears the code in any set, the first that there is. */
const elsewhere = (
  { areaSets }: Pick<Programme, 'areaSets'>,
  nis: string,
): Municipality | undefined =>
  areaSets.flatMap(({ municipalities }) => municipalities).find((other) => other.nis === nis)

/**
 * The municipality with a code on a date. Refused, with what to write instead: a code that no
 * longer exists (its successor), one that exists only later (its predecessors), and one that never
 * did. `about` of the refusal is `{ nis }`.
 */
export const findMunicipality = (
  programme: Pick<Programme, 'areaSets'>,
  nis: string,
  date: CalendarDate,
): Decision<Municipality> => {
  const set = areaSetOn(programme, date)
  if (set === null) {
    return refuse({
      code: 'no-municipalities-on-date',
      found: date,
      expected: 'a date on which the municipalities of the programme are known',
      whatToDo: `Use a date from ${programme.areaSets[0]?.validFrom ?? ''} to ${programme.areaSets.at(-1)?.validTo ?? 'today'}.`,
      about: { nis },
    })
  }
  const here = set.municipalities.find((municipality) => municipality.nis === nis)
  if (here !== undefined) return accept(here)

  const expected = `the NIS code of a municipality that exists on ${date}`
  const other = elsewhere(programme, nis)
  if (other === undefined) {
    return refuse({
      code: 'unknown-municipality',
      found: nis,
      expected,
      whatToDo: /^\d{5}$/.test(nis)
        ? 'Look the code up in the list of municipalities.'
        : 'Write the NIS code, five digits, and not the name.',
      about: { nis },
    })
  }
  const successor = successorOf(programme, nis, date)
  if (successor !== null) {
    return refuse({
      code: 'municipality-no-longer-exists',
      found: `${labelled(other)}, which became ${labelled(successor)}`,
      expected,
      whatToDo: `Use its successor, ${labelled(successor)}.`,
      about: { nis },
    })
  }
  const before = other.predecessors.map((code) => elsewhere(programme, code) ?? null)
  const names = before.flatMap((municipality) =>
    municipality === null ? [] : [labelled(municipality)],
  )
  return refuse({
    code: 'municipality-does-not-exist-yet',
    found: `${labelled(other)}, which exists only later`,
    expected,
    whatToDo:
      names.length === 0 ? 'Use a later date.' : `Use its predecessors: ${names.join(', ')}.`,
    about: { nis },
  })
}
