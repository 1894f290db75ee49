import type { Release } from '@peil/domain/release/release.ts'
import type { Refusal } from '@peil/domain/values/decision.ts'
import type { PreviousFolder } from './previous-release.ts'

const refusal = (code: string, found: string, expected: string, whatToDo: string): Refusal => ({
  code,
  found,
  expected,
  whatToDo,
})

const name = 'Name the folder of the release that came before this one.'

/** The release was made with another predecessor in mind than the folder given. */
const namesAnother = (release: Release, folder: PreviousFolder | null): Refusal | null => {
  const said = release.previous?.manifestSha256 ?? 'no previous release'
  const given = folder?.previous.manifestSha256 ?? 'no previous release'
  return said === given && release.previous?.on === folder?.previous.on
    ? null
    : refusal('previous-release-differs', given, said, name)
}

const comesBefore = (release: Release, { manifest }: PreviousFolder): Refusal | null => {
  const newer =
    manifest.ledger.position > release.ledgerPosition ||
    manifest.asOf > release.asOf ||
    manifest.on > release.on
  if (!newer) return null
  return refusal(
    'previous-release-newer',
    `a release of ${manifest.on} at ledger position ${manifest.ledger.position}`,
    `one not after ${release.on} and position ${release.ledgerPosition}`,
    name,
  )
}

const belongsElsewhere = (release: Release, { manifest }: PreviousFolder): Refusal | null => {
  const { programme, provenance, ledger } = manifest
  if (programme.id !== release.programme.id)
    return refusal('previous-release-of-other-programme', programme.id, release.programme.id, name)
  if (provenance !== release.provenance)
    return refusal('previous-release-of-other-provenance', provenance, release.provenance, name)
  if (ledger.position === release.ledgerPosition && ledger.hash !== release.ledgerHash)
    return refusal('previous-release-of-other-ledger', ledger.hash, release.ledgerHash, name)
  return null
}

/** Why a release cannot follow the one in the folder (null: there is none); null when it can. */
export const previousProblem = (
  release: Release,
  folder: PreviousFolder | null,
): Refusal | null => {
  if (folder === null) return namesAnother(release, folder)
  return (
    belongsElsewhere(release, folder) ??
    comesBefore(release, folder) ??
    namesAnother(release, folder)
  )
}
