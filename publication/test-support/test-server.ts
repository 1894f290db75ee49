import { once } from 'node:events'
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { serveRelease, type RunningServer } from '../serve/serve-release.ts'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export const startServer = async (dir: string): Promise<RunningServer> => {
  const started = await serveRelease(dir, { port: 0 })
  if (!started.ok) throw new Error(JSON.stringify(started.refusals))
  return started.value
}

export type Question = [path: string, headers?: Readonly<Record<string, string>>, method?: string]

/** Sends the path as it is, without the tidying that `fetch` does. */
export const ask = async (
  server: RunningServer,
  ...[path, headers = {}, method = 'GET']: Question
): Promise<Answer> => {
  const { hostname, port } = new URL(server.url)
  const sent = request({ hostname, port, path, method, headers, agent: false }).end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk)
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }
}
