import type { Municipality } from '../programme/programme.ts'
import { parseCalendarDate, type CalendarDate } from '../values/calendar-date.ts'
import type { ResidentsByArea } from './residents.ts'

/** Building blocks for the tests of this folder. The figures are invented. */
export const day = (text: string): CalendarDate => {
  const date = parseCalendarDate(text)
  if (date === null) throw new RangeError(`not a day: ${text}`)
  return date
}

export const municipality = (
  nis: string,
  name: string,
  region: string,
  more: Partial<Municipality> = {},
): Municipality => ({
  nis,
  name,
  region,
  province: 'Vlaams-Brabant',
  population: null,
  populationOn: null,
  neighbours: [],
  predecessors: [],
  successor: null,
  tileColumn: 0,
  tileRow: 0,
  ...more,
})

export const residentsOf = (figures: Readonly<Record<string, number>>): ResidentsByArea =>
  new Map(
    Object.entries(figures).map(([nis, residents]) => [
      nis,
      { residents, referenceDate: day('2021-01-01'), source: 'invented' },
    ]),
  )

export const moreThan = (moreThanResidents: number) => ({ eligibility: { moreThanResidents } })
