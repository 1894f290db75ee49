import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { flandersCode } from '@peil/domain/indicator/figure.ts'
import type { Observation } from '@peil/observations/dataset.ts'
import { observationFault } from '@peil/observations/observation-fault.ts'
import { checkProgrammeFolder } from '../read-programme-folder.ts'
import { accepted, programmeFolder } from '../testing/test-peil.ts'
import { changeFigures } from './change-figures.ts'
import { inventFigures } from './invent-figures.ts'
import { inventResidents } from './invent-residents.ts'
import { randomFrom } from './random.ts'
import { parseSamplePlan } from './sample-plan.ts'

const { programme } = accepted(await checkProgrammeFolder(programmeFolder))
const { figures: plan, residents: residentsPlan } = parseSamplePlan(
  readFileSync(join(programmeFolder, 'sample.yaml'), 'utf8'),
)
const [set, later] = programme?.areaSets ?? []
if (programme === null || plan === undefined || set === undefined || later === undefined) {
  throw new Error('the programme has a sample with figures')
}
const threshold = 7500
const residents = inventResidents(
  set,
  { threshold, aloneEligible: residentsPlan.aloneEligible },
  randomFrom(1),
)
const invent = (seed: number) => inventFigures(programme, plan, set, residents, seed)
const figures = invent(1)
const of = (indicator: string, period: string) =>
  figures.filter((figure) => figure.indicator === indicator && figure.period === period)
const indicatorOf = ({ indicator }: Observation) =>
  programme.indicators.find(({ id }) => id === indicator)
const isCounted = (figure: Observation) => indicatorOf(figure)?.collection === 'register'

/** The value of all places together, from the sums. */
const together = (some: readonly Observation[]): number => {
  const sum = (member: 'numerator' | 'denominator') =>
    some.reduce((total, figure) => total + (figure[member] ?? 0), 0)
  return sum('numerator') / sum('denominator')
}

