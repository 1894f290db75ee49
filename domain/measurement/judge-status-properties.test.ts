import fc from 'fast-check'
import { expect, test } from 'vitest'
import { call, firstPeriod, leapPeriod } from '../release/test-programme.ts'
import { addDays, type CalendarDate } from '../values/calendar-date.ts'
import { judgeStatus, type Judged } from './judge-status.ts'
import { statuses, type Status } from './status.ts'

const seeded = { seed: 20230331, numRuns: 3_000 }

/** Days on and around every boundary, and any other. */
const dayNear = (period: Judged['period'], reporting: Judged['reporting']) => {
  const { interim, final } = reporting
  const boundaries = [
    period.firstDay,
    period.lastDay,
    interim.referenceDay,
    interim.dueDay,
    final.referenceDay,
    final.dueDay,
  ]
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...boundaries), fc.integer({ min: -1, max: 1 }))
      .map(([day, offset]) => addDays(day, offset)),
    fc.integer({ min: -400, max: 800 }).map((offset) => addDays(period.firstDay, offset)),
  )
}

const anyCase = fc
  .constantFrom(
    { period: firstPeriod, reporting: call('2022', '1', 2022).reporting },
    { period: leapPeriod, reporting: call('2023', '2', 2023).reporting },
  )
  .chain(({ period, reporting }) =>
    fc.record({
      on: dayNear(period, reporting),
      later: dayNear(period, reporting),
      judged: fc.record({
        kind: fc.constantFrom('flow' as const, 'stock' as const, 'plan' as const),
        terms: fc.option(
          fc.record({ currentReach: fc.nat({ max: 8 }), awardedReach: fc.nat({ max: 8 }) }),
          { freq: 8 },
        ),
        endedOn: fc.option(dayNear(period, reporting), { freq: 2 }),
        reach: fc.record(
          { interim: fc.nat({ max: 20 }), final: fc.nat({ max: 20 }) },
          { requiredKeys: [] },
        ),
        period: fc.constant(period),
        reporting: fc.constant(reporting),
      }),
    }),
  )

const nothing = { currentReach: 0, awardedReach: 0 }

/** Every day of a period, written out one by one. */
const daysOf = ({ firstDay, lastDay }: Judged['period']): readonly CalendarDate[] =>
  firstDay > lastDay ? [] : [firstDay, ...daysOf({ firstDay: addDays(firstDay, 1), lastDay })]
const calendar = new Map([firstPeriod, leapPeriod].map((period) => [period, daysOf(period)]))

/**
 * The statuses whose conditions hold, each condition written out of the description by itself: in
 * whole numbers, counting days in a calendar, without the code under test.
 */
const oracle = (
  { kind, terms, endedOn, reach, period, reporting }: Judged,
  on: CalendarDate,
): readonly Status[] => {
  const allDays = [...calendar].find(([{ firstDay }]) => firstDay === period.firstDay)?.[1] ?? []
  const days = allDays.length
  const passed = allDays.filter((day) => day <= reporting.interim.referenceDay).length
  const { interim, final } = reporting
  const { currentReach: current, awardedReach: awarded } = terms ?? nothing
  const target = current + awarded
  const finalReach = on >= final.referenceDay ? reach.final : undefined
  const interimReach = on >= interim.referenceDay ? reach.interim : undefined
  const expectedTimesDays = {
    flow: passed * target,
    stock: current * days + passed * awarded,
    plan: current * days, // the interim report never falls on the last day
  }[kind]
  const rules: readonly (readonly [Status, boolean])[] = [
    ['not-applicable', terms === null || awarded === 0],
    ['withdrawn', endedOn !== null && endedOn <= on],
    ['not-started', on < period.firstDay],
    ['met', finalReach !== undefined && finalReach >= target],
    ['missed', finalReach !== undefined && finalReach < target],
    ['overdue', on > final.dueDay],
    ['below-interim', interimReach !== undefined && kind !== 'plan' && interimReach * 4 < target],
    ['behind', interimReach !== undefined && interimReach * days < expectedTimesDays],
    ['on-course', interimReach !== undefined],
    ['overdue', on > interim.dueDay],
    ['not-due', true],
  ]
  return rules.flatMap(([status, holds]) => (holds ? [status] : []))
}

test('[C48] every day, report and state has one status: the first whose condition holds', () =>
  fc.assert(
    fc.property(anyCase, ({ judged, on }) => {
      const status = judgeStatus(judged, on)
      expect(statuses).toContain(status)
      expect(status).toBe(oracle(judged, on)[0])
    }),
    seeded,
  ))

test('[C48] all ten statuses come up among those cases', () => {
  const seen = new Set(fc.sample(anyCase, seeded).map(({ judged, on }) => judgeStatus(judged, on)))
  expect([...seen].sort()).toEqual([...statuses].sort())
})

test('[C48] a report is judged at its reference day whatever the day of asking', () =>
  fc.assert(
    fc.property(anyCase, ({ judged, on, later }) => {
      const ofReport: readonly Status[] = ['met', 'missed', 'below-interim', 'behind', 'on-course']
      const first = judgeStatus(judged, on)
      const second = judgeStatus(judged, later)
      if (!ofReport.includes(first) || !ofReport.includes(second)) return
      const final = (status: Status): boolean => status === 'met' || status === 'missed'
      if (final(first) === final(second)) expect(second).toBe(first)
    }),
    seeded,
  ))

test('[C48] more reach is never judged worse', () => {
  const best: readonly Status[] = ['below-interim', 'behind', 'on-course', 'missed', 'met']
  fc.assert(
    fc.property(anyCase, fc.nat({ max: 9 }), ({ judged, on }, more) => {
      const reach = Object.fromEntries(
        Object.entries(judged.reach).map(([moment, value]) => [moment, value + more]),
      )
      const before = best.indexOf(judgeStatus(judged, on))
      expect(best.indexOf(judgeStatus({ ...judged, reach }, on))).toBeGreaterThanOrEqual(before)
    }),
    seeded,
  )
})
