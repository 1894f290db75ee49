import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import { loadRelease, type LoadedRelease } from '../load-release.ts'
import { sha256Of } from '../release-history.ts'
import { asPublishedPath, historyFolder } from '../release-path.ts'
import { makeResource, type Resource } from './resource.ts'

/**
 * Earlier releases as they were published, each under an address of its own beside the current one.
 * Refuses a folder that is not whole, or that the history of the current release does not name.
 */
export const loadEarlier = async (
  current: LoadedRelease,
  dirs: readonly string[],
): Promise<Decision<readonly Resource[]>> => {
  const named = new Set(
    current.files
      .filter(({ path }) => path.startsWith(`${historyFolder}/`))
      .map(({ sha256 }) => sha256),
  )
  const mounted = new Map<string, readonly Resource[]>()
  for (const dir of dirs) {
    const loaded = await loadRelease(dir)
    if (!loaded.ok) return loaded
    const { manifest, manifestBytes, files } = loaded.value
    const manifestSha256 = sha256Of(manifestBytes)
    if (!named.has(manifestSha256)) {
      return refuse({
        code: 'earlier-release-unknown',
        found: `the release of ${manifest.on} with manifest ${manifestSha256}`,
        expected: 'a release that the history of the served one names',
        whatToDo: 'Name folders of releases that came before it, as they were published.',
        about: { folder: dir },
      })
    }
    const under = asPublishedPath({ on: manifest.on, manifestSha256 })
    mounted.set(
      under,
      files.map((file) => ({ ...makeResource(file), path: `${under}${file.path}` })),
    )
  }
  return accept([...mounted.values()].flat())
}
