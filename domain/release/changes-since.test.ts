import { describe, expect, test } from 'vitest'
import type { Figure, IndicatorFigures } from '../indicator/figure.ts'
import { changesSince } from './changes-since.ts'
import { parseReleaseBefore, type ReleaseBefore } from './release-before.ts'
import type { AgreementPage, Release, Reply, ReportPage } from './release.ts'
import { agreementPage, kpiPage } from './test-pages.ts'
import { day } from './test-programme.ts'

const figures = (
  rows: Readonly<Record<string, readonly (Figure | null)[]>>,
  flanders: IndicatorFigures['flanders'] = [null],
  ...periods: readonly string[]
): IndicatorFigures => ({
  indicator: 'work',
  provenance: 'supplied',
  periods: ['2023-12-31', ...periods].map(day),
  municipalities: rows,
  regions: {},
  provinces: {},
  flanders,
})
const release = (agreements: readonly AgreementPage[], ...indicators: IndicatorFigures[]) => ({
  agreements,
  indicators,
})
const earlier = (of: Pick<Release, 'agreements' | 'indicators'>): ReleaseBefore => {
  const read = parseReleaseBefore(JSON.parse(JSON.stringify({ on: '2024-01-01', ...of })))
  if (read === null) throw new Error('not read')
  return read
}
const report = (moment: 'interim' | 'final', reach: number, replaced = false): ReportPage => ({
  moment,
  referenceDay: day('2023-03-31'),
  dueDay: day('2023-04-15'),
  receivedOn: day('2023-04-01'),
  late: false,
  reach,
  sharedWith: [],
  hasReason: false,
  replaced,
})
const agreed = (more: Parameters<typeof kpiPage>[2] = {}, of: Partial<AgreementPage> = {}) => ({
  ...agreementPage('1', ['10004'], [kpiPage('5', 100, more)]),
  ...of,
})

describe('changesSince', () => {
  test('the same release has no changes', () => {
    const same = release([agreed()], figures({ '10004': [{ value: 1 }] }))
    expect(changesSince(earlier(same), same)).toEqual([])
  })

  test('a new agreement and a new state', () => {
    const now = release([agreed()])
    expect(changesSince(earlier(release([])), now)).toEqual([
      { kind: 'agreement', agreement: '2022/10004', from: null, to: 'signed' },
    ])
    const offered = release([agreed({}, { state: 'offered' })])
    expect(changesSince(earlier(offered), now)).toMatchObject([{ from: 'offered', to: 'signed' }])
  })

  test('a status, and a report that came in or was replaced', () => {
    const before = agreed({ status: 'not-started' as never, reports: [report('interim', 10)] })
    const now = agreed({
      status: 'met',
      reports: [report('interim', 10, true), report('interim', 12), report('final', 120)],
    })
    const change = { agreement: '2022/10004', kpi: '5' }
    expect(changesSince(earlier(release([before])), release([now]))).toEqual([
      { kind: 'report', ...change, moment: 'interim', from: 10, to: 12 },
      { kind: 'report', ...change, moment: 'final', from: null, to: 120 },
      { kind: 'status', ...change, from: 'not-started', to: 'met' },
    ])
  })

  test('a target, with the reason of the amendment that changed it', () => {
    const amended = agreed(
      { target: 80 },
      {
        versions: [
          {
            version: 2,
            on: day('2023-05-01'),
            kind: 'amendment',
            reason: 'Minder leiding.',
            contributionCents: 0 as never,
            changes: [
              {
                kpi: '5',
                fromTarget: 100,
                toTarget: 80,
                fromCents: 0 as never,
                toCents: 0 as never,
              },
            ],
          },
        ],
      },
    )
    expect(changesSince(earlier(release([agreed()])), release([amended]))).toEqual([
      {
        kind: 'target',
        agreement: '2022/10004',
        kpi: '5',
        from: 100,
        to: 80,
        reason: 'Minder leiding.',
      },
    ])
  })

  test('a reply is new once, also when its text is gone', () => {
    const reply: Reply = { kpi: null, on: day('2023-06-01'), text: 'Wij …', language: 'nl' }
    const with1 = release([agreed({}, { replies: [reply] })])
    const with2 = release([agreed({}, { replies: [{ ...reply, text: null }, reply] })])
    const change = { kind: 'reply', agreement: '2022/10004', kpi: null }
    expect(changesSince(earlier(release([agreed()])), with1)).toEqual([change])
    expect(changesSince(earlier(with1), with2)).toEqual([change])
  })

  test('new periods, and figures that read otherwise', () => {
    const reason = {
      kind: 'correction',
      reason: 'Verkeerd geteld.',
      on: day('2024-05-01'),
    } as const
    const before = release(
      [],
      figures({ a: [{ value: 1 }], b: [{ value: 2 }], c: [{ value: 3 }], d: [null] }, [
        { kind: 'supplied', figure: { value: 9 } },
      ]),
    )
    const now = release(
      [],
      figures(
        {
          a: [{ value: 4, revisions: [{ from: 1, to: 4, ...reason }] }, null],
          b: [{ value: null, status: 'withheld:fewer-than-5' }, null],
          c: [{ value: 5, carried: true }, null],
          d: [{ value: 6 }, { value: 7 }],
        },
        [{ kind: 'supplied', figure: { value: 8 } }, null],
        '2024-12-31',
      ),
    )
    const place = { kind: 'figure', indicator: 'work', period: '2023-12-31' }
    expect(changesSince(earlier(before), now)).toEqual([
      { kind: 'new-periods', indicator: 'work', periods: ['2024-12-31'] },
      { ...place, area: 'a', from: 1, to: 4, revision: 'correction', reason: 'Verkeerd geteld.' },
      { ...place, area: 'b', from: 2, to: null, revision: null, reason: null },
      { ...place, area: 'd', from: null, to: 6, revision: null, reason: null },
      { ...place, area: '02000', from: 9, to: 8, revision: null, reason: null },
    ])
  })
})

describe('parseReleaseBefore', () => {
  test('a release made before there were indicators and replies is read', () => {
    const { replies, ...old } = agreed()
    expect(replies).toEqual([])
    const read = parseReleaseBefore({ on: '2024-01-01', agreements: [old] })
    expect(read).toMatchObject({ indicators: [], agreements: [{ replies: [] }] })
  })

  test('anything else is no release', () => {
    expect(parseReleaseBefore({ agreements: 3 })).toBeNull()
    expect(parseReleaseBefore(null)).toBeNull()
  })
})
