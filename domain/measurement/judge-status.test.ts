import { describe, expect, test } from 'vitest'
import { call, day, firstPeriod, leapPeriod } from '../release/test-programme.ts'
import { judgedMoment, judgeStatus, type Judged } from './judge-status.ts'

const { reporting } = call('2022', '1', 2022)

/** A flow of 100 on top of nothing in the first period, signed, without reports. */
const judged: Judged = {
  kind: 'flow',
  terms: { currentReach: 0, awardedReach: 100 },
  endedOn: null,
  reach: {},
  period: firstPeriod,
  reporting,
}
const statusOn = (on: string, change: Partial<Judged> = {}) =>
  judgeStatus({ ...judged, ...change }, day(on))

describe('without reports', () => {
  test('[C48] in no signed agreement, or nothing awarded: not applicable, on every day', () => {
    for (const on of ['2022-09-30', '2023-04-16', '2023-10-16']) {
      expect(statusOn(on, { terms: null })).toBe('not-applicable')
      expect(statusOn(on, { terms: { currentReach: 9, awardedReach: 0 } })).toBe('not-applicable')
      expect(statusOn(on, { terms: null, endedOn: day('2022-11-01') })).toBe('not-applicable')
    }
    expect(statusOn('2023-01-01', { terms: { currentReach: 0, awardedReach: 1 } })).toBe('not-due')
  })

  test.each([
    ['2022-09-30', 'not-started'],
    ['2022-10-01', 'not-due'],
    ['2023-03-31', 'not-due'],
    ['2023-04-15', 'not-due'], // the due day itself is in time
    ['2023-04-16', 'overdue'],
    ['2023-09-30', 'overdue'],
    ['2023-10-15', 'overdue'],
    ['2023-10-16', 'overdue'],
  ])('[C48] on %s: %s', (on, status) => {
    expect(statusOn(on)).toBe(status)
  })

  test('withdrawn from the day it ends; an end in the future has not happened yet', () => {
    const endedOn = day('2023-02-01')
    expect(statusOn('2023-01-31', { endedOn })).toBe('not-due')
    expect(statusOn('2023-02-01', { endedOn })).toBe('withdrawn')
    expect(statusOn('2023-10-16', { endedOn })).toBe('withdrawn')
    expect(statusOn('2023-10-16', { endedOn, reach: { final: 100 } })).toBe('withdrawn')
    expect(statusOn('2022-09-30', { endedOn: day('2022-09-01') })).toBe('withdrawn')
    expect(statusOn('2023-10-16', { endedOn: day('2024-01-01') })).toBe('overdue')
  })
})

