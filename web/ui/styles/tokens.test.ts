import { describe, expect, it } from 'vitest'
import { contrast, readStyles, tokensIn } from './test-contrast.ts'

const light = tokensIn(readStyles('tokens.css'))
const dark = tokensIn(readStyles('dark-tokens.css'))

const tones = [
  'met',
  'on-course',
  'behind',
  'below-interim',
  'missed',
  'overdue',
  'neutral',
  'sample',
]

const texts = [
  ['ink', 'paper'],
  ['ink', 'tint'],
  ['ink', 'brand-tint'],
  ['muted', 'paper'],
  ['muted', 'tint'],
  ['muted', 'brand-tint'],
  ['brand', 'paper'],
  ['brand', 'tint'],
  ['brand', 'brand-tint'],
  ['brand-dark', 'paper'],
  ['paper', 'brand'],
  ['paper', 'brand-dark'],
  ['footer-ink', 'footer'],
] as const

/** Symbols on tiles: what they say must be told from their ground. */
const tiles = [
  ['brand-dark', 'tile-all-good'],
  ['brand', 'tile-most-good'],
  ['behind', 'tile-some-good'],
  ['missed', 'tile-none-good'],
  ['brand', 'tile-not-judged'],
  ['neutral', 'tile-waiting'],
  ['neutral', 'tile-none'],
] as const

describe.each([
  ['light', light],
  ['dark', dark],
])('%s colours', (_, tokens) => {
  it('have a contrast of at least 4.5 for every tone, tinted and on paper', () => {
    for (const tone of tones) {
      expect(contrast(tokens, tone, `${tone}-tint`), tone).toBeGreaterThanOrEqual(4.5)
      expect(contrast(tokens, tone, 'paper'), tone).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('have it for body text, links, buttons and the footer too', () => {
    for (const [text, ground] of texts) {
      expect(contrast(tokens, text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('set symbols on tiles and the ring around what has focus apart, by at least 3', () => {
    for (const [mark, ground] of tiles) {
      expect(contrast(tokens, mark, ground), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3)
    }
    for (const ground of ['paper', 'tint', 'brand-tint']) {
      expect(contrast(tokens, 'focus', ground), `focus on ${ground}`).toBeGreaterThanOrEqual(3)
    }
  })
})

it('every light colour has a dark one, and none is dark only', () => {
  expect([...dark.keys()].toSorted()).toEqual([...light.keys()].toSorted())
})
