import { parentPort, workerData } from 'node:worker_threads'
import type { Evaluated, EvaluationRequest } from './run-method.ts'
import { runMethod } from './run-method.ts'

/** What the thread tells: how far it is, any number of times, and once what came out. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'evaluated'; readonly evaluated: Evaluated }

const say = (message: WorkerMessage): void => parentPort?.postMessage(message)

// More often nobody could read it, and every message costs both threads time.
const milliseconds = 100
let last = -Infinity
const progress = (done: number, of: number): void => {
  const now = performance.now()
  if (done < of && now - last < milliseconds) return
  last = now
  say({ kind: 'progress', done, of })
}

say({ kind: 'evaluated', evaluated: await runMethod(workerData as EvaluationRequest, progress) })
