import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Release } from '@peil/domain/release/release.ts'
import type { Refusal } from '@peil/domain/values/decision.ts'
import { canonicalJson } from './canonical-json.ts'
import { manifestOf } from './manifest-of.ts'
import { largestManifest, parseManifest } from './manifest.ts'
import { readWhole } from './read-release-file.ts'
import { manifestPath } from './release-path.ts'

const isFree = async (out: string): Promise<boolean> => {
  try {
    // An empty folder holds nothing that could be overwritten.
    return (await lstat(out)).isDirectory() && (await readdir(out)).length === 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true
    throw error
  }
}

/** Whether a manifest speaks of the same programme, ledger, date and program as the release. */
const isSame = (text: string, release: Release): boolean => {
  const manifest = parseManifest(text)
  if (!manifest.ok) return false
  const head = { ...manifest.value, files: [], official: false }
  return canonicalJson(head) === canonicalJson(manifestOf(release, [], false))
}

/** What stands at `out`, as a refusal: the same release, another one, or something else. */
const occupiedBy = async (out: string, release: Release): Promise<Refusal> => {
  const bytes = await readWhole(join(out, manifestPath), largestManifest)
  const about = { folder: out }
  const expected = 'a folder that does not exist yet'
  if (bytes === null)
    return {
      code: 'out-exists',
      found: 'something else',
      expected,
      whatToDo: 'Name another folder.',
      about,
    }
  if (isSame(bytes.toString('utf8'), release))
    return {
      code: 'same-release-exists',
      found: 'a release of the same programme, ledger position and date',
      expected,
      whatToDo:
        'Nothing is left to do, unless another folder is meant. Check it with `peil verify`.',
      about,
    }
  return {
    code: 'other-release-exists',
    found: 'another release',
    expected,
    whatToDo: 'A release is never overwritten. Name another folder.',
    about,
  }
}

/** Why nothing can be published at `out`; null when it is free. */
export const occupied = async (out: string, release: Release): Promise<Refusal | null> =>
  (await isFree(out)) ? null : occupiedBy(out, release)
