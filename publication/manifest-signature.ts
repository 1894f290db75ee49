import { sign, verify, type KeyObject } from 'node:crypto'

const shape = /^[A-Za-z0-9+/]{86}==\n$/

/** What `manifest.json.sig` holds: the Ed25519 signature in base64, and LF. Deterministic. */
export const signManifest = (manifest: Uint8Array, privateKey: KeyObject): string =>
  `${sign(null, manifest, privateKey).toString('base64')}\n`

/** `malformed` when the text is no signature at all, `wrong` when it is not of this key and text. */
export const checkSignature = (
  manifest: Uint8Array,
  signature: string,
  publicKey: KeyObject,
): 'valid' | 'wrong' | 'malformed' => {
  if (!isSignature(signature)) return 'malformed'
  return verify(null, manifest, publicKey, Buffer.from(signature, 'base64')) ? 'valid' : 'wrong'
}

/** Written in the one way that base64 has: its last letter must not hide bits. */
export const isSignature = (text: string): boolean =>
  shape.test(text) && Buffer.from(text, 'base64').toString('base64') === text.trimEnd()
