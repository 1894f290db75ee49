import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyLedger, foldLedger } from './fold-ledger.ts'
import type { NewEntry, RecordedEntry } from './recorded-entry.ts'
import { amend, apply, award, decline, report, sign } from './release/test-commands.ts'
import { applied, noon, playOut, record, reported, type Step } from './release/test-ledger.ts'
import type { CalendarDate } from './values/calendar-date.ts'
import { accept } from './values/decision.ts'

const adopted: NewEntry = {
  stream: 'programme',
  parties: [],
  type: 'programme-adopted',
  data: { programme: 'test-programme', hash: '0'.repeat(64), provenance: 'supplied' },
}
const dataset = (name: string): NewEntry => ({
  stream: 'figures',
  parties: [],
  type: 'dataset-recorded',
  data: {
    dataset: name,
    indicator: 'residents',
    rows: 300,
    periods: ['2021-01-01'],
    fileName: `${name}.csv`,
    provenance: 'supplied',
  },
})
const figures = (name: string): NewEntry => ({
  stream: 'figures',
  parties: [],
  type: 'figures-recorded',
  data: {
    dataset: name,
    rows: 300,
    indicators: ['households'],
    periods: ['2021-12-31' as CalendarDate],
    fileName: `${name}.csv`,
    provenance: 'supplied',
    kind: 'new',
    reason: null,
  },
})
const take =
  (...entries: readonly NewEntry[]): Step[1] =>
  () =>
    accept(entries)

const { entries } = playOut([
  ['2022-01-01', take(adopted)],
  ['2022-02-01', take(dataset('a'))],
  ['2022-05-01', apply('2022', ['10001'], [applied('5', 100, 1)])],
  ['2022-05-02', apply('2022', ['10002', '10003'], [applied('5', 50, 1), applied('2', 1, 2)])],
  ['2022-05-03', apply('2022', ['10004'], [applied('9a', 50, 1)])],
  ['2022-05-04', apply('2022', ['10001'], [applied('5', 120, 1)])],
  ['2022-08-01', award('2022', 100_000)],
  ['2022-09-01', sign('2022', '10001')],
  ['2022-09-02', decline('2022', '10004')],
  ['2022-09-03', sign('2022', '10002')],
  ['2022-11-01', take(dataset('b'))],
  ['2022-11-02', take(figures('c'))],
  ['2022-11-03', take(figures('d'))],
  ['2023-01-10', amend('2022', '10001', { kpi: '5', awardedReach: 90 })],
  ['2023-03-01', apply('2023', ['10001'], [applied('5', 70, 1)])],
  ['2023-04-10', report('2022', '10001', 'interim', reported('5', 40))],
  ['2023-04-11', report('2022', '10002', 'interim', reported('5', 30), reported('2', 0))],
  ['2023-10-10', report('2022', '10001', 'final', reported('5', 99))],
])

describe('foldLedger', () => {
  test('nothing yet', () => {
    expect(foldLedger([])).toEqual(emptyLedger)
    expect(emptyLedger).toMatchObject({ programme: null, position: 0, recordedAt: null })
  })

  test('what all entries together say', () => {
    const state = foldLedger(entries)
    expect(state.programme).toEqual(adopted.data)
    expect(state.datasets.map((one) => one.dataset)).toEqual(['a', 'b'])
    expect(state.figures).toMatchObject([
      { dataset: 'c', recordedAt: noon('2022-11-02') },
      { dataset: 'd', recordedAt: noon('2022-11-03') },
    ])
    expect([...state.calls.keys()]).toEqual(['2022', '2023'])
    expect([...state.agreements.keys()]).toEqual([
      'agreement/2022/10001',
      'agreement/2022/10002',
      'agreement/2022/10004',
      'agreement/2023/10001',
    ])
    expect(state.position).toBe(entries.length)
    expect(state.recordedAt).toBe(noon('2023-10-10'))
    expect(Object.fromEntries(state.streamPositions)).toEqual({
      programme: 1,
      figures: 4,
      'call/2022': 6, // three registered, one award, one declined, one amended
      'call/2023': 1,
      'agreement/2022/10001': 7,
      'agreement/2022/10002': 4,
      'agreement/2022/10004': 3,
      'agreement/2023/10001': 1,
    })
  })

  test('the programme that was adopted last', () => {
    const again: NewEntry = {
      ...adopted,
      data: { programme: 'test-programme', hash: 'f'.repeat(64), provenance: 'supplied' },
    }
    const more = record(entries, [again], noon('2024-01-01'))
    expect(foldLedger(more).programme?.hash).toBe('f'.repeat(64))
  })

  test('as it stood on a day is a prefix', () => {
    const then = entries.filter(({ recordedAt }) => recordedAt < noon('2022-09-02'))
    const { agreements } = foldLedger(then)
    expect([...agreements.values()].map(({ applicant, state }) => [applicant, state])).toEqual([
      ['10001', 'signed'],
      ['10002', 'offered'],
      ['10004', 'offered'],
    ])
  })

  test('a prefix and then the rest give what all of it gives; the prefix stays as it was', () => {
    for (let cut = 0; cut <= entries.length; cut += 1) {
      const prefix = foldLedger(entries.slice(0, cut))
      const copy = foldLedger(entries.slice(0, cut))
      expect(foldLedger(entries.slice(cut), prefix)).toEqual(foldLedger(entries))
      expect(prefix).toEqual(copy)
    }
  })

  test('streams in any order among each other give the same agreements and calls', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (choices) => {
        const mixed = foldLedger(interleave(entries, choices))
        const { agreements, calls, datasets, figures, programme, streamPositions } =
          foldLedger(entries)
        expect(Object.fromEntries(mixed.agreements)).toEqual(Object.fromEntries(agreements))
        expect(Object.fromEntries(mixed.calls)).toEqual(Object.fromEntries(calls))
        expect(mixed.datasets).toEqual(datasets)
        expect(mixed.figures).toEqual(figures)
        expect(mixed.programme).toEqual(programme)
        expect(Object.fromEntries(mixed.streamPositions)).toEqual(
          Object.fromEntries(streamPositions),
        )
      }),
      { seed: 20211026, numRuns: 200 },
    ))
})

/** Takes the next entry of one stream after the other, as the choices say. */
const interleave = (
  ordered: readonly RecordedEntry[],
  choices: readonly number[],
): readonly RecordedEntry[] => {
  const waiting = [...Map.groupBy(ordered, ({ stream }) => stream).values()]
  const mixed: RecordedEntry[] = []
  for (let turn = 0; mixed.length < ordered.length; turn += 1) {
    const open = waiting.filter((own) => own.length > 0)
    const next = open[(choices[turn % choices.length] ?? 0) % open.length]?.shift()
    if (next !== undefined) mixed.push({ ...next, position: mixed.length + 1 })
  }
  return mixed
}
