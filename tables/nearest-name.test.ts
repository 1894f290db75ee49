import { expect, test } from 'vitest'
import { nearestName } from './nearest-name.ts'

const names = ['nis', 'residents', 'reference_date', 'source']

test.each([
  ['resident', 'residents'],
  ['Reference date', 'reference_date'],
  ['referentie_datum', 'reference_date'],
  ['NIS', 'nis'],
  ['nic', 'nis'],
])('%s is near %s', (found, name) => {
  expect(nearestName(found, names)).toBe(name)
})

test.each(['colour', 'xyz', '', 'x'.repeat(100_000)])('nothing is near %.10s', (found) => {
  expect(nearestName(found, names)).toBeNull()
})

test('two edits are near, three are not, in a short name', () => {
  expect(nearestName('abxy', ['abcd'])).toBe('abcd')
  expect(nearestName('axyz', ['abcd'])).toBeNull()
})
