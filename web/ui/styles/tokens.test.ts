import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--peil-([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [
    name ?? '',
    hex ?? '',
  ]),
)

/** Relative luminance of WCAG 2.2. */
const luminance = (hex: string): number => {
  const channel = (from: number): number => {
    const share = Number.parseInt(hex.slice(from, from + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

const contrast = (text: string, ground: string): number => {
  const [a, b] = [text, ground].map((name) => luminance(tokens.get(name) ?? ''))
  if (a === undefined || b === undefined) throw new Error(`no such token: ${text} or ${ground}`)
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

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

describe('text on its ground', () => {
  it('has a contrast of at least 4.5 for every tone, tinted and on paper', () => {
    for (const tone of tones) {
      expect(contrast(tone, `${tone}-tint`), tone).toBeGreaterThanOrEqual(4.5)
      expect(contrast(tone, 'paper'), tone).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('has it for body text, links and the footer too', () => {
    const pairs = [
      ['ink', 'paper'],
      ['ink', 'tint'],
      ['muted', 'paper'],
      ['muted', 'brand-tint'],
      ['brand', 'paper'],
      ['brand', 'brand-tint'],
      ['paper', 'brand'],
      ['paper', 'brand-dark'],
    ] as const
    for (const [text, ground] of pairs) {
      expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  })
})
