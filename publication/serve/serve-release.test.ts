import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeSignedRelease, type SignedRelease } from '../test-support/test-signed-release.ts'
import { ask as askServer, startServer, type Question } from '../test-support/test-server.ts'
import { serveRelease, type RunningServer } from './serve-release.ts'

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

const security = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
}

describe('serve a release', () => {
  it('[C122] sends a page to anyone, with security headers and a tag', async () => {
    const { status, headers, body } = await ask('/nl/gemeente/44021/')
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      ...security,
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(body.length),
      'cache-control': 'public, max-age=60, must-revalidate',
      'cross-origin-resource-policy': 'same-origin',
      vary: 'Accept-Encoding',
    })
    expect(headers['permissions-policy']).toContain('geolocation=()')
    expect(headers.etag).toMatch(/^"[0-9a-f]{32}"$/)
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(body.toString()).toContain('<!doctype html>')
  })

  it('[C122] shows earlier releases as they were published, each under an address of its own', async () => {
    const first = join(made.folder, 'first')
    const started = await serveRelease(join(made.folder, 'release'), { port: 0, earlier: [first] })
    if (!started.ok) throw new Error(JSON.stringify(started.refusals))
    const both = started.value
    try {
      const manifest = await readFile(join(first, 'manifest.json'))
      const sha256 = createHash('sha256').update(manifest).digest('hex')
      const { on } = JSON.parse(manifest.toString()) as { on: string }
      const under = `/as-published/${on}-${sha256.slice(0, 8)}/`
      expect((await askServer(both, `${under}manifest.json`)).body.equals(manifest)).toBe(true)
      expect((await askServer(both, '/manifest.json')).body.equals(manifest)).toBe(false)
      const page = await askServer(both, `${under}nl/gemeente/44021/`)
      expect(page.status).toBe(200)
      expect(page.headers).toMatchObject(security)
      const open = await askServer(both, `${under}data/kpis.csv`)
      expect(open.headers['access-control-allow-origin']).toBe('*')
      expect((await askServer(both, '/as-published/')).status).toBe(404)
    } finally {
      await both.close()
    }
  })

  it('refuses an earlier release that its history does not name, or that was changed', async () => {
    const codes = async (earlier: string) => {
      const started = await serveRelease(join(made.folder, 'release'), {
        port: 0,
        earlier: [earlier],
      })
      if (started.ok) await started.value.close()
      return started.ok ? [] : started.refusals.map(({ code }) => code)
    }
    expect(await codes(join(made.folder, 'release'))).toEqual(['earlier-release-unknown'])
    expect(await codes(join(made.folder, 'nowhere'))).toEqual(['folder-missing'])
    const changed = await made.copy()
    await writeFile(join(changed, 'nl/index.html'), 'changed')
    expect(await codes(changed)).toEqual(['file-differs'])
  })

  it('sends open data so that pages of anyone may read it', async () => {
    for (const [path, type] of [
      ['/data/kpis.csv', 'text/csv; charset=utf-8'],
      ['/data/kpis.json', 'application/json; charset=utf-8'],
      ['/manifest.json', 'application/json; charset=utf-8'],
      ['/manifest.json.sig', 'text/plain; charset=utf-8'],
      ['/history/0001-manifest.json', 'application/json; charset=utf-8'],
    ])
      expect((await ask(path ?? '')).headers).toMatchObject({
        ...security,
        'content-type': type,
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      })
  })

  it('lets assets be kept whose names change with their contents', async () => {
    const { headers } = await ask('/_app/immutable/assets/0.AbCd1234.css')
    expect(headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })

  it.each([
    ['br', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.1, gzip;q=0.9', 'gzip'],
    ['*', 'br'],
    ['zstd, identity', undefined],
    ['', undefined],
  ])('asked for %j, answers with %j and its own strong tag', async (accepted, encoding) => {
    const plain = await ask('/data/dictionary.csv')
    const answer = await ask('/data/dictionary.csv', { 'Accept-Encoding': accepted })
    expect(answer.headers['content-encoding']).toBe(encoding)
    const decode = { br: brotliDecompressSync, gzip: gunzipSync }[encoding ?? '']
    expect((decode?.(answer.body) ?? answer.body).equals(plain.body)).toBe(true)
    const tag = plain.headers.etag ?? ''
    const suffix = encoding === undefined ? '"' : `-${encoding}"`
    expect(answer.headers.etag).toBe(tag.replace(/"$/, suffix))
  })

  it('does not send again what a client has', async () => {
    const gzip = { 'Accept-Encoding': 'gzip' }
    const { headers } = await ask('/nl/', gzip)
    const tag = headers.etag ?? ''
    for (const match of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await ask('/nl/', { ...gzip, 'If-None-Match': match })
      expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) })
      expect(again.headers).toMatchObject({ etag: tag, vary: 'Accept-Encoding', ...security })
    }
    for (const match of ['"other"', tag.slice(0, -1), ''])
      expect((await ask('/nl/', { ...gzip, 'If-None-Match': match })).status).toBe(200)
    // Another representation has another tag.
    expect((await ask('/nl/', { 'If-None-Match': tag })).status).toBe(200)
  })

  it('answers HEAD like GET without a body, and refuses what changes things', async () => {
    const get = await ask('/nl/')
    const head = await ask('/nl/', {}, 'HEAD')
    expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' })
    expect(head).toMatchObject({ status: 200, body: Buffer.alloc(0) })
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])
      expect(await ask('/nl/', {}, method)).toMatchObject({
        status: 405,
        headers: { allow: 'GET, HEAD', ...security },
      })
  })

  it('leads from a folder without slash to the one with it, keeping what was asked', async () => {
    expect(await ask('/nl')).toMatchObject({ status: 308, headers: { location: '/nl/' } })
    expect(await ask('/nl/zoek?naam=gent')).toMatchObject({
      status: 308,
      headers: { location: '/nl/zoek/?naam=gent' },
    })
    expect((await ask('/')).status).toBe(200)
    expect((await ask('/nl/index.html')).status).toBe(200)
    expect((await ask('/nl/?utm=x')).status).toBe(200)
    expect((await ask(`${server.url}nl/`)).status).toBe(200)
  })

  it('shows the page of the language for what is not there', async () => {
    for (const [path, text] of [
      ['/nl/gemeente/99999/', '404 nl'],
      ['/en/municipality/99999/', '404 en'],
    ] as const) {
      const { status, headers, body } = await ask(path)
      expect(status).toBe(404)
      expect(headers).toMatchObject({ ...security, 'content-type': 'text/html; charset=utf-8' })
      expect(body.toString()).toContain(text)
    }
    const { status, headers, body } = await ask('/fr/')
    expect([status, headers['content-type']]).toEqual([404, 'text/plain; charset=utf-8'])
    expect(body.toString()).toContain('Not found')
  })

  it('reads its files at the start only, and refuses a folder that is not as published', async () => {
    const folder = await made.copy()
    await writeFile(join(folder, 'added.html'), 'added')
    await mkdir(join(folder, 'sub'))
    const other = await startServer(folder)
    const askOther = async (path: string) => (await fetch(new URL(path, other.url))).status
    expect(await askOther('/added.html')).toBe(404)
    await rename(join(folder, 'index.html'), join(folder, 'sub', 'index.html'))
    expect(await askOther('/')).toBe(200)
    await other.close()
    await symlink('sub/index.html', join(folder, 'index.html'))
    expect(await serveRelease(folder, { port: 0 })).toMatchObject({
      ok: false,
      refusals: [{ code: 'file-differs' }],
    })
    expect(await serveRelease(join(folder, 'sub'), { port: 0 })).toMatchObject({
      ok: false,
      refusals: [{ code: 'manifest-missing' }],
    })
  })

  it('refuses a port that another has', async () => {
    const port = Number(new URL(server.url).port)
    expect(await serveRelease(join(made.folder, 'release'), { port })).toMatchObject({
      ok: false,
      refusals: [{ code: 'port-unavailable' }],
    })
  })

  it('can be closed twice', async () => {
    const other = await startServer(join(made.folder, 'release'))
    await Promise.all([other.close(), other.close()])
    await expect(fetch(other.url)).rejects.toThrow()
  })
})
