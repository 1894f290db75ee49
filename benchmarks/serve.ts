import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { publishedSample } from './published-sample.ts'
import { median, type Measurement, type Skipped } from './measurement.ts'

const peil = fileURLToPath(new URL('../cli/peil.ts', import.meta.url))
const example = new URL('../publication/serve/nginx.conf.example', import.meta.url)
const seconds = 5
const rounds = 3

const nginx = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx'].find(existsSync)

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })

const answers = async (url: string): Promise<void> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const response = await fetch(url).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not answer`)
}

/** Requests per second for compressed pages, from one load generator with 32 connections. */
const rate = async (base: string, paths: readonly string[]): Promise<number> => {
  const result = await autocannon({
    url: base,
    connections: 32,
    duration: seconds,
    headers: { 'accept-encoding': 'gzip' },
    requests: paths.map((path) => ({ path })),
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${base}: not every answer was good`)
  return result.requests.average
}

const startNginx = (
  program: string,
  folder: string,
  scratch: string,
  port: number,
): ChildProcess => {
  const site = readFileSync(example, 'utf8')
    .replace(/listen [^;]+;/, `listen 127.0.0.1:${port};`)
    .replace(/root [^;]+;/, `root ${folder};`)
  const types = existsSync('/etc/nginx/mime.types') ? 'include /etc/nginx/mime.types;' : ''
  const config = `
    worker_processes 2; daemon off; pid ${scratch}/nginx.pid; error_log ${scratch}/error.log;
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    events { worker_connections 1024; }
    http { ${types} access_log off; sendfile on; keepalive_requests 1000000;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${scratch}/${name};`).join(' ')}
      ${site} }`
  writeFileSync(join(scratch, 'nginx.conf'), config)
  return spawn(program, ['-c', join(scratch, 'nginx.conf'), '-p', scratch], { stdio: 'inherit' })
}

/** `peil serve` and nginx with the example configuration, in turns, on the same folder. */
export const measureServe = async (): Promise<readonly (Measurement | Skipped)[]> => {
  const what = 'requests per second of peil serve, against nginx'
  if (nginx === undefined) return [{ what, skipped: 'nginx is not installed' }]
  const { folder, release } = await publishedSample()
  const scratch = mkdtempSync(join(tmpdir(), 'peil-bench-'))
  const copy = join(scratch, 'release')
  cpSync(folder, copy, { recursive: true })
  spawnSync(process.execPath, [peil, 'compress', copy], { stdio: 'ignore' })
  const [ownPort, nginxPort] = [await freePort(), await freePort()]
  const own = spawn(
    process.execPath,
    [peil, 'serve', '--release', folder, '--port', String(ownPort)],
    { stdio: 'ignore' },
  )
  const other = startNginx(nginx, copy, scratch, nginxPort)
  try {
    const paths = release.municipalities.slice(0, 100).map(({ nis }) => `/nl/gemeente/${nis}/`)
    const [ownUrl, nginxUrl] = [`http://127.0.0.1:${ownPort}`, `http://127.0.0.1:${nginxPort}`]
    await answers(`${ownUrl}/nl/`)
    await answers(`${nginxUrl}/nl/`)
    const ownRates: number[] = []
    const nginxRates: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      ownRates.push(await rate(ownUrl, paths))
      nginxRates.push(await rate(nginxUrl, paths))
    }
    const note = `${median(ownRates).toFixed(0)} against ${median(nginxRates).toFixed(0)} per second`
    const value = median(ownRates) / median(nginxRates)
    return [{ what, value, unit: '×', limit: { kind: 'at-least', value: 0.3 }, note }]
  } finally {
    own.kill()
    other.kill()
    rmSync(scratch, { recursive: true, force: true })
  }
}
