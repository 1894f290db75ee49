import { join } from 'node:path'
import type { Finding } from '@peil/domain/values/finding.ts'
import type { Manifest } from '../manifest.ts'
import { readWhole } from '../read-release-file.ts'
import { compareHeads } from '../release-head.ts'
import { manifestPath } from '../release-path.ts'
import { fault, fetchAgain } from './fault.ts'

const releaseDataPath = 'data/release.json'
const largestRelease = 1024 * 1024 * 1024

const officialFault = ({ official, provenance }: Manifest): readonly Finding[] =>
  official && provenance === 'sample'
    ? [
        fault(
          'sample-called-official',
          manifestPath,
          'official, though figures are invented',
          'a release with invented figures is never official',
          fetchAgain,
        ),
      ]
    : []

/**
 * Compares what the manifest says of the release with `data/release.json`, when that file is as
 * listed: an edit of the manifest alone shows here.
 */
export const checkHead = async (
  folder: string,
  manifest: Manifest,
  sound: ReadonlySet<string>,
): Promise<readonly Finding[]> => {
  const official = officialFault(manifest)
  if (!manifest.files.some(({ path }) => path === releaseDataPath))
    return [
      ...official,
      fault('release-data-unlisted', manifestPath, 'not listed', releaseDataPath, fetchAgain),
    ]
  if (!sound.has(releaseDataPath)) return official
  const bytes = await readWhole(join(folder, releaseDataPath), largestRelease)
  const differences = compareHeads(manifest, bytes?.toString('utf8') ?? '')
  if (differences === null)
    return [
      ...official,
      fault('release-data-malformed', releaseDataPath, 'no release', 'a release', fetchAgain),
    ]
  return [
    ...official,
    ...differences.map(({ field, inManifest, inRelease }) =>
      fault(
        'manifest-edited',
        manifestPath,
        `${field} is ${inManifest}`,
        `${inRelease}, as in ${releaseDataPath}`,
        fetchAgain,
      ),
    ),
  ]
}
