import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { startPeil } from '@peil/cli/testing/run-peil.ts'
import type { Release } from '@peil/domain/release/release.ts'
import { publishedSample } from './published-sample.ts'

export interface ServedSample {
  /** With a slash at the end. */
  readonly url: string
  /** The release value that the pages were made from. */
  readonly release: Release
  close(): Promise<void>
}

/** The small sample and an earlier release of it, served by `peil serve` on a free port. */
export const serveSample = async (): Promise<ServedSample> => {
  const { current, earlier } = await publishedSample()
  const child = startPeil(['serve', '--release', current, '--earlier', earlier, '--port', '0'])
  const said: string[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const ended = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+\//.exec(line)?.[0]
    if (url === undefined) continue
    const release = (await (await fetch(`${url}data/release.json`)).json()) as Release
    const close = async (): Promise<void> => {
      child.kill('SIGTERM')
      await ended
    }
    return { url, release, close }
  }
  throw new Error(`peil serve ended without serving: ${said.join('')}`)
}
