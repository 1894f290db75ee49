import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeSignedRelease, type SignedRelease } from '../test-support/test-signed-release.ts'
import { ask as askServer, startServer, type Question } from '../test-support/test-server.ts'
import type { RunningServer } from './serve-release.ts'

let made: SignedRelease
let server: RunningServer

const ask = (...question: Question) => askServer(server, ...question)

beforeAll(async () => {
  made = await makeSignedRelease()
  server = await startServer(join(made.folder, 'release'))
  return async () => {
    await server.close()
    await made.remove()
  }
})

describe('a server that is asked for what it does not have', () => {
  it.each([
    '/../key',
    '/nl/../../key',
    '/%2e%2e/key',
    '/..%2fkey',
    '/..%5ckey',
    '/nl/%00',
    '/%',
    '/%zz',
    '/%c0%ae%c0%ae/key',
    '/nl\\..\\key',
    '//key',
    '/nl//index.html',
    '/.git/config',
    '/data/',
    '/data',
    `/${'a'.repeat(3000)}`,
    `/${'../'.repeat(600)}etc/passwd`,
    '/__proto__',
    '/constructor',
    '*',
    'key',
  ])('gives nothing away at %s', async (path) => {
    const { status, body } = await ask(path)
    expect([400, 404, 414]).toContain(status)
    expect(body.toString()).not.toContain('PRIVATE KEY')
  })

  it('answers any address at all without stopping', async () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '%2e', '%2f', '%5c', '%00', '%', 'nl', 'data', '?', '&', 'naam='),
      fc.webPath(),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        const { status } = await ask(`/${parts.join('/')}`)
        expect([200, 303, 308, 400, 404, 414]).toContain(status)
      }),
      { numRuns: 200, seed: 20261123 },
    )
  })

  it('shrugs off what is no HTTP, and headers without end', async () => {
    const { hostname, port } = new URL(server.url)
    for (const [text, answer] of [
      ['nonsense\r\n\r\n', 'HTTP/1.1 400'],
      [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 'HTTP/1.1 431'],
      ['GET / HTTP/1.1\r\n\r\n', 'HTTP/1.1 400'],
    ] as const) {
      const socket = connect(Number(port), hostname)
      socket.write(text)
      const [said] = (await once(socket, 'data')) as [Buffer]
      expect(said.toString()).toContain(answer)
      socket.destroy()
    }
    expect((await ask('/nl/')).status).toBe(200)
  })
})
