import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PageRenderer } from './page-renderer.ts'
import { readEarlierReleases } from './read-earlier-releases.ts'
import { readPreviousRelease } from './previous-release.ts'
import { publishRelease, type PublishOptions } from './publish-release.ts'
import { makeSigningKeys } from './signing-keys.ts'
import { contentsOf, testFolder } from './test-support/test-folder.ts'
import { testPages } from './test-support/test-pages.ts'
import { testRelease } from './test-support/test-release.ts'
import { verifyRelease } from './verify-release.ts'

const publish = (release = testRelease(), options: Partial<PublishOptions> & { out: string }) =>
  publishRelease(release, testPages, { workers: 1, progress: () => undefined, ...options })

const pagesAt = (...paths: readonly string[]): PageRenderer =>
  async function* () {
    for (const path of paths) yield await Promise.resolve({ path, bytes: new Uint8Array([1]) })
  }

const render = (pages: PageRenderer, out: string) =>
  publishRelease(testRelease(), pages, { out, workers: 1, progress: () => undefined })

const codesOf = (result: Awaited<ReturnType<typeof publish>>): readonly string[] =>
  result.ok ? [] : result.refusals.map(({ code }) => code)

describe('publish a release', () => {
  it('gives the same bytes again, with another number of workers too', async () => {
    const folder = await testFolder()
    const one = await publish(testRelease(), { out: join(folder, 'one') })
    const two = await publish(testRelease(), { out: join(folder, 'two'), workers: 2 })
    expect(one).toEqual(two)
    expect(await contentsOf(join(folder, 'one'))).toEqual(await contentsOf(join(folder, 'two')))
    const found = await verifyRelease(join(folder, 'one'))
    expect(found).toMatchObject({ findings: [], signed: 'unsigned' })
    expect(one).toMatchObject({ ok: true, value: { files: found.files } })
    expect(await readdir(folder)).toEqual(['one', 'two'])
  })

  it('gives the same bytes with files that were kept, and makes few of them again', async () => {
    const folder = await testFolder()
    const keepIn = join(folder, 'kept.sqlite')
    const later = testRelease({ ledgerPosition: 12, ledgerHash: 'fedcba98'.repeat(8) })
    await publish(testRelease(), { out: join(folder, 'before'), keepIn })
    const again = await publish(later, { out: join(folder, 'again'), keepIn })
    const anew = await publish(later, { out: join(folder, 'anew') })
    expect(again).toEqual(anew)
    expect(await contentsOf(join(folder, 'again'))).toEqual(await contentsOf(join(folder, 'anew')))
    // Nothing in these says where the ledger stands.
    for (const path of ['data/kpis.xlsx', 'data/csv/municipality/44021.csv', 'data/kpis.parquet'])
      expect(await readFile(join(folder, 'again', path)), path).toEqual(
        await readFile(join(folder, 'before', path)),
      )
    const [before, after] = ['before', 'again'].map((name) =>
      join(folder, name, 'data/release.json'),
    )
    expect(await readFile(after ?? '')).not.toEqual(await readFile(before ?? ''))
  })

  it('signs the same way each time; a release with invented figures is never official', async () => {
    const folder = await testFolder()
    const [key, publicKey] = [join(folder, 'key.pem'), join(folder, 'key.pub.pem')]
    expect((await makeSigningKeys(key, publicKey)).ok).toBe(true)
    await publish(testRelease(), { out: join(folder, 'one'), key })
    await publish(testRelease(), { out: join(folder, 'two'), key })
    expect(await contentsOf(join(folder, 'one'))).toEqual(await contentsOf(join(folder, 'two')))
    const sample = await verifyRelease(join(folder, 'one'), { key: publicKey })
    expect(sample).toMatchObject({ findings: [], signed: 'valid', manifest: { official: false } })
    expect(await verifyRelease(join(folder, 'one'), { key })).toMatchObject({ signed: 'valid' })

    const supplied = testRelease({ provenance: 'supplied' })
    await publish(supplied, { out: join(folder, 'signed'), key })
    await publish(supplied, { out: join(folder, 'unsigned') })
    expect((await verifyRelease(join(folder, 'signed'))).manifest?.official).toBe(true)
    expect((await verifyRelease(join(folder, 'unsigned'))).manifest?.official).toBe(false)
  })

  it('carries the history on, so that one folder holds the whole chain', async () => {
    const folder = await testFolder()
    const key = join(folder, 'key.pem')
    await makeSigningKeys(key, `${key}.pub`)
    await publish(testRelease(), { out: join(folder, '1') })
    for (const [at, signed] of [
      [2, true],
      [3, false],
    ] as const) {
      const previous = join(folder, String(at - 1))
      const read = await readPreviousRelease(previous, { key })
      if (!read.ok) throw new Error(JSON.stringify(read))
      const earlier = await readEarlierReleases(previous, read.value.previous)
      expect(earlier.map(({ manifestSha256 }) => manifestSha256)[0]).toBe(
        read.value.previous.manifestSha256,
      )
      expect(earlier).toHaveLength(at - 1)
      const release = testRelease({
        ledgerPosition: 10 + at,
        previous: read.value.previous,
        earlier,
      })
      const result = await publish(release, {
        out: join(folder, String(at)),
        previous,
        ...(signed ? { key } : {}),
      })
      expect(result).toMatchObject({ ok: true })
    }
    const contents = await contentsOf(join(folder, '3'))
    const second = await contentsOf(join(folder, '2'))
    expect(
      Object.keys(contents)
        .filter((path) => path.startsWith('history/'))
        .toSorted(),
    ).toEqual([
      'history/0001-manifest.json',
      'history/0002-manifest.json',
      'history/0002-manifest.json.sig',
    ])
    expect(contents['history/0002-manifest.json']).toBe(second['manifest.json'])
    expect(contents['history/0002-manifest.json.sig']).toBe(second['manifest.json.sig'])
    expect((await verifyRelease(join(folder, '3'))).findings).toEqual([])
  })

  it('refuses a previous release that does not fit, or is not as it was published', async () => {
    const folder = await testFolder()
    const previous = join(folder, 'before')
    await publish(testRelease(), { out: previous })
    const read = await readPreviousRelease(previous)
    if (!read.ok) throw new Error(JSON.stringify(read))
    const { previous: named } = read.value
    const out = join(folder, 'after')
    const next = (some: Parameters<typeof testRelease>[0]) =>
      publish(testRelease({ previous: named, ...some }), { out, previous })
    const { programme } = testRelease()
    expect(codesOf(await next({ ledgerPosition: 11 }))).toEqual(['previous-release-newer'])
    expect(codesOf(await next({ ledgerHash: 'c'.repeat(64) }))).toEqual([
      'previous-release-of-other-ledger',
    ])
    expect(codesOf(await next({ programme: { ...programme, id: 'other' } }))).toEqual([
      'previous-release-of-other-programme',
    ])
    expect(codesOf(await next({ provenance: 'supplied' }))).toEqual([
      'previous-release-of-other-provenance',
    ])
    expect(codesOf(await next({ previous: null }))).toEqual(['previous-release-differs'])
    expect(codesOf(await publish(testRelease({ previous: named }), { out }))).toEqual([
      'previous-release-differs',
    ])
    await writeFile(join(previous, 'favicon.svg'), '<svg/>')
    expect(codesOf(await next({}))).toEqual(['previous-release-broken'])
    expect(await readdir(folder)).toEqual(['before'])
  })

  it('never overwrites: tells the same release from another one and from something else', async () => {
    const folder = await testFolder()
    const out = join(folder, 'out')
    await publish(testRelease(), { out })
    const before = await contentsOf(out)
    expect(codesOf(await publish(testRelease(), { out }))).toEqual(['same-release-exists'])
    expect(codesOf(await publish(testRelease({ ledgerPosition: 13 }), { out }))).toEqual([
      'other-release-exists',
    ])
    expect(await contentsOf(out)).toEqual(before)
    await writeFile(join(folder, 'file'), 'mine')
    expect(codesOf(await publish(testRelease(), { out: join(folder, 'file') }))).toEqual([
      'out-exists',
    ])
    await symlink('nowhere', join(folder, 'link'))
    expect(codesOf(await publish(testRelease(), { out: join(folder, 'link') }))).toEqual([
      'out-exists',
    ])
  })

  it('lets one of two publications of the same folder through', async () => {
    const out = join(await testFolder(), 'deep', 'out')
    const results = await Promise.all([
      publish(testRelease(), { out }),
      publish(testRelease(), { out }),
    ])
    expect(results.flatMap(codesOf)).toEqual(['same-release-exists'])
    expect((await verifyRelease(out)).findings).toEqual([])
    expect(await readdir(join(out, '..'))).toEqual(['out'])
  })

  it.each(['../x', '/x', 'a/../../x', 'a\\..\\x', 'a\0', 'a//b', './a', '', 'c:x', 'a.html.br'])(
    'refuses a page at %j',
    async (path) => {
      const folder = await testFolder()
      expect(codesOf(await render(pagesAt('ok.html', path), join(folder, 'out')))).toEqual([
        'bad-release-path',
      ])
      expect(await readdir(folder)).toEqual([])
    },
  )

  it.each([
    ['a', 'a'],
    ['a/b', 'A/b'],
    ['a', 'a/b'],
    ['a/b', 'a'],
  ])('refuses %j beside %j', async (one, other) => {
    const folder = await testFolder()
    expect(codesOf(await render(pagesAt(one, other), join(folder, 'out')))).toEqual([
      'bad-release-path',
    ])
    expect(await readdir(folder)).toEqual([])
  })

  it.each(['data/extra.csv', 'history/0001-manifest.json', 'Manifest.json', 'manifest.json.sig'])(
    'refuses a page at %j, which it writes itself',
    async (path) => {
      const folder = await testFolder()
      expect(codesOf(await render(pagesAt(path), join(folder, 'out')))).toEqual([
        'reserved-release-path',
      ])
    },
  )

  it('leaves nothing behind when a page fails to render', async () => {
    const folder = await testFolder()
    const failing: PageRenderer = async function* (release, options) {
      yield* testPages(release, options)
      throw new Error('no such template')
    }
    await expect(render(failing, join(folder, 'out'))).rejects.toThrow('no such template')
    expect(await readdir(folder)).toEqual([])
  })

  it('refuses a key that cannot sign before it begins', async () => {
    const folder = await testFolder()
    const key = join(folder, 'key.pem')
    await makeSigningKeys(key, `${key}.pub`)
    const result = await publish(testRelease(), { out: join(folder, 'out'), key: `${key}.pub` })
    expect(codesOf(result)).toEqual(['key-not-private'])
    expect((await stat(key)).mode & 0o777).toBe(0o600)
  })

  it('publishes into an empty folder that is already there', async () => {
    const folder = await testFolder()
    await mkdir(join(folder, 'out'))
    expect((await publish(testRelease(), { out: join(folder, 'out') })).ok).toBe(true)
  })
})
