import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { runPeil, startPeil } from '@peil/cli/testing/run-peil.ts'
import { randomFrom } from '@peil/operations/sample/random.ts'

/** A command that was killed with `kill -9`, or was faster. */
export interface Killed {
  /** Whether it said that its work was done: then it must be, whatever came after. */
  readonly acknowledged: boolean
}

/** Starts a command and kills its process after so many milliseconds. */
export const killPeil = async (args: readonly string[], after: number): Promise<Killed> => {
  const child = startPeil(args)
  const said = text(child.stdout)
  child.stderr.resume()
  const timer = setTimeout(() => child.kill('SIGKILL'), after)
  await once(child, 'close')
  clearTimeout(timer)
  return { acknowledged: (await said) !== '' }
}

/** How many milliseconds a command takes that nobody disturbs. */
export const durationOf = async (args: readonly string[]): Promise<number> => {
  const begin = performance.now()
  const ran = await runPeil(args)
  if (ran.code !== 0) throw new Error(`peil ${args.join(' ')}: ${ran.stderr}`)
  return performance.now() - begin
}

/**
 * Moments from the start to just after the usual end, more of them late, when things are written;
 * the same seed gives the same shares of the duration.
 */
export const momentsOf = (kills: number, duration: number, seed: number): readonly number[] => {
  const random = randomFrom(seed)
  return Array.from({ length: kills }, () => Math.sqrt(random.share()) * duration * 1.1)
}

/** Does something with each, two at a time: a machine for tests has two cores. */
export const twoAtATime = async <Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> => {
  const queue = [...items.entries()]
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      await work(next[1], next[0])
    }
  }
  await Promise.all([lane(), lane()])
}
