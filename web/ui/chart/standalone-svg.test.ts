import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import LineChart from './LineChart.svelte'
import { fileWidth, standaloneSvg, type StandaloneChart } from './standalone-svg.ts'
import { yearly } from './test-chart.ts'

const nasty = `<script>alert('&"')</script>]]>`
const chart = (more: Partial<StandaloneChart> = {}): StandaloneChart => ({
  drawing: render(LineChart, {
    props: {
      label: 'unused',
      value: String,
      date: (on: string) => on.slice(0, 4),
      series: [{ id: 'a', name: nasty, points: yearly([1, 2, null], { text: nasty }) }],
      width: fileWidth,
    },
  }).body,
  language: 'nl',
  title: 'Jongeren zonder diploma',
  description: 'Van 1 naar 2.',
  notes: ['Bron: register.', 'Licentie: CC BY 4.0.'],
  ...more,
})
const heightOf = (svg: string): number => Number(/ height="(\d+)"/.exec(svg)?.[1])

describe('a chart as a file', () => {
  it('carries its title, its description and every note, to be seen and to be read', () => {
    const svg = standaloneSvg(chart())
    for (const words of ['Jongeren zonder diploma', 'Bron: register.', 'Licentie: CC BY 4.0.']) {
      expect(svg.split(words).length - 1, words).toBe(2)
    }
    expect(svg).toContain('<desc id="desc">Van 1 naar 2. Bron')
    expect(svg).toContain('lang="nl"')
  })

  it('needs nothing from elsewhere: no variable, class, style, comment or reference', () => {
    const svg = standaloneSvg(chart())
    expect(svg).not.toMatch(/var\(|class=|style=|<style|<!--|href|url\(|data-/)
    expect(svg).toContain('fill="#ffffff"')
  })

  it('escapes what it is given', () => {
    const svg = standaloneSvg(
      chart({ title: nasty, description: nasty, notes: [nasty], language: '"><a' }),
    )
    expect(svg).not.toMatch(/<script|<a/)
    expect(svg).toContain('&lt;script&gt;')
    expect(standaloneSvg(chart({ title: 'a\u0000b\ud800c' }))).toContain('a\ufffdb\ufffdc')
  })

  it('breaks long texts into lines and grows with them', () => {
    const long = 'woord '.repeat(200)
    const svg = standaloneSvg(chart({ notes: [long] }))
    expect(heightOf(svg)).toBeGreaterThan(heightOf(standaloneSvg(chart())) + 150)
    for (const [, line = ''] of svg.matchAll(/<tspan[^>]*>([^<]*)</g)) {
      expect(line.length).toBeLessThanOrEqual(108)
    }
    const unbroken = standaloneSvg(chart({ notes: ['x'.repeat(300)] }))
    expect([...unbroken.matchAll(/<tspan[^>]*>(x+)</g)].map(([, line]) => line?.length)).toEqual([
      108, 108, 84,
    ])
  })

  it('is the same every time', () => {
    expect(standaloneSvg(chart())).toBe(standaloneSvg(chart()))
  })

  it('refuses a drawing that it cannot measure, and colours that no file knows', () => {
    expect(() => standaloneSvg(chart({ drawing: '<p>no</p>' }))).toThrow('has a height')
    const drawing = '<svg height="10"><path fill="var(--peil-nowhere)"/></svg>'
    expect(() => standaloneSvg(chart({ drawing }))).toThrow('no colour nowhere')
  })
})
