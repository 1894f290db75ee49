import { describe, expect, it } from 'vitest'
import { dots, figure, line } from '../testing/sample-figure.ts'
import { groupsOf, parseSvg, textsOf } from '../testing/svg-tree.ts'
import { drawFigure } from './draw-figure.ts'
import { tones } from './drawing/tones.ts'

describe('a figure', () => {
  it('tells marks apart without colour: by shape and by dashes, also those of one tone', () => {
    const lines = [...tones.map((tone) => line({ tone, label: tone })), line({ label: 'second' })]
    const dashes = groupsOf(drawFigure(figure(lines)), 'line').map(
      ({ children }) =>
        `${children[0]?.attributes['stroke-dasharray']} ${children[0]?.attributes['stroke-width']}`,
    )
    const solid = dashes.filter((dash) => dash.startsWith('undefined'))
    expect(solid).toHaveLength(2)
    expect(new Set(dashes).size).toBe(dashes.length - 1)
    const shapes = tones.map((tone) => dots({ tone, label: tone }))
    const drawn = groupsOf(drawFigure(figure(shapes)), 'dots').map(
      ({ children }) =>
        `${children[0]?.attributes['d']} ${children[0]?.attributes['fill'] === '#ffffff'}`,
    )
    expect(new Set(drawn).size).toBe(tones.length)
  })

  it('has a legend with each label once, and none for marks without one', () => {
    const svg = drawFigure(
      figure([line({ label: 'limits' }), line({ label: 'limits' }), line({ label: '' })]),
    )
    const [legend] = groupsOf(svg, 'legend')
    expect(legend?.children).toHaveLength(1)
    const [none] = groupsOf(drawFigure(figure([line({ label: '' })])), 'legend')
    expect(none?.children).toEqual([])
  })

  it('writes numbers as people read them', () => {
    const years = textsOf(
      drawFigure(figure([line({ points: { x: [1990, 1992], y: [0, 50_000] } })])),
    )
    expect(years).toEqual(expect.arrayContaining(['1990', '1991', '1992', '10,000', '0']))
    expect(years).not.toContain('1990.5')
    const shares = textsOf(drawFigure(figure([line({ points: { x: [0, 1], y: [-0.1, 0.1] } })])))
    expect(shares).toContain('−0.05')
  })

  it('writes the numbers of an axis alike: all with a comma where one needs it', () => {
    const texts = textsOf(drawFigure(figure([line({ points: { x: [0, 1], y: [0, 10_000] } })])))
    expect(texts).toEqual(expect.arrayContaining(['2,000', '10,000']))
    const short = textsOf(drawFigure(figure([line({ points: { x: [0, 1], y: [0, 8000] } })])))
    expect(short).toEqual(expect.arrayContaining(['2000', '8000']))
  })

  it('has a minus before numbers in title and text, and leaves dates and names as they are', () => {
    const svg = drawFigure({
      ...figure([]),
      title: 'Effect of -3 in A-1',
      description: 'From 2016-12-01 on (-0.5 to 2), on average -0.2; co-2 and -x.',
    })
    expect(svg).toContain('<title id="title">Effect of −3 in A-1</title>')
    expect(svg).toContain('From 2016-12-01 on (−0.5 to 2), on average −0.2; co-2 and -x.</desc>')
  })

  it('writes no name over the bar of an interval', () => {
    const points = { x: [0, 1], y: [5, 5] }
    const named = dots({ points, names: ['first place by far', ''] })
    const bar = (direction: 'vertical' | 'horizontal', at: number, low: number, high: number) =>
      ({
        kind: 'interval',
        label: '',
        tone: 'limit',
        direction,
        at: [at],
        low: [low],
        high: [high],
      }) as const
    const drawn = (...bars: readonly ReturnType<typeof bar>[]): boolean =>
      textsOf(drawFigure(figure([named, ...bars]))).includes('first place by far')
    expect(drawn()).toBe(true)
    // Above and below the dot its own bar is in the way, right of it another one.
    expect(drawn(bar('vertical', 0, 0, 10))).toBe(true)
    expect(drawn(bar('vertical', 0, 0, 10), bar('vertical', 0.1, 0, 10))).toBe(false)
    expect(drawn(bar('vertical', 0, 0, 10), bar('vertical', 0.1, 0, 2))).toBe(true)
    expect(drawn(bar('vertical', 0, 0, 10), bar('horizontal', 5, 0.1, 0.9))).toBe(false)
    expect(drawn(bar('vertical', 0, 0, 10), bar('vertical', 0.1, NaN, 10))).toBe(true)
  })

  it('names positions up the side, higher where they are many, and below, tilted where long', () => {
    const names = (count: number) => Array.from({ length: count }, (_, k) => `place number ${k}`)
    const tall = drawFigure(
      figure([dots({ points: { x: [1, 2], y: [0, 39] } })], {
        y: { label: 'place', categories: names(40) },
      }),
    )
    expect(Number(parseSvg(tall).attributes['height'])).toBeGreaterThan(40 * 24)
    expect(textsOf(tall)).toEqual(expect.arrayContaining(names(40)))
    expect(groupsOf(tall, 'dots')[0]?.children[1]?.children[0]?.text).toBe('2, place number 39')
    const below = (count: number) =>
      drawFigure(
        figure([dots({ points: { x: [0], y: [1] } })], {
          x: { label: 'place', categories: names(count) },
        }),
      )
    expect(below(3)).not.toContain('rotate')
    expect(below(12)).toContain('rotate')
    const crowded = textsOf(below(200)).filter((text) => text.startsWith('place n'))
    expect(crowded.length).toBeGreaterThan(10)
    expect(crowded.length).toBeLessThan(60)
  })

  it('cuts what is too long for its place', () => {
    const long = 'a word and another one '.repeat(60)
    const svg = drawFigure({
      ...figure([line({ label: long })]),
      ...{ title: long, description: long, x: { label: long }, y: { label: long } },
    })
    const cut = textsOf(svg).filter((text) => text.endsWith('…'))
    expect(cut).toHaveLength(5)
  })

  it('can show a single point, a constant, and nothing at all', () => {
    const single = groupsOf(drawFigure(figure([dots({ points: { x: [7], y: [0] } })])), 'dots')
    expect(single[0]?.children).toHaveLength(1)
    expect(textsOf(drawFigure(figure([])))).toContain('0.5')
    expect(groupsOf(drawFigure(figure([dots({ points: { x: [], y: [] } })])), 'dots')).toHaveLength(
      1,
    )
    const zero = drawFigure(figure([], { x: { label: 'x', categories: [] } }))
    expect(parseSvg(zero).name).toBe('svg')
  })

  it('writes no name that an axis says already, and none that many dots share', () => {
    const named = (names: readonly string[]) =>
      textsOf(
        drawFigure(
          figure([dots({ points: { x: [0, 1, 2], y: [0, 1, 2] }, names })], {
            y: { label: 'place', categories: ['Aalst', 'Gent', 'Ieper'] },
          }),
        ),
      )
    const own = named(['Aalst', '1.0', 'other'])
    expect(own.filter((text) => text === 'Aalst')).toHaveLength(1)
    expect(own).not.toContain('1.0')
    expect(own).toContain('other')
    expect(named(['3 rows', '3 rows', '2 rows'])).not.toContain('2 rows')
  })

  it('holds what an axis must include', () => {
    const shown = textsOf(
      drawFigure(
        figure([line({ points: { x: [5, 6], y: [90, 100] } })], {
          y: { label: 'y', include: [0] },
        }),
      ),
    )
    expect(shown).toContain('0')
  })
})
