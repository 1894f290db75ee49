import { brotlied, gzipped, isCompressible } from '../compressible.ts'
import type { LoadedFile } from '../load-release.ts'
import type { Encoding } from './choose-encoding.ts'
import { contentTypeOf } from './content-type.ts'
import { fileHeaders } from './headers.ts'

/** Names and values one after the other: what node writes fastest. */
type FlatHeaders = string[]

/** A file in one encoding, with all that is sent of it, ready. */
export interface Representation {
  readonly etag: string
  readonly headers: FlatHeaders
  readonly notModifiedHeaders: FlatHeaders
  readonly body: Buffer
}

/** A file of a release. Compressed representations are made when first asked for, and kept. */
export interface Resource {
  readonly path: string
  /** The representation when it is there, else a promise of it. */
  readonly get: (encoding: Encoding) => Representation | Promise<Representation>
}

const flat = (headers: Readonly<Record<string, string>>): FlatHeaders =>
  Object.entries(headers).flat()

// Middling: a page takes a few milliseconds and is a tenth larger than at the highest quality.
const compressors = {
  br: (bytes: Buffer) => brotlied(bytes, 5),
  gzip: (bytes: Buffer) => gzipped(bytes, 6),
} as const

const representationOf = (
  { path, sha256 }: LoadedFile,
  body: Buffer,
  encoding: Encoding,
): Representation => {
  const suffix = encoding === 'identity' ? '' : `-${encoding}`
  // Half of the sum is far more than what tells the versions of one file apart.
  const etag = `"${sha256.slice(0, 32)}${suffix}"`
  const common = { ETag: etag, Vary: 'Accept-Encoding', ...fileHeaders(path) }
  return {
    etag,
    body,
    headers: flat({
      'Content-Type': contentTypeOf(path),
      'Content-Length': String(body.length),
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
      ...common,
    }),
    notModifiedHeaders: flat(common),
  }
}

export const makeResource = (file: LoadedFile): Resource => {
  const identity = representationOf(file, file.bytes, 'identity')
  const known = new Map<Encoding, Representation | Promise<Representation>>([
    ['identity', identity],
  ])
  const make = async (encoding: keyof typeof compressors): Promise<Representation> => {
    const body = await compressors[encoding](file.bytes)
    const made = body.length < file.bytes.length ? representationOf(file, body, encoding) : identity
    known.set(encoding, made)
    return made
  }
  return {
    path: file.path,
    get: (encoding) => {
      const found = known.get(encoding)
      if (found !== undefined) return found
      if (encoding === 'identity' || !isCompressible(file.path)) return identity
      const making = make(encoding)
      known.set(encoding, making)
      return making
    },
  }
}
