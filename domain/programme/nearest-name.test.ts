import { expect, test } from 'vitest'
import { nearestName, suggestName } from './nearest-name.ts'

const keys = ['title', 'aim', 'sources', 'whatIsDone']

test.each([
  ['titel', 'title'],
  ['source', 'sources'],
  ['whatIsdone', 'whatIsDone'],
  ['colour', null],
  ['', null],
])('%j is probably %j', (name, expected) => {
  expect(nearestName(name, keys)).toBe(expected)
})

test('the limit is 45 percent of the longer name', () => {
  expect(nearestName('abcdefghijk', ['abcdefg'])).toBe('abcdefg')
  expect(nearestName('abcdefghijk', ['abcdef'])).toBeNull()
})

test('the first in order is taken when two are as near', () => {
  expect(nearestName('over-65', ['over-75', 'over-55'])).toBe('over-55')
})

test('numbers are never taken for each other', () => {
  expect(nearestName('25', ['15', '24'])).toBeNull()
  expect(suggestName('25', ['15', '24'])).toBe('Use one of: 15, 24.')
})

test('a long list is cut short, an empty one has nothing to offer', () => {
  const names = Array.from({ length: 13 }, (_, index) => `${index}`)
  expect(suggestName('other', names)).toMatch(/10, 11, …$/)
  expect(suggestName('other', names.slice(0, 12))).toMatch(/10, 11\.$/)
  expect(suggestName('other', [])).toBe('Remove it.')
})
