import { join } from 'node:path'
import { parseReleaseBefore, type ReleaseBefore } from '@peil/domain/release/release-before.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import type { Manifest } from './manifest.ts'
import { readWhole } from './read-release-file.ts'
import { sha256Of } from './release-history.ts'

const path = 'data/release.json'

/** What an earlier release said: only when its file is the one that its manifest lists. */
export const readReleaseBefore = async (
  dir: string,
  { files }: Pick<Manifest, 'files'>,
): Promise<Decision<ReleaseBefore>> => {
  const listed = files.find((file) => file.path === path)
  const bytes = listed === undefined ? null : await readWhole(join(dir, path), listed.bytes)
  if (listed === undefined || bytes === null || sha256Of(bytes) !== listed.sha256)
    return refuse(unreadable(dir, 'another file than the manifest lists'))
  const release = parseReleaseBefore(JSON.parse(bytes.toString('utf8')))
  return release === null
    ? refuse(unreadable(dir, 'no release that this version can read'))
    : accept(release)
}

const unreadable = (folder: string, found: string) => ({
  code: 'previous-release-broken',
  found: `${path}: ${found}`,
  expected: 'the release as it was published',
  whatToDo: 'Name the folder of the previous release as it was published.',
  about: { folder, file: path },
})
