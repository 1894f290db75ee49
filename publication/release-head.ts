import { z } from 'zod'
import type { Manifest } from './manifest.ts'

/** What a release says about itself, as `data/release.json` has it. */
const head = z.object({
  generatorVersion: z.string(),
  on: z.string(),
  asOf: z.string(),
  ledgerPosition: z.number(),
  ledgerHash: z.string(),
  provenance: z.string(),
  previous: z.object({ on: z.string(), manifestSha256: z.string() }).nullable(),
  programme: z.object({ id: z.string(), hash: z.string() }),
})

const flat = (value: z.infer<typeof head>): Readonly<Record<string, string>> => ({
  'programme.id': value.programme.id,
  'programme.hash': value.programme.hash,
  on: value.on,
  asOf: value.asOf,
  'ledger.position': String(value.ledgerPosition),
  'ledger.hash': value.ledgerHash,
  generatorVersion: value.generatorVersion,
  'previous.on': value.previous?.on ?? 'none',
  'previous.manifestSha256': value.previous?.manifestSha256 ?? 'none',
  provenance: value.provenance,
})

export interface HeadDifference {
  readonly field: string
  readonly inManifest: string
  readonly inRelease: string
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Where the manifest says something else than the release it lists; null when that is no release. */
export const compareHeads = (
  manifest: Manifest,
  releaseText: string,
): readonly HeadDifference[] | null => {
  const release = head.safeParse(parseJson(releaseText))
  if (!release.success) return null
  const inRelease = flat(release.data)
  const { ledger, ...rest } = manifest
  const inManifest = flat({ ...rest, ledgerPosition: ledger.position, ledgerHash: ledger.hash })
  return Object.keys(inManifest)
    .map((field) => ({
      field,
      inManifest: inManifest[field] ?? '',
      inRelease: inRelease[field] ?? '',
    }))
    .filter(({ inManifest: one, inRelease: other }) => one !== other)
}
