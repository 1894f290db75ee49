import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { servedUrl } from '@peil/cli/testing/served-url.ts'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../e2e/browser.ts'
import { heaviestMunicipality } from './page-size.ts'
import { publishedSample } from './published-sample.ts'
import { median, type Measurement } from './measurement.ts'

const peil = fileURLToPath(new URL('../cli/peil.ts', import.meta.url))

/** A slow line and a slow machine: 1.6 Mbit/s, 150 ms, a processor four times slower. */
const slow = {
  network: {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  },
  processor: 4,
}
const rounds = 7

interface Seen {
  readonly firstPaint: number
  readonly shift: number
  readonly requests: readonly URL[]
  /** Bytes that came over the line, heads of answers included. */
  readonly transferred: number
}

/** A table of 30 KB, and nothing else: what no page can beat. */
const bareTable = (): Buffer => {
  const row = (n: number): string => `<tr><th>${n}</th><td>${n * 7}</td><td>${n * 13}</td></tr>`
  const rows = Array.from({ length: 900 }, (_, n) => row(n)).join('')
  return Buffer.from(
    `<!doctype html><html lang="nl"><title>Tabel</title><table>${rows}</table></html>`,
  )
}

const serveBareTable = async (): Promise<Server> => {
  const body = gzipSync(bareTable())
  const server = createServer((request, response) => {
    // Browsers ask for an icon, which is no part of the page.
    if (request.url !== '/') return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

/** The load may be over before anything is painted. */
const firstPaintOf = (page: Page): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const [paint] = list.getEntriesByName('first-contentful-paint')
      if (paint !== undefined) resolve(paint.startTime)
    }).observe({ type: 'paint', buffered: true })
  })`)

const shiftsOf = (page: Page): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    let sum = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => resolve(sum), 500)
  })`)

/** Loads an address as somebody does who has never been there. */
const visit = async (browser: Browser, url: string): Promise<Seen> => {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.setCacheDisabled', { cacheDisabled: true })
    await session.send('Network.emulateNetworkConditions', slow.network)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slow.processor })
    const requests: URL[] = []
    let transferred = 0
    page.on('request', (request) => void requests.push(new URL(request.url())))
    session.on('Network.loadingFinished', (event) => void (transferred += event.encodedDataLength))
    await page.goto(url, { waitUntil: 'load' })
    const firstPaint = await firstPaintOf(page)
    return { firstPaint, shift: await shiftsOf(page), requests, transferred }
  } finally {
    await context.close()
  }
}

/**
 * The heaviest page of a municipality on a slow line, as it is served, in turns with a bare table of
 * 30 KB: when something can first be read, what comes over the line, from whom, and whether anything
 * jumps.
 */
export const measureFirstPaint = async (): Promise<readonly Measurement[]> => {
  const { folder, release } = await publishedSample()
  const { nis, name } = heaviestMunicipality(folder, release)
  const bare = await serveBareTable()
  const own = spawn(process.execPath, [peil, 'serve', '--release', folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const browser = await launchBrowser()
  try {
    const base = await servedUrl(own.stdout)
    const ownUrl = `${base}nl/gemeente/${nis}/`
    const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`
    const seen: Seen[] = []
    const reference: Seen[] = []
    for (let round = 0; round < rounds; round += 1) {
      reference.push(await visit(browser, bareUrl))
      seen.push(await visit(browser, ownUrl))
    }
    const [ownPaint, barePaint] = [seen, reference].map((all) =>
      median(all.map(({ firstPaint }) => firstPaint)),
    ) as [number, number]
    const foreign = seen[0]?.requests.filter(({ origin }) => origin !== new URL(base).origin) ?? []
    return [
      {
        what: `first contentful paint of the heaviest page (${name}), against a bare table`,
        value: ownPaint / barePaint,
        unit: '×',
        // 1.1 s where a bare table takes 0.8 s.
        limit: { kind: 'at-most', value: 1.1 / 0.8 },
        note: `${ownPaint.toFixed(0)} ms against ${barePaint.toFixed(0)} ms`,
      },
      {
        what: 'the same page: first contentful paint',
        value: ownPaint,
        unit: 'ms',
        limit: { kind: 'at-most', value: 1100 },
      },
      {
        what: 'the same page: everything that comes over the line',
        value: median(seen.map(({ transferred }) => transferred)) / 1024,
        unit: 'KB',
        limit: { kind: 'at-most', value: 60 },
      },
      {
        what: 'the same page: requests to other hosts',
        value: foreign.length,
        unit: 'requests',
        limit: { kind: 'at-most', value: 0 },
      },
      {
        what: 'the same page: layout shift',
        value: Math.max(...seen.map(({ shift }) => shift)),
        unit: 'score',
        limit: { kind: 'at-most', value: 0 },
      },
    ]
  } finally {
    await browser.close()
    own.kill()
    bare.close()
  }
}
