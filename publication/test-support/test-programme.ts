import type { Source } from '@peil/domain/programme/programme.ts'
import type { Release } from '@peil/domain/release/release.ts'
import { day } from './test-dates.ts'
import { testIndicators, testThemes } from './test-indicators.ts'

const sources: Source[] = [{ assumption: 'Invented for a test.' }]

export const testProgramme: Release['programme'] = {
  id: 'test-programme',
  title: { nl: 'Testprogramma' },
  summary: { nl: 'Verzonnen.' },
  government: { nl: 'Niemand' },
  record: { title: { nl: 'Verslag' }, date: day('2021-10-26'), publisher: 'Niemand', lines: 3 },
  sources,
  publications: [],
  periods: [],
  goals: [{ id: '1', title: { nl: 'Doel' }, aim: { nl: 'Meer' }, sources }],
  units: [
    { id: 'kans', singular: { nl: 'kans' }, plural: { nl: 'kansen' }, people: true },
    { id: 'plan', singular: { nl: 'plan' }, plural: { nl: 'plannen' }, people: false },
  ],
  groups: [],
  actions: ['5', '9'].map((id) => ({
    id,
    goal: '1',
    title: { nl: `Actie ${id}` },
    whatIsDone: { nl: 'Iets.' },
    groups: [],
    fundedBy: { kind: 'call' },
    roles: { liaison: { nl: 'Een' }, mentorCities: { nl: 'Twee' }, sources },
    ministers: [],
    optional: true,
    sources,
  })),
  kpis: [
    { id: '5', action: '5', title: { nl: 'Kansen' }, kind: 'flow', unit: 'kans', sources },
    { id: '9a', action: '9', title: { nl: 'Mensen' }, kind: 'stock', unit: 'kans', sources },
    { id: '9b', action: '9', title: { nl: 'Plannen' }, kind: 'plan', unit: 'plan', sources },
  ],
  targets: [],
  announced: [],
  contradictions: [],
  calls: [],
  themes: testThemes,
  indicators: testIndicators,
  similarity: null,
  postcodes: {
    form: '9999',
    sources,
    places: [{ postcode: '9000', place: 'Gent', municipality: '44021' }],
  },
  publishing: null,
  hash: 'a'.repeat(64),
}
