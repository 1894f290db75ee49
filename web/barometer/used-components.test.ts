import { expect, test } from 'vitest'
import { canMatch } from './used-components.ts'

const can = canMatch('<p class="utrecht-paragraph utrecht-paragraph--lead utrecht-alert--{x}">')

test.each([
  ['.utrecht-paragraph', true],
  ['.utrecht-paragraph--lead > a', true],
  ['h1, .peil-anything', true],
  [':root', true],
  ['.utrecht-alert--any-kind', true],
  ['.utrecht-alert', false],
  ['.utrecht-paragraph--small', false],
  ['.utrecht-paragraph .utrecht-link', false],
  ['.utrecht-paragraph-', false],
  ['.utrecht-paragraph:not(.utrecht-paragraph--small)', true],
  ['.utrecht-paragraph:is(a, :not(.utrecht-link))', true],
  ['.utrecht-link:not(.utrecht-paragraph)', false],
])('%s can match: %s', (selector, expected) => {
  expect(can(selector)).toBe(expected)
})
