import { expect, test } from 'vitest'
import { day } from './example-areas.ts'
import { latestResidents } from './residents.ts'

const opensOn = day('2022-03-01')
const figure = (period: string, value: number, area = '24107', source = 'invented') => ({
  area,
  period: day(period),
  value,
  source,
})

test('[C66] the latest reference date not after the opening counts, whatever the order', () => {
  const older = figure('2020-01-01', 6500)
  const newer = figure('2021-01-01', 6800)
  const expected = new Map([
    ['24107', { residents: 6800, referenceDate: '2021-01-01', source: 'invented' }],
  ])
  expect(latestResidents([older, newer], opensOn)).toEqual(expected)
  expect(latestResidents([newer, older], opensOn)).toEqual(expected)
})

test('[C66] a figure of the opening day itself counts, one of the day after does not', () => {
  const before = figure('2021-01-01', 6800)
  const valueWith = (period: string) =>
    latestResidents([before, figure(period, 7000)], opensOn).get('24107')?.residents
  expect(valueWith('2022-03-01')).toBe(7000)
  expect(valueWith('2022-03-02')).toBe(6800)
})

test('of two figures for one day the later one is the correction', () => {
  const figures = [
    figure('2021-01-01', 6800, '24107', 'first'),
    figure('2021-01-01', 6810, '24107', 'second'),
  ]
  expect(latestResidents(figures, opensOn).get('24107')).toMatchObject({
    residents: 6810,
    source: 'second',
  })
})

test('a municipality with later figures only has none, and zero is a figure', () => {
  const found = latestResidents(
    [figure('2022-03-02', 700, '24016'), figure('2021-01-01', 0, '24107')],
    opensOn,
  )
  expect(found.has('24016')).toBe(false)
  expect(found.get('24107')?.residents).toBe(0)
})
