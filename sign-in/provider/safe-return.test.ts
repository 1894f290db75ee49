import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeReturn } from './safe-return.ts'

const origin = 'https://workspace.example.org'

test.each(['/', '/nl/', '/nl/call?year=2022', '/nl/a%20b'])('%s is ours', (wanted) => {
  expect(safeReturn(wanted, origin)).toBe(wanted)
})

test.each([
  '',
  'nl/',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/nl\r\nSet-Cookie: a=b',
  ' //evil.example',
])('%j is not', (wanted) => {
  expect(safeReturn(wanted, origin)).toBe('/')
})

test('never leads to another site', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '@',
    ':',
    '\t',
    'evil.example',
    'https',
    '?',
    '#',
    '%2f',
  )
  fc.assert(
    fc.property(
      fc.array(piece).map((all) => all.join('')),
      (wanted) => {
        const safe = safeReturn(wanted, origin)
        expect(new URL(safe, origin).origin).toBe(origin)
        expect(safe).toMatch(/^\/(?![/\\])/)
      },
    ),
    { numRuns: 2_000, seed: 16 },
  )
})
