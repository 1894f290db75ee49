import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import BeeswarmChart from './BeeswarmChart.svelte'
import DotPlot from './DotPlot.svelte'
import LineChart from './LineChart.svelte'
import MapLegend from './MapLegend.svelte'
import OutlineMap from './OutlineMap.svelte'
import SmallMultiples from './SmallMultiples.svelte'
import TargetChart from './TargetChart.svelte'
import { day, yearly } from './test-chart.ts'
import ValueTileMap from './ValueTileMap.svelte'

const value = (one: number): string => `${one} %`
const date = (on: string): string => on.slice(0, 4)
const label = 'From 1 % in 2015 to 3 % in 2017.'

const line = (props: object = {}): string =>
  render(LineChart, {
    props: {
      label,
      value,
      date,
      series: [{ id: 'a', name: 'Aalst', points: yearly([1, null, 3]) }],
      ...props,
    },
  }).body
const place = { id: 'a', name: 'Aalst', value: 3, text: 'Aalst: 3 %' }
const target = (props: object = {}): string =>
  render(TargetChart, {
    props: {
      label,
      value,
      date,
      data: {
        firstDay: day('2022-10-01'),
        lastDay: day('2023-09-30'),
        start: 0,
        target: 100,
        reports: [{ on: day('2023-03-31'), reach: 40, replaced: false, text: '40 on 31 March' }],
        today: day('2023-05-01'),
      },
      words: { target: 'target: 100', path: 'expected', today: 'today' },
      ...props,
    },
  }).body
const all = (): readonly string[] => [
  target(),
  line(),
  line({ series: ['a', 'b'].map((id) => ({ id, name: id, points: yearly([1, 2]) })) }),
  line({ series: [] }),
  render(BeeswarmChart, { props: { label, value, places: [{ ...place, role: 'mine' }] } }).body,
  render(BeeswarmChart, { props: { label, value, places: [] } }).body,
  render(DotPlot, { props: { label, value, places: [place], absenceWord: String } }).body,
  render(ValueTileMap, {
    props: { label, tiles: [{ ...place, column: 0, row: 0, kind: 3 }] },
  }).body,
]

const count = (html: string, pattern: RegExp): number => html.match(pattern)?.length ?? 0

describe('every chart', () => {
  it('is one image with a text in its place', () => {
    for (const html of all()) {
      expect(count(html, /role="img"/g), html).toBe(1)
      expect(html).toContain(`aria-label="${label}"`)
    }
  })

  it('sets no style of its own and leaves no number undrawn', () => {
    for (const html of all()) expect(html).not.toMatch(/style=|NaN|Infinity|undefined|null/)
  })

  it('says of each point what it is, safely', () => {
    const nasty = '<script>alert("Aalst & co")</script>'
    const points = yearly([1, null], { text: nasty })
    const html = line({ series: [{ id: 'a', name: nasty, points }] })
    expect(count(html, /data-point/g)).toBe(2)
    expect(html).not.toContain('<script>')
    expect(html).toContain('<title>&lt;script')
  })
})

describe('a line chart', () => {
  it('tells provisional, carried, withheld and missing figures apart', () => {
    const one = (more: object): string =>
      line({ series: [{ id: 'a', name: 'a', points: yearly([1], more) }] })
    const shown = [
      {},
      { provisional: true },
      { carried: true },
      { value: null },
      { value: null, absence: 'withheld' },
    ].map(one)
    expect(new Set(shown).size).toBe(shown.length)
  })

  it('names several series beside the lines, and above them for a phone', () => {
    const html = line({
      series: ['Aalst', 'Gent'].map((id) => ({ id, name: id, points: yearly([1, 2]) })),
    })
    expect(count(html, /Gent<\/text>/g)).toBe(1)
    expect(count(html, /Gent<\/li>/g)).toBe(1)
    expect(line()).not.toContain('<li>')
  })

  it('tells series apart by mark and dash, not by colour alone', () => {
    const html = line({
      series: ['a', 'b', 'c'].map((id) => ({ id, name: id, points: yearly([1, 2]) })),
    })
    const dashes = [...html.matchAll(/stroke-dasharray="([^"]*)" vector/g)].map(([, dash]) => dash)
    expect(new Set(dashes).size).toBe(3)
  })

  it('is a single picture when it has a width of its own', () => {
    const html = line({ width: 720, label: 'unused' }).replaceAll(/<!--[^]*?-->/g, '')
    expect(html).toMatch(/^<svg width="720"[^]*<\/svg>$/)
    expect(html).not.toContain('div')
  })

  it('writes the note of a break', () => {
    expect(line({ breaks: [{ from: day('2017-01-01'), note: 'counted anew' }] })).toContain(
      '>counted anew<',
    )
  })
})

