import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { open, readFile, rm, stat } from 'node:fs/promises'
import { accept, refuse, type Decision, type Refusal } from '@peil/domain/values/decision.ts'

const largestKeyFile = 64 * 1024

const keyRefusal = (code: string, file: string, found: string, expected: string): Refusal => ({
  code,
  found,
  expected,
  whatToDo: 'Make a pair of keys with `peil keygen`, or name the file that holds one.',
  about: { file },
})

const readKeyFile = async (file: string): Promise<Decision<string>> => {
  try {
    const found = await stat(file)
    if (!found.isFile() || found.size > largestKeyFile)
      return refuse(keyRefusal('key-malformed', file, 'no key file', 'a key in PEM'))
    return accept(await readFile(file, 'utf8'))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    return refuse(keyRefusal('key-unreadable', file, code, 'a readable key file'))
  }
}

const parseKey = (file: string, expected: string, parse: () => KeyObject): Decision<KeyObject> => {
  let key: KeyObject
  try {
    key = parse()
  } catch {
    return refuse(keyRefusal('key-malformed', file, 'a file that is no such key', expected))
  }
  const kind = key.asymmetricKeyType ?? 'unknown'
  return kind === 'ed25519'
    ? accept(key)
    : refuse(keyRefusal('key-wrong-kind', file, `a key of kind ${kind}`, 'a key of kind ed25519'))
}

const isPrivate = (pem: string): boolean => pem.includes('PRIVATE KEY-----')

/** The private key that signs: PKCS8 in PEM, Ed25519, not encrypted. */
export const readSigningKey = async (file: string): Promise<Decision<KeyObject>> => {
  const pem = await readKeyFile(file)
  if (!pem.ok) return pem
  const expected = 'an Ed25519 private key, PKCS8 in PEM, without passphrase'
  if (!isPrivate(pem.value))
    return refuse(keyRefusal('key-not-private', file, 'no private key', expected))
  return parseKey(file, expected, () => createPrivateKey(pem.value))
}

/** The public key that checks: SPKI in PEM; of a private key its public half. */
export const readVerifyingKey = async (file: string): Promise<Decision<KeyObject>> => {
  const pem = await readKeyFile(file)
  if (!pem.ok) return pem
  return parseKey(file, 'an Ed25519 public key, SPKI in PEM', () => createPublicKey(pem.value))
}

const writeNew = async (file: string, text: string, mode: number): Promise<Decision<null>> => {
  try {
    const handle = await open(file, 'wx', mode)
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    return accept(null)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code !== 'EEXIST' && code !== 'ENOENT' && code !== 'EACCES') throw error
    return refuse({
      code: code === 'EEXIST' ? 'key-exists' : 'key-unwritable',
      found: code === 'EEXIST' ? 'a file of that name' : code,
      expected: 'a new file in a folder that can be written to',
      whatToDo: 'Name another file; a key is never overwritten.',
      about: { file },
    })
  }
}

/**
 * Makes a pair of Ed25519 keys: the private one in `privateFile`, readable by its owner only, the
 * public one in `publicFile`, to be given to everyone. Existing files are left alone.
 */
export const makeSigningKeys = async (
  privateFile: string,
  publicFile: string,
): Promise<Decision<null>> => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  const written = await writeNew(privateFile, privateKey, 0o600)
  if (!written.ok) return written
  const publicWritten = await writeNew(publicFile, publicKey, 0o644)
  // Half a pair is of no use, and would stand in the way of the next attempt.
  if (!publicWritten.ok) await rm(privateFile)
  return publicWritten
}
