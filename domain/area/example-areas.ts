import type { AreaSet, Municipality, Programme } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

const municipality = (
  nis: string,
  name: string,
  lineage: Partial<Pick<Municipality, 'predecessors' | 'successor'>> = {},
): Municipality => ({
  nis,
  name,
  province: 'Oost-Vlaanderen',
  region: 'Waasland',
  population: 1000,
  populationOn: '2020-01-01' as CalendarDate,
  neighbours: [],
  predecessors: [],
  successor: null,
  tileColumn: Number(nis),
  tileRow: 0,
  ...lineage,
})

const set = (
  id: string,
  validFrom: string,
  validTo: string | null,
  municipalities: readonly Municipality[],
): AreaSet => ({
  id,
  title: { nl: id },
  validFrom: validFrom as CalendarDate,
  validTo: validTo as CalendarDate | null,
  sources: [{ assumption: 'an example for tests' }],
  municipalities,
})

/** Two sets for tests: Antwerpen takes in Borsbeek and keeps its code, three others get a new one. */
export const exampleAreas: Pick<Programme, 'areaSets'> = {
  areaSets: [
    set('old', '2019-01-01', '2024-12-31', [
      municipality('11002', 'Antwerpen'),
      municipality('11007', 'Borsbeek', { successor: '11002' }),
      municipality('11056', 'Zwijndrecht', { successor: '46030' }),
      municipality('24107', 'Tienen'),
      municipality('46003', 'Beveren', { successor: '46030' }),
      municipality('46013', 'Kruibeke', { successor: '46030' }),
    ]),
    set('new', '2025-01-01', null, [
      municipality('11002', 'Antwerpen', { predecessors: ['11002', '11007'] }),
      municipality('24107', 'Tienen'),
      municipality('46030', 'Beveren-Kruibeke-Zwijndrecht', {
        predecessors: ['11056', '46003', '46013'],
      }),
    ]),
  ],
}