describe('figures of the sample', () => {
  it('are the same from the same seed, and others from another', () => {
    expect(invent(1)).toEqual(figures)
    const values = (seed: number) => invent(seed).map(({ value }) => value)
    expect(values(2)).not.toEqual(values(1))
  })

  it('are of forty indicators and more, ten years and more, and all municipalities', () => {
    const ids = new Set(figures.map(({ indicator }) => indicator))
    expect(ids.size).toBeGreaterThanOrEqual(40)
    for (const [id, some] of Map.groupBy(figures.filter(isCounted), (one) => one.indicator)) {
      const years = Map.groupBy(some, ({ period }) => period)
      expect([id, years.size >= 10]).toEqual([id, true])
      for (const [period, rows] of years) {
        const { municipalities } = period < later.validFrom ? set : later
        const codes = municipalities.map(({ nis }) => nis)
        expect([id, period, rows.map(({ area }) => area).sort()]).toEqual([id, period, codes])
      }
    }
  })

  it('can all be kept, one for each indicator, area and period', () => {
    expect(figures.map(observationFault).filter((fault) => fault !== null)).toEqual([])
    const keys = figures.map(({ indicator, area, period }) => `${indicator} ${area} ${period}`)
    expect(new Set(keys).size).toBe(figures.length)
    expect(new Set(figures.map(({ source }) => source))).toEqual(new Set(['invented']))
  })

  it('have values that follow from numerator and denominator, and parts within the whole', () => {
    const odd = figures.filter(isCounted).filter((figure) => {
      const { kind, per = 1 } = indicatorOf(figure) ?? {}
      const { value, numerator, denominator } = figure
      if (value === null || kind === 'count') return numerator !== undefined
      if (numerator === undefined || denominator === undefined) return true
      const times = kind === 'rate' ? per : 1
      const away = Math.abs(value - (numerator / denominator) * times)
      return away > 0.00005 + 1e-9 || (kind === 'proportion' && numerator > denominator)
    })
    expect(odd).toEqual([])
  })

  it('[B31] of surveys have an interval that holds the value, and none in small places', () => {
    const asked = figures.filter((figure) => !isCounted(figure))
    const people = new Map(of('inhabitants', '2020-01-01').map((one) => [one.area, one.value ?? 0]))
    expect(new Set(asked.map(({ period }) => period.slice(0, 4)))).toEqual(
      new Set(['2017', '2020', '2023']),
    )
    for (const { area, period, value, lower = 2, upper = -1, n = 0 } of asked) {
      expect(lower).toBeLessThan(upper)
      expect(value).toBeGreaterThanOrEqual(lower)
      expect(value).toBeLessThanOrEqual(upper)
      expect(n).toBeGreaterThanOrEqual(150)
      if (area === flandersCode || period !== '2020-12-31') continue
      expect(people.get(area)).toBeGreaterThan(plan.surveys.moreInhabitantsThan)
    }
    // Flanders has a figure of its own, because none follows from those of some places.
    expect(asked.filter(({ area }) => area === flandersCode)).toHaveLength(
      new Set(asked.map(({ indicator }) => indicator)).size * plan.surveys.years.length,
    )
  })

  it('[B31] of surveys tie: several places of a region share the lowest value', () => {
    const regionOf = new Map(set.municipalities.map(({ nis, region }) => [nis, region]))
    const some = of('trust-in-others', '2023-12-31').filter(({ area }) => area !== flandersCode)
    const regions = [...Map.groupBy(some, ({ area }) => regionOf.get(area)).values()]
    const holders = regions.map((places) => {
      const lowest = Math.min(...places.map(({ value }) => value ?? NaN))
      return places.filter(({ value }) => value === lowest).length
    })
    expect(Math.max(...holders)).toBeGreaterThan(1)
  })

  it('have gaps: not reported, not applicable; and a last year that may still change', () => {
    const count = (status: string) => figures.filter((one) => one.status === status).length
    expect(count('not-reported')).toBeGreaterThan(50)
    expect(count('not-applicable')).toBeGreaterThan(300)
    const open = figures.filter(({ status }) => status === 'provisional')
    expect(open.length).toBeGreaterThan(1000)
    expect(new Set(open.map(({ period }) => period.slice(0, 4)))).toEqual(new Set(['2024']))
  })

  it('have small numbers below the thresholds, in most indicators a few', () => {
    const small = figures.filter((figure) => {
      const { disclosureThreshold = 0, kind } = indicatorOf(figure) ?? {}
      const counted = (kind === 'count' ? figure.value : figure.numerator) ?? 0
      return counted > 0 && counted < disclosureThreshold
    })
    expect(small.length).toBeGreaterThan(1000)
    expect(small.length).toBeLessThan(figures.length / 20)
  })

  it('show a break where the indicator says that counting changed', () => {
    const years = [2017, 2018, 2019, 2020, 2021].map((year) =>
      together(of('course-of-dutch-completed', `${year}-12-31`)),
    )
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = years
    for (const step of [b - a, c - b, e - d]) expect(Math.abs(step)).toBeLessThan(0.02)
    expect(d - c).toBeLessThan(-0.06)
  })

  it('count nobody twice: those with roots outside the EU are among those with migration roots', () => {
    const all = of('share-migration-roots', '2021-01-01')
    const some = new Map(of('share-non-eu-roots', '2021-01-01').map((one) => [one.area, one]))
    expect(all).toHaveLength(300)
    for (const { area, numerator = 0 } of all) {
      expect(some.get(area)?.numerator).toBe(residents.get(area))
      expect(numerator).toBeGreaterThanOrEqual(residents.get(area) ?? 0)
    }
    // About what the record says of all Flanders: 1.6 of 6.6 million.
    expect(together(all)).toBeGreaterThan(0.22)
    expect(together(all)).toBeLessThan(0.28)
  })

  it('of the day of a merger are those of the municipalities that merged, added up', () => {
    const before = new Map(of('inhabitants', '2024-01-01').map((one) => [one.area, one.value ?? 0]))
    const after = of('inhabitants', '2025-01-01')
    expect(after).toHaveLength(285)
    const merged = later.municipalities.filter(({ predecessors }) => predecessors.length > 1)
    expect(merged.length).toBeGreaterThan(5)
    for (const { nis, predecessors } of merged) {
      const year = predecessors.reduce((sum, code) => sum + (before.get(code) ?? NaN), 0)
      const now = after.find(({ area }) => area === nis)?.value ?? 0
      // A year of growth, which is never more than a few percent.
      expect(Math.abs(now / year - 1)).toBeLessThan(0.03)
    }
  })
})

test('one year is revised and one figure was sent wrongly; all else is sent once', () => {
  const { first, revised, corrected } = changeFigures(programme, plan, figures)
  const key = ({ indicator, area, period }: Observation) => `${indicator} ${area} ${period}`
  const truth = new Set(figures)
  const sent = new Map(first.map((figure) => [key(figure), figure]))
  expect(sent.size).toBe(figures.length)
  expect(revised).toHaveLength(300)
  expect(together(revised) - together(of(plan.revision.indicator, '2022-12-31'))).toBeGreaterThan(
    0.005,
  )
  const [right] = corrected
  expect(corrected).toHaveLength(1)
  // A merger would hide it.
  const kept = later.municipalities.find(({ nis }) => nis === right?.area)
  expect(kept?.predecessors).toEqual([])
  expect(right !== undefined && truth.has(right)).toBe(true)
  const wrong = right && sent.get(key(right))
  expect(wrong?.value).toBe((right?.value ?? 0) * plan.correction.factor)
  expect(first.filter((figure) => !truth.has(figure))).toEqual([wrong])
  expect(revised.map(observationFault).filter((fault) => fault !== null)).toEqual([])
})
