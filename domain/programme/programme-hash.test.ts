import { expect, test } from 'vitest'
import { programmeHash } from './programme-hash.ts'

const files = new Map([
  ['goals.yaml', 'goals: []\n'],
  ['calls/2022.yaml', 'id: 2022\n'],
])
const hash = programmeHash(files)

test('is a SHA-256 in hex, and the same whatever the order of the files', () => {
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(programmeHash(new Map([...files].reverse()))).toBe(hash)
})

test('does not change with line endings, a byte order mark or files beside the programme', () => {
  const checkedOut = new Map(
    [...files].map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]),
  )
  expect(programmeHash(checkedOut)).toBe(hash)
  expect(programmeHash(new Map(files).set('goals.yaml', '\uFEFFgoals: []\n'))).toBe(hash)
  for (const name of [
    'sample.yaml',
    'figures/record.csv',
    'README.md',
    '.goals.yaml.swp',
    '.git/config',
  ]) {
    expect(programmeHash(new Map(files).set(name, 'x'))).toBe(hash)
  }
})

test('changes with a content, a name, or a text that moves from one file to the next', () => {
  const others = [
    new Map(files).set('goals.yaml', 'goals: [] \n'),
    new Map([...files, ['units.yaml', '']]),
    new Map([...files, ['indicators.yaml', '']]),
    new Map([...files, ['figures.csv', '']]),
    new Map([
      ['goal.yaml', 'goals: []\n'],
      ['calls/2022.yaml', 'id: 2022\n'],
    ]),
    new Map([
      ['a.yaml', 'one'],
      ['b.yaml', 'two'],
    ]),
    new Map([
      ['a.yaml', 'onet'],
      ['b.yaml', 'wo'],
    ]),
  ]
  const hashes = [files, ...others].map(programmeHash)
  expect(new Set(hashes).size).toBe(hashes.length)
})
