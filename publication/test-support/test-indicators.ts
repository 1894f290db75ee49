import type { IndicatorFigures } from '@peil/domain/indicator/figure.ts'
import type { Indicator, Publishing, Theme } from '@peil/domain/programme/programme.ts'
import type { Release } from '@peil/domain/release/release.ts'
import { day } from './test-dates.ts'

const sources = [{ assumption: 'Invented for a test.' }]

export const testThemes: Theme[] = [
  { id: 'language', title: { nl: 'Taal', en: 'Language' }, about: { nl: 'Over taal.' } },
]

/** One that is counted and one that is asked. */
export const testIndicators: Indicator[] = [
  {
    id: 'courses',
    theme: 'language',
    title: { nl: 'Volgt een cursus', en: 'Takes a course' },
    definition: { nl: '=Wie "les" volgt,\nook ’s avonds; of later', en: '@ those who learn' },
    unit: { nl: 'deel van de inwoners', en: 'share of inhabitants' },
    kind: 'proportion',
    numerator: { nl: 'cursisten' },
    denominator: { nl: 'inwoners' },
    collection: 'register',
    direction: 'up',
    periodicity: 'school-year',
    decimals: 1,
    source: { name: { nl: 'Register, taal' }, address: 'https://example.org/register' },
    responsible: 'Agentschap',
    disclosureThreshold: 5,
    limits: { nl: 'Zegt niets over het niveau.', en: 'Says nothing about the level.' },
    breaks: [{ from: day('2022-01-01'), note: { nl: 'Ook online telt.', en: 'Online counts.' } }],
    sources,
  },
  {
    id: 'contacts',
    theme: 'language',
    title: { nl: '+Contacten' },
    definition: { nl: 'Gesprekken per week.' },
    unit: { nl: 'gesprekken' },
    kind: 'mean',
    collection: 'survey',
    direction: 'neither',
    periodicity: 'year',
    decimals: 1,
    source: { name: { nl: 'Bevraging' } },
    responsible: 'Statistiek',
    sources,
  },
  {
    id: 'offer',
    theme: 'language',
    title: { nl: 'Aanbod' },
    definition: { nl: 'Nog geen cijfers.' },
    unit: { nl: 'aanbod' },
    kind: 'offer',
    collection: 'register',
    direction: 'neither',
    periodicity: 'reference-day',
    decimals: 0,
    source: { name: { nl: 'Opgave' } },
    responsible: 'Agentschap',
    sources,
  },
]

const testFigures: readonly IndicatorFigures[] = [
  {
    indicator: 'courses',
    provenance: 'supplied',
    periods: [day('2021-08-31'), day('2022-08-31')],
    municipalities: {
      '44021': [
        { value: 0.1234, numerator: 1234, denominator: 10_000 },
        {
          value: 0.25,
          numerator: 25,
          denominator: 100,
          status: 'provisional',
          revisions: [
            {
              from: 0.2,
              to: 0.25,
              kind: 'correction',
              reason: '=1+1; “fout”',
              on: day('2023-05-01'),
            },
          ],
        },
      ],
      '71072': [
        { value: 0, numerator: 0, denominator: 40, carried: true },
        { value: null, status: 'withheld:fewer-than-5' },
      ],
    },
    regions: {
      gent: [
        { kind: 'benchmark', value: 0.2, numerator: 20, denominator: 100, areas: 1, of: 1 },
        null,
      ],
    },
    provinces: {
      'Oost-Vlaanderen': [
        null,
        { kind: 'benchmark', value: 0.25, numerator: 25, denominator: 100, areas: 1, of: 7 },
      ],
    },
    flanders: [null, { kind: 'supplied', figure: { value: 0.3, status: 'estimated' } }],
  },
  {
    indicator: 'contacts',
    provenance: 'sample',
    periods: [day('2022-12-31')],
    municipalities: {
      '44021': [{ value: 2.5, lower: 2.1, upper: 2.9, n: 120 }],
      '24062': [{ value: -0.5, lower: -0.7, upper: -0.3, n: 100 }],
    },
    regions: {
      gent: [
        {
          kind: 'range',
          lowest: { value: -0.5, areas: [{ nis: '24062', lower: -0.7, upper: -0.3 }] },
          highest: {
            value: 2.5,
            areas: [{ nis: '44021', lower: 2.1, upper: 2.9 }, { nis: '46021' }],
          },
          areas: 3,
          of: 7,
        },
      ],
    },
    provinces: {},
    flanders: [{ kind: 'supplied', figure: { value: 2.2, lower: 2, upper: 2.4, n: 900 } }],
  },
  {
    indicator: 'offer',
    provenance: 'sample',
    periods: [],
    municipalities: {},
    regions: {},
    provinces: {},
    flanders: [],
  },
]

const text = {
  nl: 'Gent is hoger.',
  en: 'Gent is higher.',
  fr: 'Gent est plus haut.',
  de: 'Gent ist höher.',
}

/** What a small release says about its indicators. */
export const testIndicatorParts: Pick<Release, 'indicators' | 'syntheses' | 'similar' | 'changes'> =
  {
    indicators: testFigures,
    syntheses: [
      {
        region: 'gent',
        sentences: [
          {
            rule: 'latest-above',
            indicator: 'courses',
            period: day('2022-08-31'),
            municipalities: ['44021'],
            verdict: 'higher',
            text,
          },
          {
            rule: 'range',
            indicator: 'contacts',
            period: day('2022-12-31'),
            municipalities: [],
            verdict: 'range',
            text,
          },
        ],
      },
    ],
    similar: [
      {
        nis: '44021',
        places: [
          { nis: '24062', distance: 0.75 },
          { nis: '99999', distance: 1.5 },
        ],
      },
    ],
    changes: [
      { kind: 'status', agreement: '2022/44021', kpi: '5', from: 'behind', to: 'met' },
      { kind: 'report', agreement: '2022/44021', kpi: '5', moment: 'final', from: null, to: 86 },
      {
        kind: 'figure',
        indicator: 'courses',
        area: '44021',
        period: day('2022-08-31'),
        from: 0.2,
        to: 0.25,
        revision: 'correction',
        reason: '=1+1; “fout”',
      },
      { kind: 'new-periods', indicator: 'contacts', periods: [day('2022-12-31')] },
      { kind: 'reply', agreement: '2022/44021', kpi: null },
    ],
  }

export const testPublishing: Publishing = {
  publisher: { name: { nl: 'Het Agentschap', en: 'The Agency' }, address: 'https://example.org/' },
  contact: 'data@example.org',
  address: 'https://example.org/peil/',
  licence: { name: { nl: 'Modellicentie' }, address: 'https://example.org/licence' },
  calendar: [
    { on: day('2023-12-01'), title: { nl: 'Eindcijfers', en: 'Final figures' }, certain: true },
    { on: day('2024-06-03'), title: { nl: 'Tussenstand; voorlopig, of later' }, certain: false },
  ],
  sources,
}
