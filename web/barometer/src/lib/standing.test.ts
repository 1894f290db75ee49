import type { Status } from '@peil/domain/measurement/status.ts'
import type { AgreementPage } from '@peil/domain/release/release.ts'
import { describe, expect, it } from 'vitest'
import { agreement, kpi } from '../../test/fixture/agreement.ts'
import { standingIn, takesPart } from './standing.ts'

const aalst = { nis: '41002', name: 'Aalst' }

const standing = (state: AgreementPage['state'], ...statuses: readonly Status[]) => {
  const page = agreement(aalst, { state, kpis: statuses.map((status) => kpi({ status })) })
  return standingIn({ agreements: [page.key] }, '1', new Map([[page.key, page]]))
}

describe('the standing of a municipality in a period', () => {
  it('is about its signed agreement, on both sides of half', () => {
    expect(standing('signed', 'met', 'on-course').kind).toBe('all-good')
    expect(standing('signed', 'met', 'missed').kind).toBe('most-good')
    expect(standing('signed', 'met', 'missed', 'overdue').kind).toBe('some-good')
    expect(standing('signed', 'missed', 'behind', 'below-interim').kind).toBe('none-good')
  })

  it('leaves out what cannot be judged yet', () => {
    expect(standing('signed', 'not-due', 'not-started').kind).toBe('not-judged')
    expect(standing('signed', 'met', 'not-due', 'not-due').kind).toBe('all-good')
  })

  it('says what came of an application that was not signed', () => {
    expect(standing('ended', 'withdrawn').kind).toBe('ended')
    expect(standing('offered').kind).toBe('pending')
    expect(standing('applied').kind).toBe('pending')
    expect(standing('declined').kind).toBe('declined')
    expect(standing('not-funded').kind).toBe('not-funded')
  })

  it('is none without agreement in that period', () => {
    const page = agreement(aalst, { call: '2023' })
    const none = standingIn({ agreements: [page.key] }, '1', new Map([[page.key, page]]))
    expect(none.kind).toBe('none')
    expect(takesPart(none)).toBe(false)
    expect(takesPart(standing('signed', 'missed'))).toBe(true)
  })

  it('adds the targets of all agreements of a merged municipality', () => {
    const both = ['41002', '41034'].map((nis) => agreement({ nis, name: nis }, { kpis: [kpi()] }))
    const keys = both.map(({ key }) => key)
    const merged = standingIn(
      { agreements: keys },
      '1',
      new Map(both.map((page) => [page.key, page])),
    )
    expect(merged.counts.met).toBe(2)
  })
})
