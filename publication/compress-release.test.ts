import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { compressRelease } from './compress-release.ts'
import { contentsOf } from './test-support/test-folder.ts'
import { makeSignedRelease, type SignedRelease } from './test-support/test-signed-release.ts'

let made: SignedRelease

beforeAll(async () => {
  made = await makeSignedRelease()
  return made.remove
})

describe('compress a release', () => {
  it('writes copies that hold the same bytes, outside what the manifest covers', async () => {
    const folder = await made.copy()
    const before = await contentsOf(folder)
    const seen: string[] = []
    const result = await compressRelease(folder, (done, of) => seen.push(`${done}/${of}`))
    if (!result.ok) throw new Error(JSON.stringify(result.refusals))
    expect(result.value.brotliBytes).toBeLessThan(result.value.bytes / 2)
    const last = `${result.value.files}/${result.value.files}`
    expect([seen.length, seen.at(-1)]).toEqual([result.value.files, last])

    const after = await contentsOf(folder)
    expect(after).toMatchObject(before)
    const page = await readFile(join(folder, 'nl/index.html'))
    expect(gunzipSync(await readFile(join(folder, 'nl/index.html.gz'))).equals(page)).toBe(true)
    expect(
      brotliDecompressSync(await readFile(join(folder, 'nl/index.html.br'))).equals(page),
    ).toBe(true)
    expect(Object.keys(after)).toContain('manifest.json.gz')
    // Nothing is won by a copy that is no smaller.
    expect(Object.keys(after)).not.toContain('favicon.svg.gz')
    expect(await made.faults(folder, 'key.pub')).toEqual([])
    expect(await readdir(join(folder, '..'))).toEqual(['release'])
  })

  it('gives the same bytes again, on every machine', async () => {
    const folder = await made.copy()
    await compressRelease(folder)
    const once = await contentsOf(folder)
    await compressRelease(folder)
    expect(await contentsOf(folder)).toEqual(once)
    // Byte 9 of a gzip file names the operating system; 255 is "unknown".
    expect((await readFile(join(folder, 'nl/index.html.gz')))[9]).toBe(255)
  })

  it('refuses a release that was changed, and makes no copy of what was', async () => {
    const folder = await made.copy()
    await writeFile(join(folder, 'nl/index.html'), 'changed')
    expect(await compressRelease(folder)).toMatchObject({
      ok: false,
      refusals: [{ code: 'file-differs' }],
    })
    expect(await readdir(join(folder, 'nl'))).not.toContain('index.html.gz')
    expect(await compressRelease(join(folder, 'nl'))).toMatchObject({
      ok: false,
      refusals: [{ code: 'manifest-missing' }],
    })
  })
})
