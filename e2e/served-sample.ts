import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Release } from '@peil/domain/release/release.ts'
import { sampleFolder } from '../tooling/sample-folder.ts'

export interface ServedSample {
  /** With a slash at the end. */
  readonly url: string
  /** The release value that the pages were made from. */
  readonly release: Release
  close(): Promise<void>
}

const peil = fileURLToPath(new URL('../cli/peil.ts', import.meta.url))

/** The sample, published once per state of the sources, served by `peil serve` on a free port. */
export const serveSample = async (): Promise<ServedSample> => {
  const serve = [peil, 'serve', '--data', await sampleFolder(), '--port', '0']
  const child = spawn(process.execPath, serve, { stdio: ['ignore', 'pipe', 'pipe'] })
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
