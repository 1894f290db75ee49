import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ManifestFile } from './manifest.ts'
import { sha256Of } from './release-history.ts'
import {
  editManifest,
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

describe('verify what a release says of itself', () => {
  it('finds any flipped bit of the manifest, and with the key that it was signed otherwise', async () => {
    const folder = await made.copy()
    for (const at of [0, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.995, 1]) {
      await flipBit(join(folder, 'manifest.json'), at)
      expect(await made.faults(folder)).not.toEqual([])
      expect(await made.faults(folder, 'key.pub')).toContain('signature-wrong manifest.json.sig')
      await flipBit(join(folder, 'manifest.json'), at)
    }
  })

  it('finds an edited manifest without the key, since the release says the same of itself', async () => {
    const edits: Record<string, unknown> = {
      on: '2023-12-02',
      asOf: '2023-11-30T10:00:00.001Z',
      generatorVersion: '0.1.1',
      provenance: 'supplied',
      programme: { id: 'test-programme', hash: 'c'.repeat(64) },
      ledger: { position: 21, hash: 'b'.repeat(64) },
    }
    for (const [field, value] of Object.entries(edits)) {
      const folder = await made.copy()
      await editManifest(folder, (manifest) => ({ ...manifest, [field]: value }))
      expect(await made.faults(folder)).toEqual(['manifest-edited manifest.json'])
    }
  })

  it('does not let invented figures be called official', async () => {
    const folder = await made.copy()
    await editManifest(folder, (manifest) => ({ ...manifest, official: true }))
    expect(await made.faults(folder)).toEqual(['sample-called-official manifest.json'])
    await rm(join(folder, 'manifest.json.sig'))
    expect(await made.faults(folder)).toContain('signature-missing manifest.json.sig')
  })

  it('refuses a manifest of another format, malformed, or that leaves the folder', async () => {
    const outside = { path: '../key', bytes: 1, sha256: 'a'.repeat(64) }
    const cases = [
      ['unknown-format-version', { formatVersion: 2 }],
      ['manifest-malformed', { on: '2023-02-30' }],
      ['manifest-malformed', { files: [outside] }],
      ['manifest-malformed', { extra: 1 }],
    ] as const
    for (const [code, edit] of cases) {
      const folder = await made.copy()
      await editManifest(folder, (manifest) => ({ ...manifest, ...edit }))
      expect(await made.faults(folder)).toEqual([`${code} manifest.json`])
    }
    const folder = await made.copy()
    const text = await readFile(join(folder, 'manifest.json'), 'utf8')
    await writeFile(join(folder, 'manifest.json'), text.replace('\n', ' \n'))
    expect(await made.faults(folder)).toEqual(['manifest-rewritten manifest.json'])
    await rm(join(folder, 'manifest.json'))
    expect(await made.faults(folder)).toEqual(['manifest-missing manifest.json'])
    expect(await made.faults(join(folder, 'nowhere'))).toEqual([
      `folder-missing ${join(folder, 'nowhere')}`,
    ])
  })

  it('checks the signature: of another key, of another text, cut off, missing', async () => {
    const folder = await made.copy()
    expect(await made.faults(folder, 'other.pub')).toEqual(['signature-wrong manifest.json.sig'])
    expect(await verifyRelease(folder, { key: join(made.folder, 'other') })).toMatchObject({
      signed: 'invalid',
    })
    const signature = join(folder, 'manifest.json.sig')
    for (let at = 0; at <= 1; at += 1 / 16) {
      await flipBit(signature, at)
      expect(await made.faults(folder, 'key.pub')).not.toEqual([])
      await flipBit(signature, at)
    }
    expect(await made.faults(folder, 'key.pub')).toEqual([])
    await writeFile(signature, (await readFile(signature, 'utf8')).slice(1))
    expect(await made.faults(folder)).toEqual(['signature-malformed manifest.json.sig'])
    await rm(signature)
    expect(await made.faults(folder, 'key.pub')).toEqual(['signature-missing manifest.json.sig'])
    expect(await verifyRelease(folder)).toMatchObject({ findings: [], signed: 'unsigned' })
    expect(await made.faults(join(made.folder, 'release'), 'release/index.html')).toEqual([
      `key-malformed ${join(made.folder, 'release/index.html')}`,
    ])
  })

  it('finds a chain that does not hold, though every file is as listed', async () => {
    const relist = (folder: string, change: (files: readonly ManifestFile[]) => unknown) =>
      editManifest(folder, (manifest) => ({ ...manifest, files: change(manifest.files) }))
    const old = 'history/0001-manifest.json'

    const without = await made.copy()
    await rm(join(without, 'history'), { recursive: true })
    await relist(without, (files) => files.filter(({ path }) => path !== old))
    expect(await made.faults(without)).toEqual(['chain-broken manifest.json'])

    const renumbered = await made.copy()
    const later = 'history/0002-manifest.json'
    await rename(join(renumbered, old), join(renumbered, later))
    await relist(renumbered, (files) =>
      files.map((file) => (file.path === old ? { ...file, path: later } : file)),
    )
    expect(await made.faults(renumbered)).toEqual([`chain-broken ${later}`])

    const exchanged = await made.copy()
    await cp(join(exchanged, 'manifest.json'), join(exchanged, old))
    const bytes = await readFile(join(exchanged, old))
    await relist(exchanged, (files) =>
      files.map((file) =>
        file.path === old ? { path: old, bytes: bytes.length, sha256: sha256Of(bytes) } : file,
      ),
    )
    expect(await made.faults(exchanged)).toEqual([`chain-broken ${old}`])
  })
})
