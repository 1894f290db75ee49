import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  flipBit,
  makeSignedRelease,
  type SignedRelease,
} from './test-support/test-signed-release.ts'
import { verifyRelease } from './verify-release.ts'

let made: SignedRelease

beforeAll(async () => {
  made = await makeSignedRelease()
  return made.remove
})

describe('verify a release', () => {
  it('finds nothing in one that is as it was published', async () => {
    expect(
      await verifyRelease(join(made.folder, 'release'), { key: join(made.folder, 'key.pub') }),
    ).toMatchObject({ findings: [], signed: 'valid' })
    expect(await verifyRelease(join(made.folder, 'release'))).toMatchObject({
      findings: [],
      signed: 'not-checked',
    })
  })

  it.each([
    'index.html',
    'nl/gemeente/44021/index.html',
    '_app/immutable/assets/0.AbCd1234.css',
    'favicon.svg',
    'data/release.json',
    'data/kpis.csv',
    'data/kpis.json',
    'data/dictionary.csv',
    'history/0001-manifest.json',
  ])('names %s when one bit of it is flipped', async (path) => {
    const folder = await made.copy()
    for (const at of [0, 0.5, 1]) {
      await flipBit(join(folder, path), at)
      expect(await made.faults(folder)).toEqual([`file-changed ${path}`])
      await flipBit(join(folder, path), at)
    }
  })

  it('names a file that is longer or shorter', async () => {
    const folder = await made.copy()
    await writeFile(join(folder, 'index.html'), '')
    await writeFile(join(folder, 'favicon.svg'), 'x', { flag: 'a' })
    expect(await made.faults(folder)).toEqual([
      'file-changed favicon.svg',
      'file-changed index.html',
    ])
  })

  it('names what is missing, added or renamed, all at once', async () => {
    const folder = await made.copy()
    await rm(join(folder, 'data/money.csv'))
    await writeFile(join(folder, 'data/extra.csv'), 'a,b\r\n')
    await writeFile(join(folder, 'index.html.bak'), '')
    await mkdir(join(folder, 'empty'))
    await rename(join(folder, 'nl/index.html'), join(folder, 'nl/home.html'))
    expect(await made.faults(folder)).toEqual([
      'file-added data/extra.csv',
      'file-missing data/money.csv',
      'folder-added empty',
      'file-added index.html.bak',
      'file-added nl/home.html',
      'file-missing nl/index.html',
    ])
  })

  it('names a link, even to the right contents', async () => {
    const folder = await made.copy()
    await rename(join(folder, 'favicon.svg'), join(folder, '..', 'favicon.svg'))
    await symlink('../favicon.svg', join(folder, 'favicon.svg'))
    await rename(join(folder, 'en'), join(folder, '..', 'en'))
    await symlink('../en', join(folder, 'en'))
    const faults = await made.faults(folder)
    expect(faults).toContain('link en')
    expect(faults).toContain('file-missing en/index.html')
    expect(faults.slice(-2)).toEqual(['file-missing favicon.svg', 'link favicon.svg'])
  })

  it('lets compressed copies be, when they hold the listed bytes', async () => {
    const folder = await made.copy()
    const page = await readFile(join(folder, 'index.html'))
    await writeFile(join(folder, 'index.html.gz'), gzipSync(page))
    await writeFile(join(folder, 'index.html.br'), brotliCompressSync(page))
    const manifest = await readFile(join(folder, 'manifest.json'))
    await writeFile(join(folder, 'manifest.json.gz'), gzipSync(manifest))
    expect(await made.faults(folder, 'key.pub')).toEqual([])

    await writeFile(join(folder, 'index.html.gz'), gzipSync(`${page.toString()}<script>`))
    await writeFile(join(folder, 'index.html.br'), page)
    await writeFile(join(folder, 'manifest.json.gz'), gzipSync(Buffer.alloc(50_000_000)))
    await writeFile(join(folder, 'nothing.html.gz'), gzipSync(page))
    expect(await made.faults(folder, 'key.pub')).toEqual([
      'copy-differs index.html.br',
      'copy-differs index.html.gz',
      'copy-differs manifest.json.gz',
      'file-added nothing.html.gz',
    ])
  })
})
