import type { MakeViews } from '@peil/publication/serve/views.ts'
import { pageReleaseOf } from '../src/lib/page-release.ts'
import { parsePath } from '../src/lib/paths.ts'
import { openBuiltApp } from './built-app.ts'

/** Answers addresses that ask a page of a release for a view of its own: comparisons. */
export const makeViews: MakeViews = async (release) => {
  const app = await openBuiltApp()
  const shown = pageReleaseOf(release)
  return async (path, query) => {
    if (parsePath(path)?.page.kind !== 'compare') return null
    let cause: unknown
    const onError = (error: unknown): void => {
      cause = error
    }
    const response = await app.respond(new Request(`http://release${path}?${query}`), {
      platform: { release: shown, head: release, onError },
      getClientAddress: () => '127.0.0.1',
    })
    if (response.status >= 500) throw new Error(`the view ${path} could not be made`, { cause })
    return { status: response.status, html: new Uint8Array(await response.arrayBuffer()) }
  }
}
