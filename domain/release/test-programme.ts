import type { Action, Call, Goal, Kpi, Municipality, Period } from '../programme/programme.ts'
import type { AreaSet, Programme, Unit } from '../programme/programme.ts'
import { parseCalendarDate, type CalendarDate } from '../values/calendar-date.ts'
import { cents, type Cents } from '../values/cents.ts'

/**
 * A small invented programme for tests: one action per kind of KPI, two calls, and municipalities
 * that merge twice.
 */
export const day = (text: string): CalendarDate => {
  const date = parseCalendarDate(text)
  if (date === null) throw new RangeError(`not a day: ${text}`)
  return date
}

export const euro = (amount: number): Cents => cents(amount * 100)

const sources = [{ assumption: 'invented for a test' }]
const text = (nl: string) => ({ nl })

const period = (id: string, firstDay: string, lastDay: string): Period => ({
  id,
  title: text(`Periode ${id}`),
  firstDay: day(firstDay),
  lastDay: day(lastDay),
  sources,
})

export const firstPeriod = period('1', '2022-10-01', '2023-09-30')
/** Holds 29 February 2024. */
export const leapPeriod = period('2', '2023-10-01', '2024-09-30')

const goal = (id: string): Goal => ({ id, title: text(id), aim: text(id), sources })

const action = (id: string, ofGoal: string): Action => ({
  id,
  goal: ofGoal,
  title: text(`Actie ${id}`),
  whatIsDone: text('Iets.'),
  groups: [],
  fundedBy: { kind: 'call' },
  roles: { liaison: text('Iemand'), mentorCities: text('Een of twee'), sources },
  ministers: [],
  optional: false,
  sources,
})

const unit = (id: string, people: boolean): Unit => ({
  id,
  singular: text(id),
  plural: text(id),
  people,
})

const kpi = (id: string, ofAction: string, kind: Kpi['kind'], inUnit: string): Kpi => ({
  id,
  action: ofAction,
  title: text(`KPI ${id}`),
  kind,
  unit: inUnit,
  sources,
})

export const call = (id: string, ofPeriod: string, year: number): Call => ({
  id,
  title: text(`Oproep ${id}`),
  period: ofPeriod,
  opensOn: day(`${year}-03-01`),
  closesOn: day(`${year}-07-01`),
  windowSources: sources,
  eligibility: { moreThanResidents: 7500, population: text('Inwoners'), sources },
  cluster: {
    withinReferenceRegion: true,
    clustersPerMunicipality: 1,
    leadIsPaidAndRepays: true,
    incentiveEuro: euro(10_000),
    sources,
  },
  coFinancing: { flemishPercent: 50, staffCounts: true, sources },
  reporting: {
    interim: { referenceDay: day(`${year + 1}-03-31`), dueDay: day(`${year + 1}-04-15`) },
    final: { referenceDay: day(`${year + 1}-09-30`), dueDay: day(`${year + 1}-10-15`) },
    interimPercent: 25,
    sources,
  },
  payment: { advancePercent: 80, balancePercent: 20, sources },
  award: { policy: 'priority-rounds', text: text('Rondes.'), sources },
  rows: [
    { kpi: '2', unitPriceEuro: euro(25_000), maximumReach: 1 },
    { kpi: '5', unitPriceEuro: euro(60), maximumReach: 2250 },
    { kpi: '9a', unitPriceEuro: euro(650), maximumReach: 150 },
    { kpi: '9b', unitPriceEuro: euro(650), maximumReach: 38 },
    { kpi: '22', unitPriceEuro: euro(5_800), maximumReach: 4 },
    { kpi: '24a', unitPriceEuro: euro(210), maximumReach: 150 },
    { kpi: '24b', unitPriceEuro: euro(210), maximumReach: 30 },
  ],
  rowSources: sources,
  notOpen: [],
})

const municipality = (
  nis: string,
  name: string,
  region: string,
  more: Partial<Municipality> = {},
): Municipality => ({
  nis,
  name,
  province: 'Antwerpen',
  region,
  population: 20_000,
  populationOn: day('2020-01-01'),
  neighbours: [],
  predecessors: [],
  successor: null,
  tileColumn: 0,
  tileRow: 0,
  ...more,
})

const areaSet = (
  id: string,
  validFrom: string,
  validTo: string | null,
  municipalities: readonly Municipality[],
): AreaSet => ({
  id,
  title: text(id),
  validFrom: day(validFrom),
  validTo: validTo === null ? null : day(validTo),
  sources,
  municipalities,
})

/** Beek and Coda become Bekoda; Dal takes in Esse and keeps its code; later Bekoda joins Adem. */
const areaSets: readonly AreaSet[] = [
  areaSet('first', '2019-01-01', '2024-12-31', [
    municipality('10001', 'Adem', 'Regio Noord'),
    municipality('10002', 'Beek', 'Regio Noord', { successor: '20001' }),
    municipality('10003', 'Coda', 'Regio Noord', { successor: '20001' }),
    municipality('10004', 'Dal', 'Regio Zuid'),
    municipality('10005', 'Esse', 'Regio Zuid', { successor: '10004' }),
  ]),
  areaSet('second', '2025-01-01', '2027-12-31', [
    municipality('10001', 'Adem', 'Regio Noord', { successor: '30001' }),
    municipality('10004', 'Dal', 'Regio Oost', { predecessors: ['10004', '10005'] }),
    municipality('20001', 'Bekoda', 'Regio Noord', {
      predecessors: ['10002', '10003'],
      successor: '30001',
    }),
  ]),
  areaSet('third', '2028-01-01', null, [
    municipality('10004', 'Dal', 'Regio Oost'),
    municipality('30001', 'Groot-Adem', 'Regio Noord', { predecessors: ['10001', '20001'] }),
  ]),
]
export const testProgramme: Programme = {
  id: 'test-programme',
  title: text('Proefprogramma'),
  summary: text('Voor tests.'),
  government: text('Niemand'),
  record: {
    title: text('Verslag'),
    date: day('2021-10-26'),
    publisher: 'Niemand',
    lines: 10,
  },
  sources,
  publications: [],
  periods: [firstPeriod, leapPeriod],
  goals: [goal('safe'), goal('together')],
  units: [unit('plan', false), unit('opportunity', true), unit('club', false), unit('hour', false)],
  groups: [],
  actions: [
    action('2', 'safe'),
    action('5', 'together'),
    action('9', 'together'),
    action('22', 'together'),
    action('24', 'together'),
  ],
  kpis: [
    kpi('2', '2', 'plan', 'plan'),
    kpi('5', '5', 'flow', 'opportunity'),
    kpi('9a', '9', 'flow', 'opportunity'),
    kpi('9b', '9', 'flow', 'opportunity'),
    kpi('22', '22', 'stock', 'club'),
    kpi('24a', '24', 'flow', 'opportunity'),
    kpi('24b', '24', 'flow', 'hour'),
  ],
  targets: [],
  announced: [],
  contradictions: [],
  calls: [call('2022', '1', 2022), call('2023', '2', 2023)],
  areaSets,
  themes: [],
  indicators: [],
  similarity: null,
  postcodes: null,
  publishing: null,
  hash: '0'.repeat(64),
}
