import { join } from 'node:path'
import type { Finding } from '@peil/domain/values/finding.ts'
import { checkSignature, isSignature } from '../manifest-signature.ts'
import type { Manifest } from '../manifest.ts'
import { readWhole } from '../read-release-file.ts'
import { signaturePath } from '../release-path.ts'
import { readVerifyingKey } from '../signing-keys.ts'
import { fault, fetchAgain } from './fault.ts'

/** `not-checked`: there is a signature, but no key to check it with. */
export type Signed = 'valid' | 'invalid' | 'not-checked' | 'unsigned'

interface Outcome {
  readonly signed: Signed
  readonly findings: readonly Finding[]
}

const malformed: Outcome = {
  signed: 'invalid',
  findings: [
    fault(
      'signature-malformed',
      signaturePath,
      'a text that is no signature',
      'an Ed25519 signature in base64',
      fetchAgain,
    ),
  ],
}

const unsigned = (manifest: Manifest | null, wanted: boolean): Outcome => {
  const official = manifest?.official === true
  if (!wanted && !official) return { signed: 'unsigned', findings: [] }
  const expected = official ? 'a signature: the release calls itself official' : 'a signature'
  return {
    signed: 'unsigned',
    findings: [fault('signature-missing', signaturePath, 'no signature', expected, fetchAgain)],
  }
}

const withKey = async (bytes: Uint8Array, text: string, key: string): Promise<Outcome> => {
  const publicKey = await readVerifyingKey(key)
  if (!publicKey.ok)
    return {
      signed: 'not-checked',
      findings: publicKey.refusals.map(({ code, found, expected, whatToDo }) =>
        fault(code, key, found, expected, whatToDo),
      ),
    }
  if (checkSignature(bytes, text, publicKey.value) === 'valid')
    return { signed: 'valid', findings: [] }
  return {
    signed: 'invalid',
    findings: [
      fault(
        'signature-wrong',
        signaturePath,
        'a signature of another key or of another manifest',
        `a signature of the manifest by the key in ${key}`,
        `Check that this is the publisher's key. ${fetchAgain}`,
      ),
    ],
  }
}

/** Checks `manifest.json.sig`. With a key, a release without signature is a fault. */
export const checkSigned = async (
  folder: string,
  manifestBytes: Uint8Array,
  manifest: Manifest | null,
  key: string | undefined,
): Promise<Outcome> => {
  const bytes = await readWhole(join(folder, signaturePath), 4096)
  if (bytes === null) return unsigned(manifest, key !== undefined)
  const text = bytes.toString('latin1')
  if (!isSignature(text)) return malformed
  return key === undefined
    ? { signed: 'not-checked', findings: [] }
    : withKey(manifestBytes, text, key)
}
