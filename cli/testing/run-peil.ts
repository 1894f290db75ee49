import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const peil = fileURLToPath(new URL('../peil.ts', import.meta.url))
// What Node has compiled once it need not compile for every process of a test.
const compiled = fileURLToPath(new URL('../../node_modules/.cache/peil/compiled', import.meta.url))

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The environment of a `peil` that a test starts: no database of the developer's own. */
const peilEnvironment = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => {
  const inherited = { ...process.env }
  delete inherited['DATABASE_URL']
  return { NODE_COMPILE_CACHE: compiled, ...inherited, ...more }
}

/** Starts `peil` with these arguments, as a person or a script would. */
export const startPeil = (
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) =>
  spawn(process.execPath, [peil, ...args], {
    env: peilEnvironment(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** Runs `peil` to its end. */
export const runPeil = async (
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> => {
  const child = startPeil(args, environment)
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  return { code, stdout, stderr }
}

/** Standard output as the one JSON value it must be; throws when anything else is printed. */
export const jsonOf = ({ stdout }: Ran): unknown => JSON.parse(stdout)
