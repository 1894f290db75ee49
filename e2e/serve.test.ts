import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { runPeil, startPeil } from '@peil/cli/testing/run-peil.ts'
import { servedUrl } from '@peil/cli/testing/served-url.ts'
import { newTestDataFolder } from '@peil/ledger/test-data-folder.ts'
import { makeCoastProgramme } from './coast-programme.ts'

const root = join(import.meta.dirname, '..')

/** Starts serving; the address it says, and a way to stop it that tells its exit code. */
const serve = async (...args: readonly string[]) => {
  const child = startPeil(['serve', '--port', '0', ...args])
  onTestFinished(() => void child.kill('SIGKILL'))
  child.stderr.resume()
  const ended = once(child, 'exit')
  const stop = async (): Promise<unknown> => {
    child.kill('SIGTERM')
    return (await ended)[0] as unknown
  }
  return { url: await servedUrl(child.stdout), stop }
}

describe('peil serve', () => {
  const home = mkdtempSync(join(tmpdir(), 'peil-serve-'))
  let data = ''
  beforeAll(async () => {
    data = await newTestDataFolder()
    makeCoastProgramme(join(home, 'programme'))
    const made = await runPeil(['init', data, '--programme', join(home, 'programme')])
    expect(made).toMatchObject({ code: 0 })
  })
  afterAll(() => {
    for (const folder of [data, home]) rmSync(folder, { recursive: true, force: true })
  })

  it('publishes what a data folder holds, lets go of the folder, and serves', async () => {
    const { url, stop } = await serve('--data', data)
    const page = await fetch(url)
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ])
    expect((await fetch(`${url}nothing`)).status).toBe(404)
    // Others can work in the folder while its release is read.
    expect(await runPeil(['log', '--data', data, '--verify'])).toMatchObject({ code: 0 })
    expect(await stop()).toBe(0)
  })

  it('serves a release without knowing of any ledger', async () => {
    const out = join(home, 'release')
    const published = await runPeil(['publish', '--data', data, '--out', out])
    expect(published).toMatchObject({ code: 0 })
    const { url, stop } = await serve('--release', out)
    const manifest = await (await fetch(`${url}manifest.json`)).text()
    expect(JSON.parse(manifest)).toMatchObject({ provenance: 'supplied' })
    expect(await stop()).toBe(0)
  })

  it('asks for one of the two, and for a release that is one', async () => {
    expect(await runPeil(['serve'])).toMatchObject({ code: 2 })
    const both = ['serve', '--data', data, '--release', home]
    expect(await runPeil(both)).toMatchObject({ code: 2 })
    expect(await runPeil(['serve', '--release', home, '--port', '0'])).toMatchObject({ code: 1 })
  })
})

it('npx peil runs, whatever Node the machine has itself', async () => {
  const child = spawn('npx', ['--no', 'peil', 'check', 'programmes/plan-samenleven'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [stdout, ended] = await Promise.all([text(child.stdout), once(child, 'exit')])
  expect(ended[0]).toBe(0)
  expect(stdout).toContain('7 goals')
})
