import { describe, expect, it } from 'vitest'
import { lightColours } from '../chart/light-colours.ts'
import { contrast, readStyles, tokensIn } from './test-contrast.ts'

const [lightPart = '', darkPart = ''] = readStyles('chart-tokens.css').split('@media')
const schemes = { light: tokensIn(lightPart), dark: tokensIn(darkPart) }
const pages = {
  light: tokensIn(readStyles('tokens.css')),
  dark: tokensIn(readStyles('dark-tokens.css')),
}
const names = ['light', 'dark'] as const
const numbers = [1, 2, 3, 4, 5, 6]
const classes = [1, 2, 3, 4, 5]

describe('the colours of charts', () => {
  it('are the same tokens in light, in dark and where the reader chooses', () => {
    const forced = readStyles('chart-tokens.css').split('forced-colors')[1] ?? ''
    const all = [...schemes.light.keys()]
    expect([...schemes.dark.keys()]).toEqual(all)
    expect([...forced.matchAll(/--peil-([a-z0-9-]+):/g)].map(([, name]) => name)).toEqual(all)
  })

  it('stand on the paper of the page', () => {
    for (const scheme of names) {
      expect(schemes[scheme].get('chart-paper')).toBe(pages[scheme].get('paper'))
    }
  })

  it('can be read: 4.5 for words and for series, whose names have their colour', () => {
    for (const scheme of names) {
      const words = ['chart-ink', 'chart-text', ...numbers.map((n) => `series-${n}`)]
      for (const word of words) {
        const found = contrast(schemes[scheme], word, 'chart-paper')
        expect(found, `${word}, ${scheme}`).toBeGreaterThanOrEqual(4.5)
      }
      for (const word of ['chart-ink', 'series-1']) {
        const found = contrast(schemes[scheme], word, 'chart-mine-ground')
        expect(found, `${word}, ${scheme}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  it('can be seen: 3 for axes, dots, the line on its band and the squares of a map', () => {
    for (const scheme of names) {
      const pairs = [
        ['chart-axis', 'chart-paper'],
        ['chart-dot', 'chart-paper'],
        ['class-line', 'chart-paper'],
        ['series-1', 'series-1-band'],
        ...classes.map((n) => ['class-mark', `class-${n}`] as const),
      ] as const
      for (const [mark, ground] of pairs) {
        const found = contrast(schemes[scheme], mark, ground)
        expect(found, `${mark} on ${ground}, ${scheme}`).toBeGreaterThanOrEqual(3)
      }
    }
  })

  it('move away from the paper from class to class', () => {
    for (const scheme of names) {
      const steps = classes.map((n) => contrast(schemes[scheme], `class-${n}`, 'chart-paper'))
      expect(steps).toEqual(steps.toSorted((a, b) => a - b))
      expect(new Set(steps).size).toBe(classes.length)
    }
  })

  it('are in files what they are on a light page', () => {
    expect(new Map(Object.entries(lightColours))).toEqual(schemes.light)
  })
})
