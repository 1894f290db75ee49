import type { Release } from '@peil/domain/release/release.ts'
import { formatVersion, type Manifest, type ManifestFile } from './manifest.ts'
import { byText } from './release-path.ts'

/** What the manifest says of a release. One with invented figures is never official. */
export const manifestOf = (
  release: Release,
  files: readonly ManifestFile[],
  signed: boolean,
): Manifest => ({
  formatVersion,
  programme: { id: release.programme.id, hash: release.programme.hash },
  on: release.on,
  asOf: release.asOf,
  ledger: { position: release.ledgerPosition, hash: release.ledgerHash },
  generatorVersion: release.generatorVersion,
  previous: release.previous && {
    on: release.previous.on,
    manifestSha256: release.previous.manifestSha256,
  },
  provenance: release.provenance,
  official: signed && release.provenance === 'supplied',
  files: files.toSorted((a, b) => byText(a.path, b.path)),
})
