import { once } from 'node:events'
import { startPeil } from '@peil/cli/testing/run-peil.ts'
import { servedUrl } from '@peil/cli/testing/served-url.ts'
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
  const url = await servedUrl(child.stdout).catch((error: unknown) => {
    throw new Error(`the sample is not served: ${said.join('')}`, { cause: error })
  })
  const release = (await (await fetch(`${url}data/release.json`)).json()) as Release
  const close = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
  }
  return { url, release, close }
}
