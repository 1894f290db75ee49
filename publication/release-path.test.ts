import { relative, resolve } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { releasePathProblem } from './release-path.ts'

it('lets no path through that leaves the folder or means another file', () => {
  const part = fc.oneof(
    fc.constantFrom('.', '..', '', 'a', '\\', '/', '%2e%2e', '~', 'con', ' ', '\0', 'C:'),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const path = parts.join('/')
      if (releasePathProblem(path) !== null) return
      expect(relative('/some/release', resolve('/some/release', path))).toBe(path)
    }),
    { numRuns: 2000, seed: 20261123 },
  )
})

it('takes the paths that releases have', () => {
  for (const path of ['index.html', 'nl/gemeente/44021/index.html', '.well-known/x', 'a b/ü.csv'])
    expect(releasePathProblem(path)).toBeNull()
  expect(releasePathProblem('a'.repeat(1000))).toBeNull()
  expect(releasePathProblem('a'.repeat(1001))).not.toBeNull()
})
