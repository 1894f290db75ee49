import { describe, expect, it } from 'vitest'
import { day } from './test-chart.ts'
import { targetGeometry, type TargetChartData } from './target-geometry.ts'

const report = (on: string, reach: number, replaced = false) => ({
  on: day(on),
  reach,
  replaced,
  text: on,
})
const data = (more: Partial<TargetChartData> = {}): TargetChartData => ({
  firstDay: day('2022-10-01'),
  lastDay: day('2023-09-30'),
  start: 0,
  target: 100,
  reports: [report('2023-09-30', 80), report('2023-03-31', 40), report('2023-03-31', 50, true)],
  today: day('2023-04-01'),
  ...more,
})

describe('a target over time', () => {
  it('has a path from the start on the first day to the target on the last', () => {
    const { path } = targetGeometry(data(), 100)
    expect(path).toEqual({ x1: 10, y1: 100, x2: 95, y2: 0 })
    expect(targetGeometry(data({ start: 40 }), 100).path.y1).toBe(60)
  })

  it('puts reports in order of their day, and joins those that count', () => {
    const { reports, line } = targetGeometry(data(), 100)
    expect(reports.map(({ reach }) => reach)).toEqual([40, 50, 80])
    expect(line.match(/[\d.]+ [\d.]+/g)).toHaveLength(2)
    expect(targetGeometry(data({ reports: [report('2023-03-31', 4)] }), 100).line).toBe('')
    expect(targetGeometry(data({ reports: [] }), 100).reports).toEqual([])
  })

  it('never cuts off what went beyond the target', () => {
    const { path, reports } = targetGeometry(data({ reports: [report('2023-09-30', 171)] }), 100)
    expect(reports[0]?.y).toBeLessThan(path.y2)
    expect(reports[0]?.y).toBeGreaterThanOrEqual(0)
  })

  it('marks today within the period only, both ends included', () => {
    const today = (on: string) => targetGeometry(data({ today: day(on) }), 100).today
    expect(today('2022-09-30')).toBe(null)
    expect(today('2022-10-01')).toBe(10)
    expect(today('2023-09-30')).toBe(95)
    expect(today('2023-10-01')).toBe(null)
  })

  it('can draw a target of zero', () => {
    const { path } = targetGeometry(data({ target: 0, reports: [] }), 100)
    expect(path.y2).toBe(100)
  })
})
