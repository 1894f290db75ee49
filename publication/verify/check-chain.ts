import { join } from 'node:path'
import type { Finding } from '@peil/domain/values/finding.ts'
import { largestManifest, type Manifest } from '../manifest.ts'
import { readWhole } from '../read-release-file.ts'
import { chainProblem, historyPaths } from '../release-history.ts'
import { manifestPath } from '../release-path.ts'
import { fault } from './fault.ts'

/** Follows the chain of earlier manifests, when their copies are as listed. */
export const checkChain = async (
  folder: string,
  manifest: Manifest,
  sound: ReadonlySet<string>,
): Promise<readonly Finding[]> => {
  const history: { readonly file: string; readonly bytes: Uint8Array }[] = []
  for (const file of historyPaths(manifest)) {
    const bytes = sound.has(file) ? await readWhole(join(folder, file), largestManifest) : null
    // It has been named as missing or changed; the chain cannot be followed through it.
    if (bytes === null) return []
    history.push({ file, bytes })
  }
  const problem = chainProblem(manifest, manifestPath, history)
  if (problem === null) return []
  return [
    fault(
      'chain-broken',
      problem.file,
      problem.found,
      problem.expected,
      'An earlier release was exchanged or left out. Ask the publisher for the right one.',
    ),
  ]
}
