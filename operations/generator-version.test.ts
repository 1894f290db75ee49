import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { generatorVersion, releaseSources } from './generator-version.ts'

test('the generator version names the package and its sources', () => {
  expect(generatorVersion).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/)
  expect(releaseSources()).toContain('domain/release/compose-release.ts')
  expect(releaseSources()).toContain('web/barometer/render-pages.ts')
  expect(releaseSources()).not.toContain('operations/generator-version.test.ts')
})

test('nothing that is made on a machine counts: a fresh clone and one that was built are the same', () => {
  const tracked = new Set(
    execFileSync('git', ['ls-files', '-co', '--exclude-standard']).toString().split('\n'),
  )
  expect(releaseSources().filter((name) => !tracked.has(name))).toEqual([])
})
