import { describe, expect, it } from 'vitest'
import { dots, figure, line } from '../testing/sample-figure.ts'
import { groupsOf, parseSvg, textsOf } from '../testing/svg-tree.ts'
import { drawFigure } from './draw-figure.ts'

describe('a figure as SVG', () => {
  it('says what it shows to everyone, at 720 by 460', () => {
    const svg = drawFigure(figure([line()]))
    const root = parseSvg(svg)
    expect(root.attributes).toMatchObject({
      width: '720',
      height: '460',
      viewBox: '0 0 720 460',
      role: 'img',
      'aria-labelledby': 'title description',
    })
    expect(root.children[0]).toMatchObject({
      name: 'title',
      text: 'Title',
      attributes: { id: 'title' },
    })
    expect(root.children[1]).toMatchObject({
      name: 'desc',
      text: 'What is to be seen.',
      attributes: { id: 'description' },
    })
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining(['Title', 'What is to be seen.', 'x label', 'y label', 'path']),
    )
  })

  it('is the same, to the byte, for the same figure', () => {
    const one = figure([line(), dots({ names: ['Gent', 'Aalst'] })])
    expect(drawFigure(structuredClone(one))).toBe(drawFigure(one))
  })

  it('escapes every text, and leaves out what XML cannot hold', () => {
    const text = 'a < b & "c" > \u0001\ud800d'
    const svg = drawFigure({
      title: text,
      description: text,
      x: { label: text },
      y: { label: text },
      marks: [dots({ label: text, names: [text, text] })],
    })
    const held = 'a < b & "c" > \ufffdd'
    expect(parseSvg(svg).children[0]?.text).toBe(held)
    expect(parseSvg(svg).children[1]?.text).toBe(held)
    expect(textsOf(svg).filter((one) => one === held).length).toBeGreaterThanOrEqual(5)
  })

  it('draws a line with gaps where a value is not known, and a lone point as a dot', () => {
    const points = { x: [0, 1, 2, 3, 4, 5], y: [1, 2, NaN, 3, Infinity, 5] }
    const [group] = groupsOf(drawFigure(figure([line({ points })])), 'line')
    expect(group?.children).toHaveLength(3)
    const path = group?.children[0]?.attributes['d'] ?? ''
    expect(path.match(/M/g)).toHaveLength(3)
    expect(path).not.toMatch(/NaN|Infinity/)
  })

  it('draws dots with their names and values, except where one is not known', () => {
    const points = { x: [1990, 2000, NaN], y: [12_345.678, 0.000123456, 3] }
    const svg = drawFigure(figure([dots({ points, names: ['Gent', 'Aalst', 'Ieper'] })]))
    const [group] = groupsOf(svg, 'dots')
    expect(group?.children.map(({ children }) => children[0]?.text)).toEqual([
      'Gent: 1990, 12,350',
      'Aalst: 2000, 0.0001235',
    ])
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['Gent', 'Aalst']))
    expect(textsOf(svg)).not.toContain('Ieper')
  })

  it('names only dots that stand out when there are many, and no name over another', () => {
    const many = (count: number) => ({
      points: { x: Array.from({ length: count }, (_, k) => k), y: Array<number>(count).fill(1) },
      names: Array.from({ length: count }, (_, k) => `n${k}`),
    })
    const alert = dots({ tone: 'alert', points: { x: [5], y: [9] }, names: ['odd'] })
    const few = textsOf(drawFigure(figure([dots(many(10)), alert])))
    expect(few).toEqual(expect.arrayContaining(['n0', 'n9', 'odd']))
    const crowded = textsOf(drawFigure(figure([dots(many(60)), alert])))
    expect(crowded).toContain('odd')
    expect(crowded.filter((text) => /^n\d/.test(text))).toEqual([])
    const same = { points: { x: [1, 1, 1, 1, 1, 1], y: [1, 1, 1, 1, 1, 1] } }
    const names = ['aa', 'bb', 'cc', 'dd', 'ee', 'ff']
    const placed = textsOf(drawFigure(figure([dots({ ...same, names })]))).filter((text) =>
      names.includes(text),
    )
    expect(placed).toHaveLength(4)
  })

  const others = drawFigure(
    figure([
      {
        kind: 'band',
        label: 'band',
        tone: 'main',
        x: [0, 1, 2],
        low: [0, NaN, 1],
        high: [2, 2, 3],
      },
      {
        ...{ kind: 'interval', label: 'up', tone: 'main', direction: 'vertical' },
        ...{ at: [0, 1], low: [1, NaN], high: [2, 2] },
      },
      {
        ...{ kind: 'interval', label: 'along', tone: 'other', direction: 'horizontal' },
        ...{ at: [1], low: [0], high: [2] },
      },
      { kind: 'bars', label: 'bars', tone: 'other', edges: [0, 1, 2], heights: [2, -1] },
      { kind: 'rule', label: 'start', tone: 'limit', axis: 'x', at: 1 },
      { kind: 'rule', label: 'none', tone: 'reference', axis: 'y', at: 0 },
      { kind: 'rule', label: 'nowhere', tone: 'reference', axis: 'y', at: NaN },
    ]),
  )

  it('draws a band with a gap, and bars as high as their values', () => {
    const [band] = groupsOf(others, 'band')
    expect(band?.children[0]?.attributes['d']?.match(/M/g)).toHaveLength(2)
    const [bars] = groupsOf(others, 'bars')
    const heights = bars?.children.map(({ attributes }) => Number(attributes['height'])) ?? []
    expect(heights.map((height) => height / Math.min(...heights))).toEqual([
      expect.closeTo(2, 2),
      expect.closeTo(1, 2),
    ])
  })

  it('draws intervals along both axes, with caps, where both ends are known', () => {
    const [up = '', along = ''] = groupsOf(others, 'interval').map(
      ({ children }) => children[0]?.attributes['d'],
    )
    expect(up).toMatch(/^M[\d.]+,[\d.]+V[\d.]+M[^MV]+H[^MV]+M[^MV]+H[\d.]+$/)
    expect(along).toMatch(/^M[\d.]+,[\d.]+H[\d.]+M[^MH]+V[^MH]+M[^MH]+V[\d.]+$/)
  })

  it('draws rules over the whole plot, where their place is known', () => {
    const [start, none, ...nowhere] = groupsOf(others, 'rule').map(
      ({ children }) => children[0]?.attributes ?? {},
    )
    expect(start?.['x1']).toBe(start?.['x2'])
    expect(start?.['y1']).not.toBe(start?.['y2'])
    expect(none?.['y1']).toBe(none?.['y2'])
    expect(none?.['x1']).not.toBe(none?.['x2'])
    expect(nowhere).toEqual([{}])
  })
})
