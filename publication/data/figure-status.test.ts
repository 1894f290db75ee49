import { describe, expect, it } from 'vitest'
import { statuses, type Status } from '@peil/domain/measurement/status.ts'
import { testAgreement } from '../test-support/test-agreement.ts'
import { testRelease } from '../test-support/test-release.ts'
import { agreedStatus, peopleStatus, reachStatus, realisedStatus } from './figure-status.ts'

const [reported, late] = testAgreement.kpis
const [totals] = testRelease().actions
if (reported === undefined || late === undefined || totals === undefined)
  throw new Error('the test release lacks rows')

describe('why a figure is missing', () => {
  it('follows from the status of a KPI without a report', () => {
    const found = statuses.map((status) => [status, reachStatus({ ...late, status })])
    expect(Object.fromEntries(found)).toEqual({
      'not-applicable': 'not-applicable',
      withdrawn: 'not-applicable',
      'not-started': 'not-due',
      'not-due': 'not-due',
      overdue: 'not-reported',
      met: 'not-reported',
      missed: 'not-reported',
      'below-interim': 'not-reported',
      behind: 'not-reported',
      'on-course': 'not-reported',
    } satisfies Record<Status, string>)
  })

  it('is no matter when there is a report: zero is a figure', () => {
    for (const status of statuses) {
      expect(reachStatus({ ...reported, reach: 0, status })).toBe('value')
      expect(reachStatus({ ...reported, reach: 0, reachAt: 'interim', status })).toBe('provisional')
    }
  })

  it('is told for people from the rows that count people', () => {
    const people = (kpis: typeof testAgreement.kpis, known = false) =>
      peopleStatus(
        { ...testAgreement, kpis, people: known ? { people: 0, countedTwice: 0 } : null },
        (kpi) => kpi !== '9b',
      )
    expect(people([reported], true)).toBe('value')
    expect(people([reported, late], true)).toBe('provisional')
    expect(people([late])).toBe('not-reported')
    expect(people([{ ...late, status: 'not-due' }])).toBe('not-due')
    expect(people([{ ...late, kpi: '9b' }])).toBe('not-applicable')
    expect(people([])).toBe('not-applicable')
  })

  it('is told for totals: units that differ, nothing agreed, not due, not reported, some of them', () => {
    const none = { ...totals, agreed: null, realised: null }
    expect(agreedStatus(totals)).toBe('value')
    expect(agreedStatus(none)).toBe('units-differ')
    expect(agreedStatus({ ...none, reported: { n: 0, of: 0 } })).toBe('not-applicable')
    expect(realisedStatus(totals)).toBe('value')
    expect(realisedStatus({ ...totals, reported: { n: 1, of: 2 } })).toBe('provisional')
    expect(realisedStatus(none)).toBe('units-differ')
    expect(realisedStatus({ ...none, reported: { n: 0, of: 0 } })).toBe('not-applicable')
    const waiting = { ...totals, realised: null, reported: { n: 0, of: 1 } }
    expect(realisedStatus(waiting)).toBe('not-due')
    const overdue = { ...waiting, statuses: { ...waiting.statuses, overdue: 1 } }
    expect(realisedStatus(overdue)).toBe('not-reported')
  })
})
