import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Release } from '@peil/domain/release/release.ts'
import { accept, refuse, type Decision, type Refusal } from '@peil/domain/values/decision.ts'
import { loadRelease, type LoadedFile } from '../load-release.ts'
import { makeAnswer } from './answer-request.ts'
import { makeSearch } from './answer-search.ts'
import { loadEarlier } from './load-earlier.ts'
import { makeResource, type Resource } from './resource.ts'
import { makeSite } from './site.ts'
import type { AnswerView, MakeViews } from './views.ts'

export interface ServeOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** Default: this machine only. */
  readonly host?: string
  /** Folders of earlier releases, shown as they were published under `/as-published/`. */
  readonly earlier?: readonly string[]
  /** Makes comparisons; without it the page with the form is the answer. */
  readonly views?: MakeViews
}

export interface RunningServer {
  /** `http://127.0.0.1:8080/` */
  readonly url: string
  /** Stops taking requests and lets go of the port. */
  readonly close: () => Promise<void>
}

const limits = {
  maxHeaderSize: 8 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 5_000,
} as const
const silentSocketTimeout = 60_000

const portRefusals: Readonly<Record<string, string>> = {
  EADDRINUSE: 'it is in use',
  EACCES: 'this user may not use it',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'this machine has no such address',
}

const listen = async (
  server: Server,
  { port, host }: Required<Pick<ServeOptions, 'port' | 'host'>>,
): Promise<Refusal | null> => {
  server.listen(port, host)
  try {
    await once(server, 'listening')
    return null
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const found = portRefusals[code]
    if (found === undefined) throw error
    return {
      code: 'port-unavailable',
      found: `${host}:${port}: ${found}`,
      expected: 'a free port',
      whatToDo: 'Name another port, or stop what uses this one.',
    }
  }
}

const urlOf = (server: Server, host: string): string => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}/`
}

/** Makes the compressed copies one after the other, so that few visitors wait for one. */
const warm = async (resources: readonly Resource[], isClosed: () => boolean): Promise<void> => {
  for (const resource of resources)
    for (const encoding of ['br', 'gzip'] as const) {
      if (isClosed()) return
      try {
        await resource.get(encoding)
      } catch {
        // Whoever asks for this one will be told.
        continue
      }
    }
}

const noViews: AnswerView = () => Promise.resolve(null)

/** The value that the pages were made from. Its bytes are those of the manifest. */
const releaseIn = (files: readonly LoadedFile[]): Release => {
  const file = files.find(({ path }) => path === 'data/release.json')
  if (file === undefined) throw new Error('a release holds data/release.json')
  return JSON.parse(file.bytes.toString('utf8')) as Release
}

/**
 * Serves a release over HTTP from memory: every file the manifest lists, as listed, and nothing
 * else, and the earlier releases that are named. Refuses a folder with a missing or changed file, and a port that cannot be had.
 */
export const serveRelease = async (
  dir: string,
  { port, host = '127.0.0.1', earlier = [], views }: ServeOptions,
): Promise<Decision<RunningServer>> => {
  const release = await loadRelease(dir)
  if (!release.ok) return release
  const { files } = release.value
  const before = await loadEarlier(release.value, earlier)
  if (!before.ok) return before
  const own = files.map(makeResource)
  const site = makeSite([...own, ...before.value])
  const answerView = views === undefined ? noViews : await views(releaseIn(files))
  const server = createServer(limits, makeAnswer(site, makeSearch(files), answerView))
  server.timeout = silentSocketTimeout
  const refusal = await listen(server, { port, host })
  if (refusal !== null) return refuse(refusal)
  const ended = once(server, 'close')
  const warming = warm(own, () => !server.listening)
  return accept({
    url: urlOf(server, host),
    close: async () => {
      server.close()
      server.closeAllConnections()
      await Promise.all([ended, warming])
    },
  })
}
