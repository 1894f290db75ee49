import { access, readdir, readFile } from 'node:fs/promises'
import type { ReleaseFile } from '@peil/publication/page-renderer.ts'
import type { PageRelease, ReleaseHead } from '../src/lib/page-release.ts'
import type { PageJob } from './list-page-jobs.ts'

/** What the built app offers of its server; see `build/server/server.js`. */
interface AppServer {
  init(options: { readonly env: Record<string, string> }): Promise<void>
  respond(
    request: Request,
    options: {
      readonly platform: {
        readonly release: PageRelease
        readonly head?: ReleaseHead
        readonly onError: (error: unknown) => void
      }
      readonly getClientAddress: () => string
    },
  ): Promise<Response>
}

const build = new URL('../build/', import.meta.url)
const client = new URL('client/', build)

/** Starts the server of the app that is built in a folder. Says what to do when there is none. */
export const openAppIn = async (folder: URL): Promise<AppServer> => {
  const serverModule = new URL('server/server.js', folder)
  try {
    await access(serverModule)
  } catch {
    throw new Error(
      'The pages cannot be rendered: the barometer is not built. Run `npm run build` first.',
    )
  }
  const { server } = (await import(serverModule.href)) as { readonly server: AppServer }
  await server.init({ env: {} })
  return server
}

let opened: Promise<AppServer> | undefined

/** The built app's own server in this thread, started once. */
export const openBuiltApp = (): Promise<AppServer> => (opened ??= openAppIn(build))

/**
 * Asks the app for one page, as a web server would; the head of the release is not yet in it. Throws
 * when the app cannot make it.
 */
export const renderPage = async (
  release: PageRelease,
  { address, file }: PageJob,
): Promise<ReleaseFile> => {
  const app = await openBuiltApp()
  let cause: unknown
  const onError = (error: unknown): void => {
    cause = error
  }
  const response = await app.respond(new Request(`http://release${address}`), {
    platform: { release, onError },
    getClientAddress: () => '127.0.0.1',
  })
  if (response.status !== 200) {
    throw new Error(`the page ${address} could not be rendered: status ${response.status}`, {
      cause,
    })
  }
  return { path: file, bytes: new Uint8Array(await response.arrayBuffer()) }
}

/** Paths of the style sheets and images that pages refer to. */
export const listAssets = async (): Promise<readonly string[]> => {
  await openBuiltApp()
  const entries = await readdir(client, { recursive: true, withFileTypes: true })
  const root = decodeURIComponent(client.pathname)
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length).replace(/^\//, ''))
}

export const readAsset = async (path: string): Promise<ReleaseFile> => ({
  path,
  bytes: new Uint8Array(await readFile(new URL(path, client))),
})
