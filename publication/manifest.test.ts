import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { manifestOf } from './manifest-of.ts'
import { manifestText, parseManifest } from './manifest.ts'
import { releasePathProblem } from './release-path.ts'
import { testRelease } from './test-support/test-release.ts'

const paths = fc.uniqueArray(
  fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((path) => releasePathProblem(path) === null && !path.startsWith('manifest.json')),
)
const files = paths.map((list) =>
  list.map((path, at) => ({ path, bytes: at, sha256: String(at % 10).repeat(64) })),
)

describe('the manifest', () => {
  it('reads back as it was written, whatever the order of the files', () => {
    fc.assert(
      fc.property(files, (list) => {
        const text = manifestText(manifestOf(testRelease(), list, false))
        expect(text).toBe(manifestText(manifestOf(testRelease(), list.toReversed(), false)))
        const parsed = parseManifest(text)
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals))
        expect(manifestText(parsed.value)).toBe(text)
        expect(text.endsWith('}\n')).toBe(true)
      }),
      { seed: 20261123 },
    )
  })

  it('names a file once', () => {
    const file = { path: 'a', bytes: 1, sha256: 'a'.repeat(64) }
    const parsed = parseManifest(manifestText(manifestOf(testRelease(), [file, file], false)))
    expect(parsed).toMatchObject({ ok: false, refusals: [{ code: 'manifest-malformed' }] })
  })

  it('is official only when it is signed and nothing in it is invented', () => {
    const official = (provenance: 'sample' | 'supplied', signed: boolean) =>
      manifestOf(testRelease({ provenance }), [], signed).official
    expect(official('supplied', true)).toBe(true)
    expect(official('supplied', false)).toBe(false)
    expect(official('sample', true)).toBe(false)
    expect(official('sample', false)).toBe(false)
  })

  it.each(['', '[]', 'null', '{}', '{"formatVersion":1}', 'nonsense', '\u0000'])(
    'is not %j',
    (text) => {
      expect(parseManifest(text)).toMatchObject({
        ok: false,
        refusals: [{ code: 'manifest-malformed' }],
      })
    },
  )
})
