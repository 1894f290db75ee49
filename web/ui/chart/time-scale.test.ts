import { describe, expect, it } from 'vitest'
import { day } from './test-chart.ts'
import { shownDays, timeScale, wholeMarks } from './time-scale.ts'

const years = (count: number) => Array.from({ length: count }, (_, i) => day(`${2015 + i}-12-31`))

describe('a day along the width', () => {
  it('lies as far from its neighbours as the days are apart', () => {
    const x = timeScale([day('2020-01-01'), day('2020-01-11'), day('2020-01-31')])
    expect(x(day('2020-01-01'))).toBe(10)
    expect(x(day('2020-01-11'))).toBe(38.33)
    expect(x(day('2020-01-31'))).toBe(95)
  })

  it('may use more of the width where the numbers of the axis have their own', () => {
    const x = timeScale([day('2020-01-01'), day('2020-01-31')], wholeMarks)
    expect(x(day('2020-01-01'))).toBe(4)
    expect(x(day('2020-01-31'))).toBe(96)
  })

  it('stands in the middle when it is the only one', () => {
    expect(timeScale([day('2020-01-01')])(day('2020-01-01'))).toBe(50)
  })
})

describe('the days below the axis', () => {
  it('are all of them when there is room', () => {
    expect(shownDays(years(4), 4)).toEqual(years(4))
    expect(shownDays([], 4)).toEqual([])
    expect(shownDays(years(1), 4)).toEqual(years(1))
  })

  it('are at equal steps, the last among them, when there is not', () => {
    expect(shownDays(years(10), 4).map((on) => on.slice(0, 4))).toEqual([
      '2016',
      '2018',
      '2020',
      '2022',
      '2024',
    ])
    expect(shownDays(years(10), 9)).toHaveLength(2)
  })
})
