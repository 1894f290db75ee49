import type { statuses } from '@peil/domain/measurement/status.ts'
import type {
  AreaTotals,
  MunicipalityPage,
  Release,
  StatusCounts,
} from '@peil/domain/release/release.ts'
import { cents } from '@peil/domain/values/cents.ts'
import { testAgreement } from './test-agreement.ts'
import { day, moment } from './test-dates.ts'
import { testIndicatorParts } from './test-indicators.ts'
import { testProgramme } from './test-programme.ts'

const noneWith = (some: Partial<Record<(typeof statuses)[number], number>>): StatusCounts => ({
  'not-applicable': 0,
  withdrawn: 0,
  'not-started': 0,
  met: 0,
  missed: 0,
  overdue: 0,
  'below-interim': 0,
  behind: 0,
  'on-course': 0,
  'not-due': 0,
  ...some,
})

const place = (nis: string, name: string, at: number): MunicipalityPage => ({
  nis,
  name,
  province: 'Oost-Vlaanderen',
  region: 'gent',
  population: at === 0 ? null : 1000 + at,
  populationOn: at === 0 ? null : day('2024-01-01'),
  residents:
    at === 0 ? null : { residents: 100, referenceDate: day('2022-01-01'), source: 'invented' },
  neighbours: [],
  predecessors: [],
  tileColumn: at % 20,
  tileRow: Math.floor(at / 20),
  agreements: nis === '44021' ? ['2022/44021'] : [],
})

const names: readonly (readonly [string, string])[] = [
  ['44021', 'Gent'],
  ['71072', 'Hasselt'],
  ['24062', 'Leuven'],
  ['34027', 'Menen'],
  ['24137', 'Mérendrée'],
  ['46021', 'Sint-Niklaas'],
  ['46020', 'Sint-Gillis-Waas'],
]

const total: AreaTotals = {
  period: '1',
  governments: 2,
  agreements: 1,
  budgetCents: cents(240_00),
  incentiveCents: cents(0),
  statuses: noneWith({ met: 1, overdue: 1 }),
}

/** A small invented release; the same every time but for what is given. */
export const testRelease = (some: Partial<Release> = {}): Release => ({
  formatVersion: 1,
  generatorVersion: '0.1.0',
  on: day('2023-12-01'),
  asOf: moment('2023-11-30T10:00:00.000Z'),
  ledgerPosition: 12,
  ledgerHash: 'b'.repeat(64),
  provenance: 'sample',
  previous: null,
  earlier: [],
  programme: testProgramme,
  regions: [{ id: 'gent', name: 'Gent', municipalities: ['44021'], totals: [total] }],
  municipalities: names.map(([nis, name], at) => place(nis, name, at)),
  vanished: [
    {
      nis: '71022',
      name: 'Hasselt',
      successor: '71072',
      successorName: 'Hasselt',
      lastDay: day('2024-12-31'),
    },
    {
      nis: '73009',
      name: 'Borgloon',
      successor: '71072',
      successorName: 'Hasselt',
      lastDay: day('2024-12-31'),
    },
  ],
  agreements: [
    testAgreement,
    {
      ...testAgreement,
      key: '2023/44021',
      call: '2023',
      state: 'applied',
      versions: [],
      kpis: [],
      funding: null,
      people: null,
      replies: [],
    },
  ],
  comparisons: [
    {
      call: '2022',
      period: '1',
      kpi: '5',
      action: '5',
      participants: 2,
      result: {
        kind: 'compared',
        moment: 'final',
        ratio: 1.72,
        betweenVariance: 0,
        rankLevel: 0.9,
        limits: [],
        places: [
          {
            agreement: '2022/44021',
            reach: 86,
            expected: 50,
            ratio: 1.72,
            position: 'within',
            rankLow: 1,
            rankHigh: 1,
          },
        ],
      },
    },
    {
      call: '2022',
      period: '1',
      kpi: '9a',
      action: '9',
      participants: 1,
      result: { kind: 'not-said', reason: 'no-reports' },
    },
  ],
  actions: [
    {
      action: '5',
      period: '1',
      governments: 2,
      agreed: 50,
      realised: 86,
      reported: { n: 1, of: 1 },
      budgetCents: cents(240_00),
      euroPerResult: {
        kind: 'ratio',
        contributionCents: cents(240_00),
        results: 76,
        applicants: 1,
        centsPerResult: cents(316),
        lowCents: null,
        highCents: null,
        level: 0.95,
        unreported: { rows: 0, contributionCents: cents(0) },
      },
      statuses: noneWith({ met: 1 }),
    },
    {
      action: '9',
      period: '1',
      governments: 2,
      agreed: null,
      realised: null,
      reported: { n: 0, of: 1 },
      budgetCents: cents(0),
      euroPerResult: { kind: 'not-said', reason: 'nothing-awarded' },
      statuses: noneWith({ overdue: 1 }),
    },
  ],
  goals: [
    {
      goal: '1',
      period: '1',
      governments: 2,
      budgetCents: cents(240_00),
      statuses: noneWith({ met: 1, overdue: 1 }),
    },
  ],
  totals: [total],
  ...testIndicatorParts,
  boundaries: null,
  ...some,
})
