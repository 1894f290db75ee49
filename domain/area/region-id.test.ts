import { expect, test } from 'vitest'
import { regionId } from './region-id.ts'

test.each([
  ['Regio Antwerpen', 'regio-antwerpen'],
  ['Zuid-West-Vlaanderen', 'zuid-west-vlaanderen'],
  ['Regio  Ëén & Ander (Noord)', 'regio-een-ander-noord'],
  ['  Waasland ', 'waasland'],
])('%s becomes %s', (name, id) => {
  expect(regionId(name)).toBe(id)
})