describe('with an interim report', () => {
  const at = (reach: number, on = '2023-03-31', change: Partial<Judged> = {}) =>
    statusOn(on, { reach: { interim: reach }, ...change })

  test('[C48] below a quarter of the target: reach × 4 < target', () => {
    expect(at(24)).toBe('below-interim')
    expect(at(25)).toBe('behind') // exactly a quarter is not below it
    expect(at(0)).toBe('below-interim')
    const terms = { currentReach: 1, awardedReach: 100 } // 25.25
    expect(at(25, '2023-03-31', { terms })).toBe('below-interim')
    expect(at(26, '2023-03-31', { terms })).toBe('behind')
  })

  test('the share is that of the call', () => {
    const half = { reporting: { ...reporting, interimPercent: 50 } }
    const stock = { kind: 'stock' as const, terms: { currentReach: 0, awardedReach: 100 } }
    expect(at(49, '2023-03-31', { ...half, ...stock })).toBe('below-interim')
    expect(at(50, '2023-03-31', { ...half, ...stock })).toBe('on-course')
    expect(at(0, '2023-03-31', { reporting: { ...reporting, interimPercent: 0 } })).toBe('behind')
  })

  test('[C48] a flow of 100 should be at 49.86 after 182 of 365 days', () => {
    expect(at(49)).toBe('behind')
    expect(at(50)).toBe('on-course')
  })

  test('[C48] exactly what is expected is on course, by exact fractions', () => {
    const terms = { currentReach: 0, awardedReach: 365 }
    expect(at(181, '2023-03-31', { terms })).toBe('behind')
    expect(at(182, '2023-03-31', { terms })).toBe('on-course')
    const leap = { terms: { currentReach: 0, awardedReach: 2 }, period: leapPeriod }
    const due = call('2023', '2', 2023).reporting
    expect(at(1, '2024-03-31', { ...leap, reporting: due })).toBe('on-course') // 183/366 × 2
  })

  test('[C48] exact where doubles are not', () => {
    const target = 4 * 2_251_799_813_685_247 // ×100 is far beyond what a double holds
    const terms = { currentReach: 0, awardedReach: target }
    expect(at(target / 4 - 1, '2023-03-31', { terms })).toBe('below-interim')
    expect(at(target / 4, '2023-03-31', { terms })).toBe('behind')
  })

  test('a stock begins at what was there', () => {
    const stock = { kind: 'stock' as const, terms: { currentReach: 100, awardedReach: 365 } }
    expect(at(116, '2023-03-31', stock)).toBe('below-interim') // 116 × 4 < 465
    expect(at(281, '2023-03-31', stock)).toBe('behind')
    expect(at(282, '2023-03-31', stock)).toBe('on-course')
  })

  test('[C48] a plan is never below a quarter, and on course while nothing more is expected', () => {
    const plan = { kind: 'plan' as const, terms: { currentReach: 0, awardedReach: 1 } }
    expect(at(0, '2023-03-31', plan)).toBe('on-course')
    expect(at(0, '2023-10-15', plan)).toBe('on-course')
    const two = { kind: 'plan' as const, terms: { currentReach: 2, awardedReach: 6 } }
    expect(at(1, '2023-03-31', two)).toBe('behind') // lost one that was there
    expect(at(2, '2023-03-31', two)).toBe('on-course')
  })

  test('counts from its reference day on, and is judged there, not on the day of asking', () => {
    expect(at(50, '2023-03-30')).toBe('not-due')
    expect(at(50, '2023-03-31')).toBe('on-course')
    expect(at(50, '2023-04-16')).toBe('on-course')
    expect(at(50, '2023-09-30')).toBe('on-course') // 100 would be expected today
    expect(at(50, '2023-10-15')).toBe('on-course')
    expect(at(50, '2023-10-16')).toBe('overdue')
  })
})

describe('with a final report', () => {
  const at = (reach: number, on = '2023-09-30') => statusOn(on, { reach: { final: reach } })

  test('[C48] exactly the target is met; one less is missed; more is met', () => {
    expect(at(99)).toBe('missed')
    expect(at(100)).toBe('met')
    expect(at(171)).toBe('met')
    const terms = { currentReach: 11, awardedReach: 100 }
    const on = (final: number) => statusOn('2023-09-30', { terms, reach: { final } })
    expect(on(110)).toBe('missed')
    expect(on(111)).toBe('met')
  })

  test('counts from its reference day on; until then the interim report does', () => {
    expect(at(100, '2023-09-29')).toBe('overdue')
    expect(at(100, '2023-09-30')).toBe('met')
    expect(at(100, '2030-01-01')).toBe('met')
    const both = { reach: { interim: 10, final: 100 } }
    expect(statusOn('2023-09-29', both)).toBe('below-interim')
    expect(statusOn('2023-09-30', both)).toBe('met')
  })
})

test('judgedMoment: the latest moment whose reference day has come', () => {
  const moment = (reach: Judged['reach'], on: string) => judgedMoment({ reach, reporting }, day(on))
  expect(moment({}, '2023-10-16')).toBeNull()
  expect(moment({ interim: 0 }, '2023-03-30')).toBeNull()
  expect(moment({ interim: 0 }, '2023-03-31')).toBe('interim')
  expect(moment({ final: 0 }, '2023-09-29')).toBeNull()
  expect(moment({ final: 0 }, '2023-09-30')).toBe('final')
  expect(moment({ interim: 5, final: 0 }, '2023-09-30')).toBe('final')
})
