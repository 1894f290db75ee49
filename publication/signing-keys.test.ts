import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSignature, signManifest } from './manifest-signature.ts'
import { makeSigningKeys, readSigningKey, readVerifyingKey } from './signing-keys.ts'
import { testFolder } from './test-support/test-folder.ts'

const codeOf = (result: Awaited<ReturnType<typeof readSigningKey>>): string | undefined =>
  result.ok ? 'accepted' : result.refusals[0]?.code

describe('signing keys', () => {
  it('are two files, the private one for its owner only', async () => {
    const folder = await testFolder()
    const [key, publicKey] = [join(folder, 'key.pem'), join(folder, 'key.pub.pem')]
    expect((await makeSigningKeys(key, publicKey)).ok).toBe(true)
    expect((await stat(key)).mode & 0o777).toBe(0o600)
    expect(await readFile(key, 'utf8')).toContain('-----BEGIN PRIVATE KEY-----')
    expect(await readFile(publicKey, 'utf8')).toContain('-----BEGIN PUBLIC KEY-----')
  })

  it('never overwrite a file, and are never half a pair', async () => {
    const folder = await testFolder()
    await writeFile(join(folder, 'mine'), 'mine')
    for (const pair of [
      ['mine', 'new'],
      ['new', 'mine'],
      ['new', 'new'],
      ['new', 'nowhere/new'],
    ] as const) {
      const [one, other] = pair.map((name) => join(folder, name)) as [string, string]
      expect((await makeSigningKeys(one, other)).ok).toBe(false)
      expect(await readdir(folder)).toEqual(['mine'])
    }
    expect(await readFile(join(folder, 'mine'), 'utf8')).toBe('mine')
  })

  it('are refused when they are of another kind, encrypted, malformed or missing', async () => {
    const folder = await testFolder()
    const write = async (name: string, text: string): Promise<string> => {
      await writeFile(join(folder, name), text)
      return join(folder, name)
    }
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const plain = generateKeyPairSync('ed25519')
    const secret = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString()
    const open = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString()
    const locked = plain.privateKey
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
      .toString()
    const cases = [
      [secret(rsa), 'key-wrong-kind', 'key-wrong-kind'],
      [secret(curve.privateKey), 'key-wrong-kind', 'key-wrong-kind'],
      [open(curve.publicKey), 'key-not-private', 'key-wrong-kind'],
      [locked, 'key-malformed', 'key-malformed'],
      [open(plain.publicKey), 'key-not-private', 'accepted'],
      [
        '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n',
        'key-malformed',
        'key-malformed',
      ],
      ['', 'key-not-private', 'key-malformed'],
      ['x'.repeat(70_000), 'key-malformed', 'key-malformed'],
    ] as const
    for (const [text, signing, verifying] of cases) {
      const file = await write('key', text)
      expect([codeOf(await readSigningKey(file)), codeOf(await readVerifyingKey(file))]).toEqual([
        signing,
        verifying,
      ])
    }
    expect(codeOf(await readSigningKey(join(folder, 'none')))).toBe('key-unreadable')
    expect(codeOf(await readVerifyingKey(folder))).toBe('key-malformed')
  })

  it('sign the same text the same way, and no other text', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const other = generateKeyPairSync('ed25519').publicKey
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (text, another) => {
        const signature = signManifest(text, privateKey)
        expect(signManifest(text, privateKey)).toBe(signature)
        expect(checkSignature(text, signature, publicKey)).toBe('valid')
        expect(checkSignature(text, signature, other)).toBe('wrong')
        const same = Buffer.from(text).equals(another)
        expect(checkSignature(another, signature, publicKey)).toBe(same ? 'valid' : 'wrong')
        expect(checkSignature(text, signature.trimEnd(), publicKey)).toBe('malformed')
      }),
      { seed: 20261123 },
    )
  })
})