describe('a target chart', () => {
  it('names its target, its path and today, and says what was reported', () => {
    for (const words of ['target: 100', 'expected', 'today', '40 on 31 March']) {
      expect(target()).toContain(words)
    }
    expect(target({ width: 720 })).not.toContain('div')
  })
})

describe('small multiples', () => {
  it('draw equal values equally high', () => {
    const charts = [
      { label: 'a', series: { id: 'a', name: 'A', points: yearly([10]) } },
      { label: 'b', series: { id: 'b', name: 'B', points: yearly([90, 10]) } },
    ]
    const html = render(SmallMultiples, { props: { charts, value, date } }).body
    const heights = [...html.matchAll(/y="([\d.]+)" overflow="visible" data-point/g)].map(
      ([, y]) => y,
    )
    expect(heights).toHaveLength(3)
    expect(heights[0]).toBe(heights[2])
    expect(heights[0]).not.toBe(heights[1])
  })
})

describe('a map', () => {
  const boundaries = {
    width: 100,
    height: 50,
    paths: { a: 'M0 0L9 0L9 9Z' },
    centres: { a: [5, 3] as const },
    source: 's',
    licence: 'l',
    on: day('2025-01-01'),
  }

  it('draws withheld, missing and every class differently', () => {
    const kinds = [1, 2, 3, 4, 5, 'withheld', 'missing'] as const
    const tiles = kinds.map(
      (kind) => render(MapLegend, { props: { items: [{ kind, text: '' }] } }).body,
    )
    const grey = tiles.map((tile) => tile.replaceAll(/var\(--peil-class-\d\)/g, ''))
    expect(new Set(grey).size).toBe(kinds.length)
  })

  it('links places when asked, and is a group of links then', () => {
    const tile = { ...place, column: 0, row: 0, kind: 1 as const, href: '../a/' }
    const html = render(ValueTileMap, { props: { label, tiles: [tile] } }).body
    expect(html).toContain('role="group"')
    expect(html).toMatch(/<a class="peil-value-tile" href="\.\.\/a\/" aria-label="Aalst: 3 %"/)
  })

  it('becomes a picture without links, with its legend, when it has a width of its own', () => {
    const tile = { ...place, column: 0, row: 0, kind: 1 as const, href: '../a/' }
    const legend = [{ kind: 1 as const, text: 'from 0 to 5: 1' }]
    const props = { label, legend, width: 720 }
    for (const html of [
      render(ValueTileMap, { props: { ...props, tiles: [tile] } }).body,
      render(OutlineMap, { props: { ...props, places: [tile], boundaries } }).body,
    ]) {
      expect(html.replaceAll(/<!--[^]*?-->/g, '')).toMatch(/^\s*<svg width="720" height="\d+"/)
      expect(html).toContain('from 0 to 5: 1')
      expect(html).not.toMatch(/<a |href|NaN/)
    }
  })

  it('draws outlines of those that have one', () => {
    const places = [
      { id: 'a', text: 'A', kind: 'withheld' as const },
      { id: 'b', text: 'B', kind: 1 as const },
    ]
    const html = render(OutlineMap, { props: { label, places, boundaries } }).body
    expect(count(html, /data-point/g)).toBe(1)
    expect(html).toContain('viewBox="0 0 100 50"')
    expect(html).not.toMatch(/NaN|undefined/)
  })
})
