import { describe, expect, it } from 'vitest'
import { day } from '../../test/fixture/day.ts'
import { testRelease } from '../../test/fixture/release.ts'
import { pageReleaseOf } from './page-release.ts'
import { currentPeriod } from './current-period.ts'
import { periodMoney } from './period-money.ts'
import { found, indexOf } from './release-index.ts'

const release = pageReleaseOf(testRelease)

describe('the index of a release', () => {
  it('is made once per release', () => {
    expect(indexOf(release)).toBe(indexOf(release))
    expect(indexOf({ ...release })).not.toBe(indexOf(release))
  })

  it('finds the agreements that ask for an action', () => {
    const { participations } = indexOf(release)
    expect(participations.get('9')?.map(({ agreement }) => agreement.key)).toEqual([
      '2022/41002',
      '2023/41002',
      '2024/41002',
    ])
  })

  it('says what a broken release lacks', () => {
    expect(() => found(indexOf(release).goals, 'peace')).toThrow('"peace"')
  })
})

describe('the period that pages speak about', () => {
  it('is the latest with agreements that has begun, from its first day on', () => {
    expect(currentPeriod({ ...release, on: day('2024-09-30') }).id).toBe('2')
    expect(currentPeriod({ ...release, on: day('2024-10-01') }).id).toBe('3')
  })

  it('is the latest that has begun when nothing is agreed, and the first before all', () => {
    expect(currentPeriod({ ...release, totals: [] }).id).toBe('3')
    expect(currentPeriod({ ...release, on: day('2020-01-01') }).id).toBe('1')
  })
})

describe('the money of a period', () => {
  it('[C72] adds both sides of signed agreements only', () => {
    const money = periodMoney(release)
    expect(money.get('1')?.awardedCents).toBe(3 * 484_000)
    expect(money.get('1')?.ownShownCents).toBe(3 * 300_050)
    expect(money.get('3')?.awardedCents).toBe(484_000)
    expect(money.get('all')?.awardedCents).toBe(5 * 484_000)
  })

  it('does not call zero what is not known yet', () => {
    const [first] = release.agreements
    if (first?.funding == null) throw new Error('the first agreement of the fixture has money')
    const unknown = { ...first, funding: { ...first.funding, atRiskCents: null } }
    expect(periodMoney({ agreements: [unknown] }).get('1')?.atRiskCents).toBeNull()
    expect(periodMoney({ agreements: [unknown, first] }).get('1')?.atRiskCents).toBe(0)
  })
})
